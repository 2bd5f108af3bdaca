internal import Foundation

enum FolderCheck {
    /// Whether files can be made in a folder that exists, or in the nearest one above it where it does not exist yet.
    static func finding(_ subject: String, _ path: String, needs: String) -> Finding {
        var existing = URL(fileURLWithPath: path)
        var isFolder: ObjCBool = false
        while !FileManager.default.fileExists(atPath: existing.path, isDirectory: &isFolder), existing.path != "/" {
            existing.deleteLastPathComponent()
        }
        guard existing.path == "/" || isFolder.boolValue else {
            return Finding(
                subject: subject, verdict: .broken, message: "\(existing.path) is a file, not a folder",
                mend: "name another folder")
        }
        let probe = existing.appendingPathComponent(".dockstat-doctor-\(getpid())").path
        let descriptor = open(probe, O_CREAT | O_EXCL | O_WRONLY, 0o600)
        guard descriptor >= 0 else {
            let reason = String(cString: strerror(errno))
            return Finding(
                subject: subject, verdict: .broken, message: "\(existing.path) cannot be written: \(reason)", mend: needs)
        }
        close(descriptor)
        unlink(probe)
        let note = existing.path == URL(fileURLWithPath: path).path ? "can be written" : "does not exist yet and can be made"
        return Finding(subject: subject, verdict: .sound, message: "\(path) \(note)")
    }
}

enum DiskCheck {
    static let scarce: UInt64 = 200 << 20

    static func finding(for path: String) -> Finding {
        var folder = URL(fileURLWithPath: path).deletingLastPathComponent()
        while !FileManager.default.fileExists(atPath: folder.path), folder.path != "/" { folder.deleteLastPathComponent() }
        var facts = statvfs()
        guard statvfs(folder.path, &facts) == 0 else {
            return Finding(
                subject: "disk", verdict: .doubtful,
                message: "\(folder.path) gives no figures: \(String(cString: strerror(errno)))")
        }
        let free = UInt64(facts.f_bavail) * UInt64(facts.f_frsize)
        let text = "\(free >> 20) MiB free for the database in \(folder.path)"
        guard free < scarce else { return Finding(subject: "disk", verdict: .sound, message: text) }
        return Finding(
            subject: "disk", verdict: free < scarce / 10 ? .broken : .doubtful, message: text,
            mend: "make room, or set a smaller retention")
    }
}
