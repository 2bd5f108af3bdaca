import Glibc

/// A TCP port of the loopback that was free a moment ago.
package func freePort() throws -> Int {
    let listener = try LocalListener.tcp()
    defer { close(listener.descriptor) }
    return listener.port
}

/// A listening socket.
struct LocalListener {
    let descriptor: Int32
    let port: Int

    static func tcp() throws -> LocalListener {
        let descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue) | Int32(SOCK_CLOEXEC.rawValue), 0)
        guard descriptor >= 0 else { throw ToolFailure("socket: errno \(errno)") }
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_addr.s_addr = in_addr_t(0x7f00_0001).bigEndian
        var length = socklen_t(MemoryLayout<sockaddr_in>.size)
        let isReady = withUnsafeMutablePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                bind(descriptor, $0, length) == 0 && listen(descriptor, 128) == 0 && getsockname(descriptor, $0, &length) == 0
            }
        }
        guard isReady else { throw ToolFailure("bind: errno \(errno)") }
        return LocalListener(descriptor: descriptor, port: Int(UInt16(bigEndian: address.sin_port)))
    }

    static func unix(_ path: String) throws -> LocalListener {
        let descriptor = socket(AF_UNIX, Int32(SOCK_STREAM.rawValue) | Int32(SOCK_CLOEXEC.rawValue), 0)
        guard descriptor >= 0 else { throw ToolFailure("socket: errno \(errno)") }
        var address = sockaddr_un()
        address.sun_family = sa_family_t(AF_UNIX)
        guard path.utf8.count < MemoryLayout.size(ofValue: address.sun_path) else { throw ToolFailure("\(path) is too long") }
        withUnsafeMutableBytes(of: &address.sun_path) { $0.copyBytes(from: path.utf8) }
        let isReady = withUnsafePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                bind(descriptor, $0, socklen_t(MemoryLayout<sockaddr_un>.size)) == 0 && listen(descriptor, 128) == 0
            }
        }
        guard isReady else { throw ToolFailure("bind \(path): errno \(errno)") }
        return LocalListener(descriptor: descriptor, port: 0)
    }
}
