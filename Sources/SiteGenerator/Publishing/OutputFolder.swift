import DockStatModel
import Glibc

/// The output folder on disk. Every path is relative, made of slugs by us, and checked once more here.
struct OutputFolder: Sendable {
    let path: String

    struct Status: Hashable, Sendable {
        var size: Int64
        var modified: Int64
        var isRegular: Bool
    }

    func absolute(_ relative: String) -> String { path + "/" + relative }

    /// `nil` where there is nothing; a symbolic link is looked at, not followed.
    func status(of relative: String) -> Status? {
        var info = stat()
        guard lstat(absolute(relative), &info) == 0 else { return nil }
        return Status(
            size: Int64(info.st_size), modified: Self.nanoseconds(info.st_mtim),
            isRegular: info.st_mode & S_IFMT == S_IFREG)
    }

    /// Of a `timespec`: seconds and nanoseconds, a word each. By its bytes, since its fields belong to a module that an optimized
    /// build from scratch does not let us see.
    private static func nanoseconds(_ time: some Any) -> Int64 {
        withUnsafeBytes(of: time) { bytes in
            Int64(bytes.load(as: Int.self)) * 1_000_000_000
                + Int64(bytes.load(fromByteOffset: MemoryLayout<Int>.size, as: Int.self))
        }
    }

    /// `nil` where it is not there.
    /// - Throws: `SiteError` where it is there and cannot be read.
    func read(_ relative: String) throws -> [UInt8]? {
        let file = open(absolute(relative), O_RDONLY | O_CLOEXEC)
        guard file >= 0 else {
            if errno == ENOENT { return nil }
            throw failure("read", relative)
        }
        defer { close(file) }
        var bytes: [UInt8] = []
        var buffer = [UInt8](repeating: 0, count: 1 << 16)
        while true {
            let count = Glibc.read(file, &buffer, buffer.count)
            guard count >= 0 else { throw failure("read", relative) }
            if count == 0 { return bytes }
            bytes.append(contentsOf: buffer[..<count])
        }
    }

    /// Writes beside and renames: a reader sees the old file or the new one. The name of the file beside is always the same, so
    /// that one a crash left is used up by the next writing.
    ///
    /// - Throws: `SiteError`; the old file stands.
    func write(_ bytes: [UInt8], to relative: String) throws {
        guard OutputFolder.isSafe(relative) else {
            throw SiteError(.cannotWrite, "refused to write outside the output folder: \(CleanText.line(relative))")
        }
        let parts = relative.split(separator: "/", omittingEmptySubsequences: false)
        let beside = (parts.dropLast() + ["." + (parts.last ?? "") + ".new"]).joined(separator: "/")
        var file = openForWriting(beside)
        if file < 0, errno == ENOENT {
            try makeFolders(parts.dropLast().map(String.init))
            file = openForWriting(beside)
        }
        guard file >= 0 else { throw failure("write", relative) }
        var written = 0
        while written < bytes.count {
            let count = bytes.withUnsafeBytes { Glibc.write(file, $0.baseAddress.map { $0 + written }, $0.count - written) }
            if count < 0, errno == EINTR { continue }
            guard count > 0 else {
                let error = failure("write", relative)
                close(file)
                unlink(absolute(beside))
                throw error
            }
            written += count
        }
        guard close(file) == 0, rename(absolute(beside), absolute(relative)) == 0 else {
            let error = failure("write", relative)
            unlink(absolute(beside))
            throw error
        }
    }

    /// Removes a file and the folders above it that it leaves empty. Nothing there is fine.
    func remove(_ relative: String) throws {
        guard OutputFolder.isSafe(relative) else { return }
        guard unlink(absolute(relative)) == 0 || errno == ENOENT else { throw failure("remove", relative) }
        var folders = relative.split(separator: "/").dropLast()
        while !folders.isEmpty, rmdir(absolute(folders.joined(separator: "/"))) == 0 { folders = folders.dropLast() }
    }

    func makeFolders(_ relative: [String]) throws {
        // The output folder itself with its parents first, then ours below.
        var current = path.hasPrefix("/") ? "" : "."
        for part in path.split(separator: "/").map(String.init) + relative {
            current += "/" + part
            guard mkdir(current, 0o755) == 0 || errno == EEXIST || errno == EROFS && isFolder(current) else {
                throw SiteError(
                    .cannotWrite, "cannot make the folder \(current): \(OutputFolder.reason()); \(OutputFolder.advice(errno))")
            }
        }
    }

    var isEmpty: Bool {
        guard let folder = opendir(path) else { return true }
        defer { closedir(folder) }
        var count = 0
        while readdir(folder) != nil { count += 1 }
        return count <= 2
    }

    private func isFolder(_ path: String) -> Bool {
        var info = stat()
        return stat(path, &info) == 0 && info.st_mode & S_IFMT == S_IFDIR
    }

    private func openForWriting(_ relative: String) -> Int32 {
        // Never through a link somebody laid there: a left-over of ours is no link.
        open(absolute(relative), O_WRONLY | O_CREAT | O_TRUNC | O_NOFOLLOW | O_CLOEXEC, 0o644)
    }

    private func failure(_ verb: String, _ relative: String) -> SiteError {
        let code = errno
        let isFull = code == ENOSPC || code == EDQUOT
        return SiteError(
            isFull ? .diskFull : .cannotWrite,
            "cannot \(verb) \(absolute(relative)): \(OutputFolder.reason(code)); \(OutputFolder.advice(code))")
    }

    private static func reason(_ code: Int32 = errno) -> String { String(cString: strerror(code)) }

    private static func advice(_ code: Int32) -> String {
        switch code {
        case ENOSPC, EDQUOT: "free some space; the pages that are there stand as they were"
        case EACCES, EPERM: "let this user write the output folder, or choose another one with `output`"
        case EROFS: "the file system is mounted read-only; choose another folder with `output`"
        default: "choose another folder with `output` if this one cannot be mended"
        }
    }

    /// Whether a path stays inside: no empty, `.` or `..` parts, no control characters.
    static func isSafe(_ relative: String) -> Bool {
        let parts = relative.split(separator: "/", omittingEmptySubsequences: false)
        return !parts.isEmpty && parts.allSatisfy { !$0.isEmpty && $0 != "." && $0 != ".." }
            && relative.utf8.allSatisfy { $0 >= 0x20 && $0 != 0x7F }
    }
}
