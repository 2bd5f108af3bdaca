import Foundation
import TestSupport
import Testing

/// Requests that are refused, or answered in part, before their body.
@Suite(.serialized)
struct HeadTests {
    @Test("what never becomes a request is answered in the shape of every other mistake, with the status that tells why")
    func shape() async throws {
        let ground = try await ServeGround()
        let many = (0..<200).map { "X-\($0): a\r\n" }.joined()
        for (rest, status) in [
            ("/healthz HTTP/1.1\r\nHost: test\r\nX: \(String(repeating: "a", count: 20_000))\r\n\r\n", 431),
            ("/healthz HTTP/1.1\r\nHost: test\r\n\(many)\r\n", 431),
            ("/\(String(repeating: "a", count: 40_000)) HTTP/1.1\r\nHost: test\r\n\r\n", 431),
            ("/\(String(repeating: "a", count: 10_000)) HTTP/1.1\r\nHost: test\r\nConnection: close\r\n\r\n", 414),
            ("/healthz HTTP/1.1\r\nHost: test\r\nContent-Length: 2\r\nTransfer-Encoding: chunked\r\n\r\n{}", 400),
            ("/healthz HTTP/1.1\r\nHost: test\r\nA B: c\r\n\r\n", 400),
        ] {
            let reply = try RawClient(port: ground.companion.port).exchange("GET \(rest)")
            #expect(reply.status == status, "\(reply.status) \(rest.prefix(60))")
            #expect(reply.text.hasPrefix(#"{"error":{"code":""#) && reply.text.contains(#""success":false"#), "\(reply.text)")
            #expect(reply.headers["content-type"]?.hasPrefix("application/json") == true)
        }
        #expect(try ground.send("GET", "/healthz").status == 200)
    }

    @Test("who waits for leave to send a body is given it, where the body is wanted")
    func leave() async throws {
        let ground = try await ServeGround()
        let body = #"{"hosts": ["a"], "for": "1h"}"#
        func head(_ length: Int) -> String {
            "POST /api/v2/silences HTTP/1.1\r\nHost: test\r\nConnection: close\r\nAuthorization: Bearer \(ground.key)\r\n"
                + "Content-Type: application/json\r\nExpect: 100-continue\r\nContent-Length: \(length)\r\n\r\n"
        }
        let client = try RawClient(port: ground.companion.port)
        try client.send(head(body.utf8.count))
        #expect(client.hasNews(within: 5000))
        try client.send(body)
        let reply = try client.reply()
        #expect(reply.status == 100 && reply.text.hasPrefix("HTTP/1.1 201 "), "\(reply.status) \(reply.text)")
        // One that is too large is refused at once.
        let large = try RawClient(port: ground.companion.port)
        try large.send(head(5 << 20))
        #expect(try large.reply().status == 413)
        // curl would wait half a minute where nobody answers.
        try ground.folder.write("body", #"{"reason": "\#(String(repeating: "a", count: 2000))"}"#)
        let seconds = try await runTool([
            "curl", "-s", "-o", "/dev/null", "-w", "%{time_total}", "-H", "Expect: 100-continue", "--expect100-timeout", "30",
            "--data-binary", "@\(ground.folder.path)/body", "http://127.0.0.1:\(ground.companion.port)/api/v2/silences",
        ])
        #expect(Double(seconds).map { $0 < 15 } == true, "\(seconds)")
    }
}
