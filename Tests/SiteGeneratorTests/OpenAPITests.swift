import DockStatModel
import Foundation
import Operations
import SiteGenerator
import TestSupport
import Testing

/// What programs read about `/api/v2`.
struct OpenAPITests {
    @Test("openapi.json is OpenAPI 3.1 and has every route")
    func document() async throws {
        let folder = try TemporaryFolder()
        var sample = SampleSite(output: folder.path)
        sample.data.operating = SampleOperating.pages()
        try sample.publish()
        let answer = try await Peer.run("SiteGeneratorTests/Peers/openapi.py", ["\(folder.path)/api/v2/openapi.json"])
        let lines = answer.split(separator: "\n")
        #expect(lines.count == 1, "\(answer)")
        let count = lines.last.flatMap { Int($0.prefix { $0.isNumber }) } ?? 0
        #expect(count > ChangeRoute.all.count + 20, "\(answer)")
    }

    @Test("a site that shows a part only tells programs nothing of changes")
    func partial() throws {
        let folder = try TemporaryFolder()
        var sample = SampleSite(output: folder.path)
        sample.settings.hasForms = true
        sample.settings.view.include.containers = ["web"]
        sample.data.operating = SampleOperating.pages()
        try sample.publish()
        for file in folder.files() {
            for part in ["audit", "keys/", "openapi", "api/index.html", "api-keys"] { #expect(!file.contains(part), "\(file)") }
            #expect(try !String(decoding: folder.bytes(file), as: UTF8.self).contains("192.0.2.7"), "\(file)")
        }
    }

    @Test("without forms there is neither an audit log nor a list of keys to see")
    func formless() throws {
        let folder = try TemporaryFolder()
        var sample = SampleSite(output: folder.path)
        sample.data.operating = SampleOperating.pages()
        try sample.publish()
        #expect(!folder.files().contains { $0.contains("audit") || $0.contains("keys") })
        #expect(folder.files().contains("api/v2/openapi.json"))
    }

    /// With `DOCKSTAT_RECORD=1` in the environment the document is written anew, and the test fails all the same.
    @Test("docs/api.md holds the routes as the code has them")
    func reference() throws {
        let file = SourcePhrases.root.appending(path: "docs/api.md")
        let text = try String(contentsOf: file, encoding: .utf8)
        let begin = try #require(text.range(of: APIReference.beginMarker + "\n"))
        let end = try #require(text.range(of: APIReference.endMarker))
        let written = begin.upperBound..<end.lowerBound
        let markdown = APIReference.markdown(ChangeRoute.all.map(\.documented))
        if ProcessInfo.processInfo.environment["DOCKSTAT_RECORD"] != nil {
            try Data(text.replacingCharacters(in: written, with: markdown).utf8).write(to: file)
            Issue.record("docs/api.md was written anew; run again without DOCKSTAT_RECORD")
        }
        #expect(text[written] == markdown)
    }

    @Test("every JSON document of a site is described, and every schema belongs to one")
    func reading() throws {
        let folder = try TemporaryFolder()
        var sample = SampleSite(output: folder.path)
        sample.settings.hasForms = true
        sample.data.alerting = SampleAlerts.pages()
        sample.data.operating = SampleOperating.pages()
        try sample.publish()
        let document = try JSONSerialization.jsonObject(with: folder.bytes("api/v2/openapi.json")) as? [String: Any]
        let paths = try #require(document?["paths"] as? [String: Any]).keys.map { path in
            path.split(separator: "/").map { $0.hasPrefix("{") ? String($0.drop { $0 != "}" }) : String($0) }
        }
        for file in folder.files() where file.hasPrefix("api/v2/") && file.hasSuffix(".json") && !file.hasSuffix("openapi.json") {
            let parts = file.split(separator: "/").map(String.init)
            let isDescribed = paths.contains { path in
                path.count == parts.count
                    && zip(path, parts).allSatisfy { $0 == $1 || $0 == "}" || $0 == "}.json" && $1.hasSuffix(".json") }
            }
            #expect(isDescribed, "\(file)")
        }
    }
}
