import DockStatModel
import Glibc

extension UnreachableReason {
    /// Which group opens the socket, as the socket's file tells.
    static func permissionAdvice(for engine: EngineAddress) -> String {
        guard case .unix(let path) = engine else { return "Check who may use this address." }
        guard let group = groupName(of: path) else {
            return "Run as a user who may open the socket (usually a member of the group docker)."
        }
        return "Let the user join the group \(group) (sudo usermod -aG \(group) USER) and sign in again, or run as root."
    }

    /// `nil` where the file cannot be seen, or only its owner may write to it.
    private static func groupName(of path: String) -> String? {
        var status = stat()
        guard stat(path, &status) == 0, status.st_mode & S_IWGRP != 0 else { return nil }
        var entry = group()
        var found: UnsafeMutablePointer<group>?
        let name = withUnsafeTemporaryAllocation(of: CChar.self, capacity: 16384) { buffer -> String? in
            guard getgrgid_r(status.st_gid, &entry, buffer.baseAddress, buffer.count, &found) == 0, found != nil,
                let name = entry.gr_name
            else { return nil }
            return String(cString: name)
        }
        return name ?? String(status.st_gid)
    }
}
