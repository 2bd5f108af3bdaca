import Glibc

/// The listening socket that systemd hands to a service of its socket unit: `sd_listen_fds(3)`.
package enum InheritedSocket {
    /// What systemd passes begins after standard input, output and error.
    private static let first: Int32 = 3

    /// - Parameters:
    ///   - environment: of this process.
    ///   - process: its number, for what is meant for another one.
    /// - Returns: `nil`: nobody handed one over.
    /// - Throws: `ServerFault` where what was handed over is not one listening socket.
    package static func descriptor(_ environment: [String: String], process: Int32 = getpid()) throws(ServerFault) -> Int32? {
        guard environment["LISTEN_PID"] == String(process), let count = environment["LISTEN_FDS"].flatMap({ Int($0) }), count > 0
        else { return nil }
        guard count == 1 else {
            throw ServerFault(.address, "\(count) sockets were handed over; the socket unit has to name one ListenStream=.")
        }
        var isListening: Int32 = 0
        var size = socklen_t(MemoryLayout<Int32>.size)
        guard getsockopt(first, SOL_SOCKET, SO_ACCEPTCONN, &isListening, &size) == 0, isListening == 1 else {
            throw ServerFault(.address, "What was handed over as file descriptor \(first) is no socket that listens.")
        }
        // Programs started from here have no use for it.
        _ = fcntl(first, F_SETFD, FD_CLOEXEC)
        return first
    }
}
