import Glibc

enum FileStatus {
    /// Bytes; `nil` where there is no such file.
    static func size(_ path: String) -> Int64? {
        var status = stat()
        return stat(path, &status) == 0 ? Int64(status.st_size) : nil
    }

    static func exists(_ path: String) -> Bool { access(path, F_OK) == 0 }
}
