import DockStatModel
import SiteGenerator
import TestSupport
import Testing

/// Programs read the JSON by its published schemas.
struct SchemaTests {
    @Test("every JSON document of a site fits the schema of its kind, and every kind has a document")
    func documents() async throws {
        let folder = try TemporaryFolder()
        try folder.write("# Full disk\n\n{{uptime 30d}}", to: "site/notes/runbooks/disk.md")
        var sample = SampleSite(output: folder.path + "/public")
        sample.settings.site = folder.path + "/site"
        sample.settings.hasForms = true
        sample.settings.keptPins = ["alpha/web"]
        sample.settings.keptThemes = [
            KeptTheme(slug: "rose", definition: ##"{"name": "Rose", "variables": {"--color-main-bg": "#fff0f5"}}"##)
        ]
        sample.data.details = DatabaseDetails(tables: [.init(name: "alert", rows: 8)], countedAt: SampleSite.now)
        sample.data.alerting = SampleAlerts.pages()
        sample.data.deploys = StackTests.deploys
        sample.settings.hasForms = true
        sample.data.operating = SampleOperating.pages()
        try sample.publish()
        let schemas = Peer.sources + "/../docs/schemas/api"
        let answer = try await Peer.run("SiteGeneratorTests/Peers/schemas.py", [schemas, folder.path + "/public"])
        let lines = answer.split(separator: "\n")
        #expect(lines.count == 1, "\(answer)")
        #expect(lines.last?.hasSuffix(" 31 kinds") == true, "\(answer)")
    }
}
