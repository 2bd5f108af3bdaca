import DockStatModel
import TestSupport
import Testing
import Transfer

@testable import Notifications

struct HeartbeatTests {
    @Test(
        "the signal goes after the path, before the query",
        arguments: [
            (Heartbeat.Signal.success, "/ping/secret?x=1", "/ping/secret?x=1"),
            (.start, "/ping/secret?x=1", "/ping/secret/start?x=1"),
            (.fail, "/ping/secret/", "/ping/secret/fail"), (.fail, "", "/fail"),
        ])
    func signals(signal: Heartbeat.Signal, path: String, expected: String) async throws {
        let server = try FaultServer(.status(200, "OK"))
        defer { server.stop() }
        let heartbeat = HeartbeatConfiguration(url: Secret(server.url + path), tellsStart: true)
        #expect(await Heartbeat(client: TransferClient()).send(signal, to: heartbeat) == nil)
        #expect(server.requests == ["GET \(expected) HTTP/1.1"])
    }

    @Test("a start is told only where that is wanted")
    func start() async throws {
        let server = try FaultServer(.status(200, "OK"))
        defer { server.stop() }
        #expect(
            await Heartbeat(client: TransferClient()).send(.start, to: HeartbeatConfiguration(url: Secret(server.url))) == nil)
        #expect(server.requests.isEmpty)
    }

    @Test("what goes wrong is told without the address")
    func failures() async throws {
        let server = try FaultServer(.status(404, "no such check secret"))
        defer { server.stop() }
        let client = TransferClient()
        let gone = await Heartbeat(client: client).send(.success, to: HeartbeatConfiguration(url: Secret(server.url + "/secret")))
        #expect(gone == "the heartbeat at http://127.0.0.1 was answered with HTTP 404")
        let port = try freePort()
        let refused = await Heartbeat(client: client)
            .send(.fail, to: HeartbeatConfiguration(url: Secret("http://127.0.0.1:\(port)/secret")))
        #expect(refused?.hasPrefix("the heartbeat was not told: ") == true && refused?.contains("secret") == false)
    }
}
