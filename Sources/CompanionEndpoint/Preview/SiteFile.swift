import Foundation
import Glibc

/// An open file of the site; closed when nobody holds it any more.
final class SiteFile: Sendable {
    enum Opened {
        case file(SiteFile)
        case folder
        case none
    }

    let name: String
    let size: Int
    /// Changes with the content: the publisher replaces files as a whole.
    let entityTag: String
    private let descriptor: Int32

    private init(name: String, descriptor: Int32, attributes: [FileAttributeKey: Any]) {
        self.name = name
        self.descriptor = descriptor
        size = max(0, lseek(descriptor, 0, SEEK_END))
        let changed = (attributes[.modificationDate] as? Date)?.timeIntervalSince1970.bitPattern ?? 0
        let number = (attributes[.systemFileNumber] as? NSNumber)?.uint64Value ?? 0
        entityTag = "\"\(String(changed, radix: 36))-\(String(number, radix: 36))-\(String(size, radix: 36))\""
    }

    deinit { close(descriptor) }

    /// - Parameters:
    ///   - root: the real path of the site's folder, without symlinks.
    ///   - components: as `SitePath` makes them.
    static func open(_ components: [String], below root: String) -> Opened {
        let path = root + components.map { "/" + $0 }.joined()
        // Non-blocking, because opening a named pipe would otherwise wait for its other end.
        let descriptor = Glibc.open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
        guard descriptor >= 0 else { return .none }
        // Where the opened thing really is, whatever links led there: nothing outside the folder is served. Asked again after
        // its attributes: had the file been replaced in between, they would be another file's.
        guard let real = realPath(of: descriptor), real == root || real.hasPrefix(root + "/"),
            let attributes = try? FileManager.default.attributesOfItem(atPath: real), realPath(of: descriptor) == real
        else {
            close(descriptor)
            return .none
        }
        switch attributes[.type] as? FileAttributeType {
        case .typeRegular?:
            return .file(SiteFile(name: components.last ?? "", descriptor: descriptor, attributes: attributes))
        case .typeDirectory?:
            close(descriptor)
            return .folder
        default:
            close(descriptor)
            return .none
        }
    }

    /// The path of a folder without symlinks; `nil` where it is no folder that can be read.
    static func realPath(ofFolder path: String) -> String? {
        let descriptor = Glibc.open(path, O_RDONLY | O_CLOEXEC | O_DIRECTORY)
        guard descriptor >= 0 else { return nil }
        defer { close(descriptor) }
        return realPath(of: descriptor)
    }

    private static func realPath(of descriptor: Int32) -> String? {
        var buffer = [CChar](repeating: 0, count: Int(PATH_MAX) + 1)
        let length = readlink("/proc/self/fd/\(descriptor)", &buffer, buffer.count)
        guard length > 0, length < buffer.count else { return nil }
        return String(validating: buffer.prefix(length).map(UInt8.init(bitPattern:)), as: UTF8.self)
    }

    /// Up to `count` bytes from `offset` on; empty at the end.
    func read(at offset: Int, count: Int) -> [UInt8] {
        [UInt8](unsafeUninitializedCapacity: count) { buffer, initialized in
            initialized = max(0, pread(descriptor, buffer.baseAddress, count, off_t(offset)))
        }
    }
}
