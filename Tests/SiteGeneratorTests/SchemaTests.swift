import DockStatModel
import SiteGenerator
import TestSupport
import Testing

/// Programs read the JSON by its published schemas.
struct SchemaTests {
    @Test("every JSON document of a site fits the schema of its kind, and every kind has a document")
    func documents() async throws {
        let folder = try TemporaryFolder()
        var sample = SampleSite(output: folder.path)
        sample.data.alerting = SampleAlerts.pages()
        sample.data.deploys = StackTests.deploys
        sample.settings.hasForms = true
        sample.data.operating = SampleOperating.pages()
        try sample.publish()
        let schemas = Peer.sources + "/../docs/schemas/api"
        let answer = try await Peer.run("SiteGeneratorTests/Peers/schemas.py", [schemas, folder.path])
        let lines = answer.split(separator: "\n")
        #expect(lines.count == 1, "\(answer)")
        #expect(lines.last?.hasSuffix(" 24 kinds") == true, "\(answer)")
    }
}
