import DockStatModel
import DockerEngine
import Foundation
import TestSupport
import Testing
import Transfer

struct ContainerLogTests {
    @Test("the last lines of both streams come in their order, with and without a terminal, without control characters")
    func lastLines() async throws {
        let engine = try await RealEngine.shared()
        let shell = "for n in 1 2 3 4 5; do echo line $n; done; printf '\\033[31mred\\033[0m\\n' >&2"
        let plain = try await engine.run("log-plain", shell: shell)
        let terminal = try await engine.run("log-terminal", ["-t"], shell: shell)
        let silent = try await engine.run("log-none", ["--log-driver", "none"], shell: "echo nothing kept")
        try await engine.docker("wait", "log-plain", "log-terminal", "log-none")

        let host = HostConfiguration(name: "local", engine: engine.address)
        let log = ContainerLog(connection: CurlEngineConnection(host: host, client: TransferClient()))
        let lines = await log.lastLines(of: [plain: 6, terminal: 2, silent: 5, "gone": 5], within: .seconds(20))
        #expect(lines[plain].map(Set.init) == ["line 1", "line 2", "line 3", "line 4", "line 5", "[31mred[0m"])
        #expect(lines[terminal] == ["line 5", "[31mred[0m"])
        #expect(lines[silent] == nil && lines["gone"] == nil, "no log is no line, not an error")
    }

    @Test("a frame cut short, bytes that are no frames and a line without end do no harm")
    func oddBytes() async throws {
        let frame: [UInt8] = [1, 0, 0, 0, 0, 0, 0, 200] + Array("short".utf8)
        #expect(await lines(frame) == ["short"])
        #expect(await lines([5, 5, 5]) == [])
        #expect(await lines([UInt8](repeating: UInt8(ascii: "a"), count: 2_000_000)).first?.count == ContainerLog.lineLimit + 1)
        #expect(await lines([1, 0, 0, 0, 0xff, 0xff, 0xff, 0xff]) == [])
    }

    private func lines(_ bytes: [UInt8]) async -> [String] {
        let log = ContainerLog(connection: OneAnswer(body: Data(bytes)))
        return await log.lastLines(of: ["id": 5], within: .seconds(1))["id"] ?? ["(none)"]
    }

    /// Bytes that no engine here would send.
    private struct OneAnswer: EngineConnection {
        let body: Data

        func get(_ paths: [String], within: Duration, atOnce: Int?) async -> [Result<EngineAnswer, UnreachableReason>] {
            paths.map { _ in .success(EngineAnswer(status: 200, body: body)) }
        }

        func follow(_ path: String) -> AsyncThrowingStream<Data, any Error> { AsyncThrowingStream { $0.finish() } }
    }
}
