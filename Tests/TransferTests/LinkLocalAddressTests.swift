import Foundation
import TestSupport
import Testing

@testable import Transfer

struct LinkLocalAddressTests {
    @Test(
        "link-local and metadata addresses in whatever form",
        arguments: [
            "169.254.0.1", "169.254.169.254", "100.100.100.200", "168.63.129.16", "192.0.0.192", "[fe80::1]", "[febf::1]",
            "[fd00:ec2::254]", "[fd20:ce::254]", "[::ffff:169.254.169.254]", "[::169.254.169.254]", "[64:ff9b::a9fe:a9fe]",
        ])
    func forbidden(host: String) { #expect(LinkLocalAddress.isWritten(in: host)) }

    @Test(
        "others are let through",
        arguments: [
            "127.0.0.1", "10.0.0.1", "169.253.255.255", "169.255.0.0", "100.100.100.201", "[::1]", "[fec0::1]", "[fd00::1]",
            "example.org",
        ])
    func allowed(host: String) { #expect(!LinkLocalAddress.isWritten(in: host)) }

    @Test(
        "a request is stopped before it connects, however the address is written",
        arguments: [
            "http://169.254.169.254/latest", "https://169.254.169.254/", "http://0xa9fea9fe/", "http://2852039166/",
            "http://169.254.43518/", "http://[fe80::1]/", "http://[::ffff:169.254.169.254]/",
        ])
    func requests(url: String) async throws {
        var request = TransferRequest(url: url)
        request.refusesLinkLocal = true
        let result = await TransferClient().perform(request)
        let error = #expect(throws: TransferError.self) { try result.get() }
        #expect(error?.kind == .forbidden, "\(String(describing: error))")
    }

    @Test("behind a proxy, what is written as such an address is refused and the proxy not even asked")
    func proxied() async throws {
        let proxy = try FaultServer(.echo)
        defer { proxy.stop() }
        var request = TransferRequest(url: "http://169.254.169.254/latest")
        request.refusesLinkLocal = true
        request.proxy = .address(proxy.url)
        let result = await TransferClient().perform(request)
        let error = #expect(throws: TransferError.self) { try result.get() }
        #expect(error?.kind == .forbidden)
        #expect(proxy.accepted == 0)
    }

    @Test("a name that leads elsewhere is reached, over a connection of its own")
    func names() async throws {
        let server = try FaultServer(.status(204, ""))
        defer { server.stop() }
        let client = TransferClient()
        var request = TransferRequest(url: "http://localhost:\(server.port)/")
        for _ in 0..<2 { #expect(try await client.perform(request).get().status == 204) }
        #expect(server.accepted == 1)
        request.refusesLinkLocal = true
        #expect(try await client.perform(request).get().status == 204)
        #expect(server.accepted == 2)
    }
}
