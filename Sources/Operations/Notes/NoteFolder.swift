import DockStatModel
import Foundation
import Glibc

/// The files of the notes, one writer at a time. No link is followed: what lies behind one is not the notes' own.
struct NoteFolder: ~Copyable {
    static let largest = 256 << 10

    private let root: Int32

    /// Opens the folder and waits for whoever writes in it.
    ///
    /// - Parameter path: of `notes/`, which is made where it is missing.
    init(_ path: String) throws(ChangeRefusal) { root = try Self.locked(path) }

    private static func locked(_ path: String) throws(ChangeRefusal) -> Int32 {
        guard mkdir(path, 0o755) == 0 || errno == EEXIST else { throw refusal("The folder of the notes cannot be made") }
        let root = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        guard root >= 0 else { throw refusal("The folder of the notes cannot be opened") }
        while flock(root, LOCK_EX) != 0 {
            guard errno == EINTR else {
                let refusal = refusal("The folder of the notes cannot be locked")
                close(root)
                throw refusal
            }
        }
        return root
    }

    deinit { close(root) }

    /// - Returns: `nil`: there is no such note.
    func read(_ path: String) throws(ChangeRefusal) -> String? {
        let folder: Int32
        do { folder = try self.folder(of: path, making: false) } catch {
            if error.kind == .notFound { return nil }
            throw error
        }
        defer { close(folder) }
        let file = openat(folder, Self.name(of: path), O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC)
        guard file >= 0 else {
            if errno == ENOENT { return nil }
            throw Self.refusal("The note \(path) cannot be read")
        }
        defer { close(file) }
        var info = stat()
        guard fstat(file, &info) == 0, info.st_mode & S_IFMT == S_IFREG else {
            throw ChangeRefusal(.forbidden, "\(path) is no file.")
        }
        guard info.st_size <= 1 << 20 else { throw ChangeRefusal(.forbidden, "The note \(path) is too large to be edited here.") }
        var bytes: [UInt8] = []
        var buffer = [UInt8](repeating: 0, count: 1 << 16)
        while true {
            let count = Glibc.read(file, &buffer, buffer.count)
            if count < 0, errno == EINTR { continue }
            guard count >= 0 else { throw Self.refusal("The note \(path) cannot be read") }
            if count == 0 { break }
            bytes += buffer[..<count]
        }
        guard let text = String(validating: bytes, as: UTF8.self) else {
            throw ChangeRefusal(.forbidden, "The note \(path) is not UTF-8: it has to be mended on the machine itself.")
        }
        return text
    }

    /// Beside, to the disk, and into its place: whoever reads sees the old note or the new one.
    func write(_ text: String, to path: String) throws(ChangeRefusal) {
        let folder = try self.folder(of: path, making: true)
        defer { close(folder) }
        let name = Self.name(of: path)
        try checkPlace(name, in: folder, path)
        let beside = ".\(name).new"
        // One that a crash left.
        unlinkat(folder, beside, 0)
        let file = openat(folder, beside, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0o644)
        guard file >= 0 else { throw Self.refusal("The note \(path) cannot be written") }
        let isWritten = Self.write(Array(text.utf8), to: file) && fsync(file) == 0
        let refusal = isWritten ? nil : Self.refusal("The note \(path) cannot be written")
        close(file)
        if let refusal {
            unlinkat(folder, beside, 0)
            throw refusal
        }
        guard renameat(folder, beside, folder, name) == 0 else {
            let refusal = Self.refusal("The note \(path) cannot be put into its place")
            unlinkat(folder, beside, 0)
            throw refusal
        }
        fsync(folder)
    }

    /// With the folders that it leaves empty.
    func remove(_ path: String) throws(ChangeRefusal) {
        let folder = try self.folder(of: path, making: false)
        try checkPlace(Self.name(of: path), in: folder, path)
        let isRemoved = unlinkat(folder, Self.name(of: path), 0) == 0
        let refusal = isRemoved ? nil : Self.refusal("The note \(path) cannot be removed")
        fsync(folder)
        close(folder)
        if let refusal { throw refusal }
        var parts = path.split(separator: "/").dropLast().map(String.init)
        while let last = parts.popLast() {
            guard let parent = try? self.folder(parts, making: false) else { return }
            let isEmpty = unlinkat(parent, last, AT_REMOVEDIR) == 0
            close(parent)
            if !isEmpty { return }
        }
    }

    // MARK: Names

    private static func name(of path: String) -> String { path.split(separator: "/").last.map(String.init) ?? "" }

    private func folder(of path: String, making: Bool) throws(ChangeRefusal) -> Int32 {
        try folder(path.split(separator: "/").dropLast().map(String.init), making: making)
    }

    /// From name to name, through folders only.
    private func folder(_ parts: [String], making: Bool) throws(ChangeRefusal) -> Int32 {
        var current = dup(root)
        guard current >= 0 else { throw Self.refusal("The folder of the notes cannot be opened") }
        for part in parts {
            if making, mkdirat(current, part, 0o755) == 0 { fsync(current) }
            let next = openat(current, part, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC)
            let refusal: ChangeRefusal? =
                switch next >= 0 ? 0 : errno {
                case 0: nil
                case ENOENT: ChangeRefusal(.notFound, "There is no such note.")
                case ENOTDIR, ELOOP:
                    ChangeRefusal(.forbidden, "\(part) is no folder of the notes' own: links are not followed.")
                default: Self.refusal("The folder \(part) cannot be opened")
                }
            close(current)
            if let refusal { throw refusal }
            current = next
        }
        return current
    }

    /// What is a link, a folder or a device is nothing that a note takes the place of.
    private func checkPlace(_ name: String, in folder: Int32, _ path: String) throws(ChangeRefusal) {
        var info = stat()
        guard fstatat(folder, name, &info, AT_SYMLINK_NOFOLLOW) == 0 else { return }
        guard info.st_mode & S_IFMT == S_IFREG else {
            throw ChangeRefusal(.forbidden, "\(path) is no file of the notes' own: links are not followed.")
        }
    }

    private static func write(_ bytes: [UInt8], to file: Int32) -> Bool {
        var written = 0
        while written < bytes.count {
            let count = bytes.withUnsafeBytes { Glibc.write(file, $0.baseAddress.map { $0 + written }, $0.count - written) }
            if count < 0, errno == EINTR { continue }
            if count <= 0 { return false }
            written += count
        }
        return true
    }

    /// With what the system says.
    private static func refusal(_ sentence: String) -> ChangeRefusal {
        if errno == ELOOP { return ChangeRefusal(.forbidden, "\(sentence): links are not followed.") }
        return ChangeRefusal(.failed, "\(sentence): \(String(cString: strerror(errno))).")
    }
}
