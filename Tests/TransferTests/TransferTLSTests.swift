import Foundation
import TestSupport
import Testing
import Transfer

@Suite struct TransferTLSTests {
    private func problem(_ server: String, _ tls: (TestCertificates) -> TransferTLS) async throws -> TransferError? {
        let certificates = try await TestCertificates()
        defer { try? FileManager.default.removeItem(atPath: certificates.folder) }
        let peer = try await TLSServer(certificates, certificate: server)
        defer { peer.stop() }
        var request = TransferRequest(url: "https://127.0.0.1:\(peer.port)/")
        request.tls = tls(certificates)
        switch await TransferClient().perform(request) {
        case .success(let response):
            #expect(response.status == 200)
            return nil
        case .failure(let error): return error
        }
    }

    @Test("a certificate signed by the named authority is accepted")
    func sound() async throws {
        #expect(try await problem("server") { TransferTLS(authority: $0.path("ca")) } == nil)
    }

    @Test(
        "what is wrong with the peer's certificate is told",
        arguments: [
            ("expired", "ca", TransferError.TLSProblem.expired), ("server", "foreign-ca", .unknownAuthority),
            ("elsewhere", "ca", .wrongName), ("server", "no-such-file", .unreadableFile),
        ])
    func unsound(server: String, authority: String, expected: TransferError.TLSProblem) async throws {
        let error = try await problem(server) { TransferTLS(authority: $0.path(authority)) }
        #expect(error?.kind == .tls)
        #expect(error?.tls == expected, "\(String(describing: error))")
    }

    @Test("a peer that speaks no TLS is told as such")
    func plain() async throws {
        let server = try FaultServer(.garbage)
        defer { server.stop() }
        let result = await TransferClient().perform(TransferRequest(url: "https://127.0.0.1:\(server.port)/"))
        let error = #expect(throws: TransferError.self) { try result.get() }
        #expect(error?.tls == .handshake, "\(String(describing: error))")
    }
}
