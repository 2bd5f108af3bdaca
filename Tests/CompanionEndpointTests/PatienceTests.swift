import DockStatModel
import Foundation
import Operations
import Storage
import Synchronization
import TestSupport
import Testing

@testable import CompanionEndpoint

/// A server whose patience is short, so that nobody has to wait for its end.
struct PatienceTests {
    /// Serves until the work is done; the work gets the port.
    private func serving(_ work: @escaping @Sendable (UInt16) async throws -> Void) async throws {
        let folder = try TemporaryFolder()
        let store = try Store(
            path: "\(folder.path)/data.sqlite", backups: "\(folder.path)/backups", now: Timestamp(milliseconds: 0))
        let workplace = Workplace(store: store) { Configuration(database: "", output: "", backupDirectory: "") }
        var settings = EndpointSettings()
        settings.patience = .milliseconds(400)
        let endpoint = Endpoint(
            workplace, settings: settings, use: UseCounter(workplace), now: { Timestamp(milliseconds: 0) }, publish: { true },
            html: { page, _ in "\(page)" }, log: { _ in })
        let server = try EndpointServer(endpoint, listen: "127.0.0.1:0", inherited: nil)
        let (ports, port) = AsyncStream.makeStream(of: UInt16.self)
        let running = Task {
            try await server.run { address in
                port.yield(UInt16(address.split(separator: ":").last?.prefix { $0.isNumber } ?? "") ?? 0)
            }
        }
        defer { running.cancel() }
        for await port in ports {
            try await work(port)
            break
        }
    }

    @Test("who connects and says nothing, or drips in a head that never ends, is sent away")
    func silent() async throws {
        try await serving { port in
            let silent = try RawClient(port: port)
            let dripping = try RawClient(port: port)
            let ended = try await blocking { () -> Int in
                var sent = 0
                // Until the other side closes: then there is nobody to send to.
                while sent < 1000, (try? dripping.send("P")) != nil {
                    sent += 1
                    usleep(50_000)
                }
                dripping.hangUp()
                return sent
            }
            #expect(ended < 1000)
            #expect(throws: RawClient.Fault.self) { try silent.reply() }
        }
    }

    @Test("a body that drips in is given up with 408 when its time is over")
    func dripping() async throws {
        try await serving { port in
            let client = try RawClient(port: port)
            try client.send(
                "POST /api/v2/silences HTTP/1.1\r\nHost: test\r\nContent-Type: application/json\r\nContent-Length: 10000\r\n\r\n")
            let reply = try await blocking {
                // Not up to the end: what is sent to a side that has closed takes the answer with it.
                for _ in 0..<4 where !client.hasNews(within: 50) { try client.send("{") }
                _ = client.hasNews(within: 20_000)
                return try client.reply()
            }
            #expect(reply.status == 408, "\(reply.text)")
        }
    }
}
