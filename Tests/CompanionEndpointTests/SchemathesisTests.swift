import Foundation
import TestSupport
import Testing

/// A tool that is not ours reads the document that a site publishes, and asks the endpoint whatever it allows and forbids.
@Suite(.serialized)
struct SchemathesisTests {
    @Test("nothing that the document allows or forbids is answered by 5xx, or in a way that it does not tell")
    func document() async throws {
        let ground = try await ServeGround("site: own\n", host: "actions: true")
        try ground.folder.write("own/notes/here.md", "# Here\n")
        // The pages of the installation are older than its configuration.
        _ = try ground.send("POST", "/api/v2/outbox/retry", key: ground.key)
        let tool = URL(filePath: Peer.python).deletingLastPathComponent().appending(path: "schemathesis").path
        try #require(FileManager.default.isExecutableFile(atPath: tool), "deploy/tools/peers installs it")
        let checks = [
            "not_a_server_error", "status_code_conformance", "content_type_conformance", "response_schema_conformance",
            "negative_data_rejection", "unsupported_method", "ignored_auth",
        ]
        // Twenty guesses of one address, and it would have to wait.
        try ground.folder.write(
            "elsewhere.py",
            """
            import itertools, requests
            numbers, send = itertools.count(1), requests.Session.send
            def from_elsewhere(self, request, **rest):
                number = next(numbers)
                request.headers["X-Forwarded-For"] = f"10.{number >> 16 & 255}.{number >> 8 & 255}.{number & 255}"
                return send(self, request, **rest)
            requests.Session.send = from_elsewhere
            """)
        let command = [
            "env", "SCHEMATHESIS_HOOKS=elsewhere", "PYTHONPATH=.", "timeout", "1200", tool, "run", "public/api/v2/openapi.json",
            "--url", "http://127.0.0.1:\(ground.companion.port)",
            "--header", "Authorization: Bearer \(ground.key)", "--exclude-method", "GET",
            // It would end the key that it asks with.
            "--exclude-path", "/api/v2/auth/api-keys/{id}", "--checks", checks.joined(separator: ","), "--phases",
            "examples,coverage,fuzzing", "--max-examples", "10", "--seed", "1", "--generation-database", "none",
            "--request-timeout", "60", "--no-color",
        ].map { "'\($0)'" }.joined(separator: " ")
        let answer = try await runTool(["sh", "-c", "cd '\(ground.folder.path)' && \(command) 2>&1 || echo FAILED"])
        #expect(!answer.contains("FAILED"), "\(answer.suffix(6000))")
        #expect(answer.firstMatch(of: /Tested: +(\d+)/).flatMap { Int($0.1) }.map { $0 >= 16 } == true, "\(answer.suffix(2000))")
    }
}
