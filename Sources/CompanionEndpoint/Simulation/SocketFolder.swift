import Foundation
import Glibc

/// A folder of unix sockets of ours.
enum SocketFolder {
    /// Makes the folder where it is missing and clears away what an earlier run left.
    ///
    /// - Returns: the paths of `host-1.sock`, ….
    /// - Throws: `ServerFault` where it cannot be written, a path is too long for a socket, or somebody listens there.
    static func prepare(_ folder: String, names: [String]) throws(ServerFault) -> [String] {
        if mkdir(folder, 0o700) != 0, errno != EEXIST {
            throw ServerFault(.folder, "Cannot make the folder \(folder): \(String(cString: strerror(errno))).")
        }
        var paths: [String] = []
        for name in names {
            let path = "\(folder)/\(name).sock"
            try vacate(path)
            paths.append(path)
        }
        return paths
    }

    /// Clears away the socket that an earlier run left at a path.
    static func vacate(_ path: String) throws(ServerFault) {
        // sun_path holds 108 bytes with the NUL at its end.
        guard path.utf8.count < 108 else {
            throw ServerFault(
                .folder, "The path \(path) is too long for a socket (at most 107 bytes). Name a shorter folder.")
        }
        guard !isAnswered(path) else {
            throw ServerFault(
                .inUse, "Cannot listen on \(path): another program listens there. End it, or name another folder.")
        }
        try remove(path)
    }

    /// Only ever removes a socket.
    private static func remove(_ path: String) throws(ServerFault) {
        guard let attributes = try? FileManager.default.attributesOfItem(atPath: path) else { return }
        guard attributes[.type] as? FileAttributeType == .typeSocket, unlink(path) == 0 else {
            throw ServerFault(.folder, "\(path) is in the way: it is no socket of ours, or may not be removed.")
        }
    }

    /// At the end of a run.
    static func clear(_ paths: [String]) {
        for path in paths { unlink(path) }
    }

    private static func isAnswered(_ path: String) -> Bool {
        let descriptor = socket(AF_UNIX, Int32(SOCK_STREAM.rawValue), 0)
        guard descriptor >= 0 else { return false }
        defer { close(descriptor) }
        var address = sockaddr_un()
        address.sun_family = sa_family_t(AF_UNIX)
        withUnsafeMutableBytes(of: &address.sun_path) { $0.copyBytes(from: path.utf8.prefix($0.count - 1)) }
        return withUnsafePointer(to: address) {
            $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                connect(descriptor, $0, socklen_t(MemoryLayout<sockaddr_un>.size)) == 0
            }
        }
    }
}
