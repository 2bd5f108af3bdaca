import Foundation
import TestSupport
import Testing
import Transfer

struct TransferProxyTests {
    private let client = TransferClient()

    @Test("a request goes to the proxy that is named, which hears whom it is for")
    func named() async throws {
        let proxy = try FaultServer(.echo)
        defer { proxy.stop() }
        var request = TransferRequest(url: "http://example.invalid/path?query")
        request.proxy = .address("http://user:pass@127.0.0.1:\(proxy.port)")
        let response = try await client.perform(request).get()
        let received = String(decoding: response.body, as: UTF8.self)
        #expect(received.hasPrefix("GET http://example.invalid/path?query HTTP/1.1\r\n"))
        #expect(received.contains("\r\nProxy-Authorization: Basic dXNlcjpwYXNz\r\n"))
    }

    @Test("without one the environment's is not asked either")
    func none() async throws {
        let server = try FaultServer(.echo)
        defer { server.stop() }
        let response = try await client.perform(TransferRequest(url: server.url + "/here")).get()
        #expect(String(decoding: response.body, as: UTF8.self).hasPrefix("GET /here HTTP/1.1\r\n"))
    }

    @Test("what goes wrong with a proxy is told as such, and no error holds its password or the URL's secrets")
    func faults() async throws {
        let refusing = try FaultServer(.status(407, ""))
        let garbage = try FaultServer(.garbage)
        let closing = try FaultServer(.closeMidway)
        defer { for server in [refusing, garbage, closing] { server.stop() } }
        let proxies: [(String, TransferError.Kind?)] = [
            ("http://user:secret@127.0.0.1:\(refusing.port)", .proxy), ("http://user:secret@127.0.0.1:\(garbage.port)", nil),
            ("http://user:secret@127.0.0.1:\(closing.port)", nil), ("http://user:secret@127.0.0.1:\(try freePort())", .proxy),
            ("http://user:secret@no-such-name.invalid:1", .proxy), ("secret://user:secret@127.0.0.1:1", .proxy),
            ("http://user:secret@127.0.0.1:secret", .proxy), ("socks5h://user:secret@127.0.0.1:\(garbage.port)", nil),
        ]
        for (proxy, kind) in proxies {
            var request = TransferRequest(url: "https://user:secret@hooks.example.invalid/secret?secret=secret#secret")
            request.proxy = .address(proxy)
            request.timeout = .seconds(10)
            let result = await client.perform(request)
            let error = #expect(throws: TransferError.self, "\(proxy)") { try result.get() }
            if let kind { #expect(error?.kind == kind, "\(proxy): \(String(describing: error))") }
            #expect(error?.message.contains("secret") == false, "\(String(describing: error))")
            #expect(!"\(request)\(String(reflecting: request))".contains("secret"))
        }
    }
}
