package import DockStatModel
import Foundation
import Glibc
import Synchronization

/// A small server on a loopback port or unix socket that misbehaves as told, or answers from a table. A thread per connection.
package final class FaultServer: Sendable {
    package enum Behaviour: Sendable {
        /// Accepts, reads, says nothing.
        case hang
        /// Answers with bytes that are no HTTP.
        case garbage
        /// Answers every request with a status and body.
        case status(Int, String)
        /// Announces more than it sends, then hangs up.
        case closeMidway
        /// Sends a valid answer one byte at a time, without end.
        case drip
        /// Sends a body that never ends, as fast as it is read.
        case flood
        /// Sends headers that never end.
        case headerFlood
        /// Answers by the request's target; what the table does not know gets 404. A value `HANG` hangs.
        case table([String: String])
        /// Answers with what the request was, as text: request line, headers, body.
        case echo
    }

    private struct State {
        var connections: Set<Int32> = []
        var requests: [String] = []
        var accepted = 0
        var isStopped = false
    }

    private let listener: LocalListener
    private let behaviour: Behaviour
    private let state = Mutex(State())
    private let path: String?

    package var port: Int { listener.port }
    package var url: String { "http://127.0.0.1:\(port)" }
    package var address: EngineAddress {
        path.map { .unix(path: $0) } ?? .tcp(host: "127.0.0.1", port: port, tls: nil)
    }
    /// First lines of the requests so far.
    package var requests: [String] { state.withLock { $0.requests } }
    /// How many connections were made to it.
    package var accepted: Int { state.withLock { $0.accepted } }
    package var open: Int { state.withLock { $0.connections.count } }

    /// - Parameter unix: path of a socket to listen on instead of a port.
    package init(_ behaviour: Behaviour, unix path: String? = nil) throws {
        self.behaviour = behaviour
        self.path = path
        listener = try path.map(LocalListener.unix) ?? LocalListener.tcp()
        try OwnThread.start { [self] in accept() }
    }

    /// Closes everything.
    package func stop() {
        state.withLock { state in
            guard !state.isStopped else { return }
            state.isStopped = true
            shutdown(listener.descriptor, Int32(SHUT_RDWR))
            for connection in state.connections { shutdown(connection, Int32(SHUT_RDWR)) }
        }
        if let path { unlink(path) }
    }

    private func accept() {
        while true {
            let connection = Glibc.accept(listener.descriptor, nil, nil)
            if connection < 0 {
                if errno == EINTR { continue }
                break
            }
            _ = fcntl(connection, F_SETFD, FD_CLOEXEC)
            let isWelcome = state.withLock { state in
                state.accepted += 1
                if !state.isStopped { state.connections.insert(connection) }
                return !state.isStopped
            }
            guard isWelcome else {
                close(connection)
                break
            }
            let served: @Sendable () -> Void = { [self] in
                serve(connection)
                state.withLock { _ = $0.connections.remove(connection) }
                close(connection)
            }
            if (try? OwnThread.start(served)) == nil { served() }
        }
        close(listener.descriptor)
    }

    private func serve(_ connection: Int32) {
        while let request = readRequest(connection) {
            let line = request.prefix { $0 != "\r" && $0 != "\r\n" }
            state.withLock { $0.requests.append(String(line)) }
            guard answer(connection, request) else { return }
        }
    }

    /// Head and body as text; `nil` at the end of the connection.
    private func readRequest(_ connection: Int32) -> String? {
        var bytes: [UInt8] = []
        var buffer = [UInt8](repeating: 0, count: 65536)
        while true {
            let count = recv(connection, &buffer, buffer.count, 0)
            guard count > 0 else { return nil }
            bytes += buffer[..<count]
            let text = String(decoding: bytes, as: UTF8.self)
            if case .garbage = behaviour { return text }
            guard let end = text.range(of: "\r\n\r\n") else { continue }
            let lengthLine = text.split(separator: "\r\n").first { $0.lowercased().hasPrefix("content-length:") }
            let length = lengthLine.flatMap { Int($0.split(separator: " ").last ?? "") } ?? 0
            if text[end.upperBound...].utf8.count >= length { return text }
        }
    }

    /// - Returns: whether the connection may be used again.
    private func answer(_ connection: Int32, _ request: String) -> Bool {
        switch behaviour {
        case .hang:
            return true
        case .garbage:
            _ = send(connection, "\u{1}\u{2}I am no web server at all\n\n")
            return false
        case .status(let status, let body):
            return send(connection, Self.response(status, body))
        case .closeMidway:
            _ = send(connection, "HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\n{\"Api")
            return false
        case .drip:
            guard send(connection, "HTTP/1.1 200 OK\r\nContent-Length: 1000000\r\n\r\n") else { return false }
            while send(connection, " ") { usleep(20_000) }
            return false
        case .flood:
            guard send(connection, "HTTP/1.1 200 OK\r\nConnection: close\r\n\r\n") else { return false }
            let chunk = String(repeating: " ", count: 65536)
            while send(connection, chunk) {}
            return false
        case .headerFlood:
            guard send(connection, "HTTP/1.1 200 OK\r\n") else { return false }
            let line = "X-More: \(String(repeating: "x", count: 1000))\r\n"
            while send(connection, line) {}
            return false
        case .table(let table):
            let target = request.split(separator: " ").dropFirst().first.map(String.init) ?? ""
            // What a table need not spell out: times in queries.
            let known = table[target] ?? table[String(target.prefix { $0 != "?" })]
            if known == "HANG" { return true }
            return send(connection, known.map { Self.response(200, $0) } ?? Self.response(404, #"{"message":"no such thing"}"#))
        case .echo:
            return send(connection, Self.response(200, request))
        }
    }

    private static func response(_ status: Int, _ body: String) -> String {
        "HTTP/1.1 \(status) Something\r\nContent-Type: application/json\r\nContent-Length: \(body.utf8.count)\r\n\r\n\(body)"
    }

    private func send(_ connection: Int32, _ text: String) -> Bool {
        var bytes = Array(text.utf8)[...]
        while !bytes.isEmpty {
            let count = bytes.withUnsafeBytes { Glibc.send(connection, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL)) }
            guard count > 0 else { return false }
            bytes = bytes.dropFirst(count)
        }
        return true
    }
}
