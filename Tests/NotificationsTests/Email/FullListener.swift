import Glibc
import TestSupport

/// A port whose queue of connections is full: who connects hears nothing.
final class FullListener: Sendable {
    let port: Int
    private let descriptors: [Int32]

    init() throws {
        let port = try freePort()
        self.port = port
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_port = in_port_t(port).bigEndian
        address.sin_addr.s_addr = in_addr_t(0x7f00_0001).bigEndian
        func open() -> Int32 {
            socket(AF_INET, Int32(SOCK_STREAM.rawValue) | Int32(SOCK_CLOEXEC.rawValue) | Int32(SOCK_NONBLOCK.rawValue), 0)
        }
        func reach(_ call: (UnsafePointer<sockaddr>, socklen_t) -> Int32) -> Int32 {
            withUnsafePointer(to: &address) { pointer in
                pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { call($0, socklen_t(MemoryLayout<sockaddr_in>.size)) }
            }
        }
        let listener = open()
        guard reach({ bind(listener, $0, $1) }) == 0, listen(listener, 0) == 0 else {
            close(listener)
            throw ToolFailure("listen on \(port): errno \(errno)")
        }
        // One fits into a queue of none; what comes after it waits for ever.
        descriptors =
            [listener]
            + (0..<4).map { _ in
                let client = open()
                _ = reach { connect(client, $0, $1) }
                return client
            }
    }

    func stop() { for descriptor in descriptors { close(descriptor) } }
}
