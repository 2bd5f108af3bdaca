import Foundation
import Glibc

/// Sends bytes as they are and reads until the other side closes: what a careful client would never send can be sent.
struct RawClient {
    struct Reply {
        var status: Int
        /// By their names in lower case.
        var headers: [String: String]
        var body: [UInt8]

        var text: String { String(decoding: body, as: UTF8.self) }
    }

    enum Fault: Error { case connection(Int32), noAnswer }

    private let descriptor: Int32

    init(port: UInt16) throws {
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_port = port.bigEndian
        address.sin_addr.s_addr = UInt32(0x7f00_0001).bigEndian
        descriptor = try Self.connected(to: address, family: AF_INET)
    }

    init(socket path: String) throws {
        var address = sockaddr_un()
        address.sun_family = sa_family_t(AF_UNIX)
        withUnsafeMutableBytes(of: &address.sun_path) { $0.copyBytes(from: path.utf8.prefix($0.count - 1)) }
        descriptor = try Self.connected(to: address, family: AF_UNIX)
    }

    private static func connected<Address>(to address: Address, family: Int32) throws -> Int32 {
        let descriptor = Glibc.socket(family, Int32(SOCK_STREAM.rawValue), 0)
        let result = withUnsafePointer(to: address) {
            $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                connect(descriptor, $0, socklen_t(MemoryLayout<Address>.size))
            }
        }
        guard result == 0 else {
            close(descriptor)
            throw Fault.connection(errno)
        }
        return descriptor
    }

    /// - Parameter request: the whole of it; it should ask for the connection to be closed.
    func exchange(_ request: String) throws -> Reply {
        do {
            try send(request)
        } catch {
            hangUp()
            throw error
        }
        return try reply()
    }

    func send(_ part: String) throws { try send(bytes: Array(part.utf8)) }

    func send(bytes: [UInt8]) throws {
        guard Glibc.send(descriptor, bytes, bytes.count, Int32(MSG_NOSIGNAL)) == bytes.count else { throw Fault.noAnswer }
    }

    /// Whether something has come, or the other side has closed, by then.
    func hasNews(within milliseconds: Int32) -> Bool {
        var waiting = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
        return poll(&waiting, 1, milliseconds) > 0
    }

    func hangUp() { close(descriptor) }

    /// What comes until the other side closes.
    func reply() throws -> Reply {
        defer { hangUp() }
        var answer: [UInt8] = []
        var buffer = [UInt8](repeating: 0, count: 65_536)
        while true {
            let count = recv(descriptor, &buffer, buffer.count, 0)
            guard count > 0 else { break }
            answer += buffer.prefix(count)
        }
        guard let end = answer.firstRange(of: Array("\r\n\r\n".utf8)) else { throw Fault.noAnswer }
        let lines = String(decoding: answer[..<end.lowerBound], as: UTF8.self).components(separatedBy: "\r\n")
        let headers = lines.dropFirst().reduce(into: [String: String]()) { headers, line in
            let parts = line.split(separator: ":", maxSplits: 1)
            headers[parts[0].lowercased()] = parts.count == 2 ? parts[1].trimmingCharacters(in: .whitespaces) : ""
        }
        return Reply(
            status: Int(lines[0].split(separator: " ").dropFirst().first ?? "") ?? 0, headers: headers,
            body: Array(answer[end.upperBound...]))
    }

    func get(_ target: String, method: String = "GET", headers: [String: String] = [:]) throws -> Reply {
        let lines = headers.map { "\($0.key): \($0.value)\r\n" }.joined()
        return try exchange("\(method) \(target) HTTP/1.1\r\nHost: test\r\nConnection: close\r\n\(lines)\r\n")
    }
}
