/// Paths as text: absolute ones stay, others are taken from a folder. Nothing is looked up on disk.
enum FilePath {
    static func absolute(_ path: String, in folder: String) -> String {
        normalized(path.hasPrefix("/") ? path : folder + "/" + path)
    }

    static func folder(of path: String) -> String {
        let parts = path.split(separator: "/")
        return "/" + parts.dropLast().joined(separator: "/")
    }

    /// Without `.` and empty parts; `..` stays, since the part before it may be a symbolic link.
    static func normalized(_ path: String) -> String {
        "/" + path.split(separator: "/").filter { $0 != "." }.joined(separator: "/")
    }
}
