import DockStatModel
import DockerEngine
import Foundation
import TestSupport
import Testing
import Transfer

struct FaultTests {
    private func read(_ address: EngineAddress, timeout: Duration = .seconds(2)) async -> HostReading {
        let host = HostConfiguration.test(address, timeout: timeout)
        return await EnginePoller(host: host, connection: CurlEngineConnection(host: host, client: TransferClient()))
            .poll(context: .first, now: Timestamp(milliseconds: Int64(Date().timeIntervalSince1970 * 1000)))
    }

    @Test(
        "a host that misbehaves is unreachable with a reason, within its time limit",
        arguments: [
            (FaultServer.Behaviour.hang, UnreachableReason.Kind.timeout), (.drip, .timeout), (.garbage, .garbled),
            (.closeMidway, .garbled), (.flood, .garbled), (.headerFlood, .garbled),
            (.status(500, #"{"message":"disk full"}"#), .status), (.status(401, ""), .permission), (.status(301, ""), .status),
            (.status(200, "[]"), .garbled), (.status(200, "{\"ApiVersion\":"), .garbled),
            (.table(["/version": Documents.version, "/v1.41/containers/json?all=1": "{}"]), .garbled),
            (.table(["/version": Documents.version, "/v1.41/containers/json?all=1": "HANG"]), .timeout),
        ])
    func faults(behaviour: FaultServer.Behaviour, kind: UnreachableReason.Kind) async throws {
        let server = try FaultServer(behaviour)
        defer { server.stop() }
        let timeout: Duration = .seconds(kind == .timeout ? 1 : 20)
        let reading = await read(server.address, timeout: timeout)
        let reason = try #require(reading.reason)
        #expect(reason.kind == kind, "\(reason)")
        #expect(reason.message.hasSuffix("."))
        #expect(reason.message.contains("127.0.0.1:\(server.port)"))
        if kind == .timeout { #expect(reading.duration < .seconds(12)) }
        if case .status(500, _) = behaviour { #expect(reason.message.contains("disk full")) }
    }

    @Test("nothing listens, no socket, no such name, an expired certificate")
    func neverReached() async throws {
        let refused = await read(.tcp(host: "127.0.0.1", port: try freePort(), tls: nil)).reason
        #expect(refused?.kind == .refused)
        #expect(refused?.advice != nil)
        #expect(refused?.message.hasPrefix("tcp://127.0.0.1:") == true)
        #expect(await read(.unix(path: "/tmp/no-such.sock")).reason?.kind == .refused)
        #expect(
            await read(.tcp(host: "no-such-host.invalid", port: 2375, tls: nil), timeout: .seconds(8)).reason?.kind == .address)

        let certificates = try await TestCertificates()
        defer { try? FileManager.default.removeItem(atPath: certificates.folder) }
        let expired = try await TLSServer(certificates, certificate: "expired")
        defer { expired.stop() }
        let reason = await read(.tcp(host: "127.0.0.1", port: expired.port, tls: certificates.files()), timeout: .seconds(8))
            .reason
        #expect(reason?.kind == .tls)
        #expect(reason?.message.contains("expired") == true, "\(String(describing: reason))")
    }

    @Test("a socket that may not be opened says which group opens it")
    func permission() async throws {
        let folder = try makeTemporaryFolder("dockstat-socket")
        defer { try? FileManager.default.removeItem(atPath: folder) }
        let server = try FaultServer(.hang, unix: "\(folder)/s")
        defer { server.stop() }
        try await runTool(["chgrp", "daemon", "\(folder)/s"])
        try await runTool(["chmod", "0660", "\(folder)/s"])
        let reason = UnreachableReason(
            TransferError(kind: .denied, message: "permission to open unix://\(folder)/s is denied"),
            engine: server.address, whole: .seconds(10), connect: .seconds(3))
        #expect(reason.kind == .permission)
        #expect(reason.message == "Permission to open unix://\(folder)/s is denied.")
        #expect(reason.advice?.contains("usermod -aG daemon") == true)
    }

    @Test("one container's reading that hangs costs that reading, not the host's")
    func oneHangs() async throws {
        let server = try FaultServer(
            .table([
                "/version": Documents.version,
                "/v1.41/containers/json": "[\(Documents.listed("a1", "good")),\(Documents.listed("b2", "stuck"))]",
                "/v1.41/events": "", "/v1.41/containers/a1/json": Documents.inspected(),
                "/v1.41/containers/b2/json": Documents.inspected(), "/v1.41/containers/a1/stats": Documents.stats(),
                "/v1.41/containers/b2/stats": "HANG",
            ]))
        defer { server.stop() }
        let reading = await read(server.address, timeout: .seconds(3))
        let snapshot = try #require(reading.snapshot)
        #expect(snapshot.container("good")?.counters != nil)
        #expect(snapshot.container("stuck")?.counters == nil)
        #expect(snapshot.warnings.contains { $0.contains("stuck") && $0.contains("3s") }, "\(snapshot.warnings)")
        #expect(reading.duration < .seconds(20))
        #expect(server.requests.allSatisfy { $0.hasPrefix("GET ") })
    }
}
