import Glibc

/// Reads the bytes of a configuration file, within bounds.
enum ConfigurationFile {
    /// No configuration that a person writes comes near it; it bounds what a wrong path (`/dev/zero`) can cost.
    static let largestSize = 1 << 20

    enum Failure: Error, Equatable {
        case missing
        case unreadable(reason: String)
        case tooLarge
        case notText(offset: Int)
    }

    static func text(at path: String) throws(Failure) -> String {
        let bytes = try bytes(at: path)
        // A byte order mark is allowed by YAML and means nothing.
        let content = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? bytes.dropFirst(3) : bytes[...]
        guard let text = String(validating: content, as: UTF8.self) else {
            throw .notText(offset: firstInvalidOffset(bytes))
        }
        return text
    }

    private static func bytes(at path: String) throws(Failure) -> [UInt8] {
        // Not blocking: opening a FIFO nobody writes to must not hang.
        let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
        guard descriptor >= 0 else {
            let code = errno
            if code == ENOENT || code == ENOTDIR { throw .missing }
            throw .unreadable(reason: String(cString: strerror(code)))
        }
        defer { close(descriptor) }
        var status = stat()
        if fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFDIR {
            throw .unreadable(reason: "it is a folder")
        }
        var bytes: [UInt8] = []
        var chunk = [UInt8](repeating: 0, count: 64 << 10)
        while true {
            let count = read(descriptor, &chunk, chunk.count)
            if count < 0 {
                if errno == EINTR { continue }
                throw .unreadable(reason: String(cString: strerror(errno)))
            }
            if count == 0 { return bytes }
            bytes += chunk.prefix(count)
            if bytes.count > largestSize { throw .tooLarge }
        }
    }

    /// The longest valid beginning ends where the first wrong byte is.
    private static func firstInvalidOffset(_ bytes: [UInt8]) -> Int {
        var decoder = UTF8()
        var iterator = bytes.makeIterator()
        var offset = 0
        while case .scalarValue(let scalar) = decoder.decode(&iterator) {
            offset += UTF8.width(scalar)
        }
        return offset
    }
}
