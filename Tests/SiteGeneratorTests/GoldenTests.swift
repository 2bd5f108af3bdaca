import DockStatModel
import Foundation
import SiteGenerator
import Testing

/// One page per kind and state, at a fixed moment in a fixed zone. `DOCKSTAT_RECORD=<folder>` writes them there instead, and fails.
struct GoldenTests {
    static let files = [
        "index.html", "hosts/alpha/index.html", "hosts/beta/index.html", "hosts/alpha/containers/web/index.html",
        "hosts/alpha/containers/cache/index.html", "hosts/alpha/containers/worker/index.html",
        "hosts/alpha/containers/worker/24h.html",
        "hosts/alpha/containers/batch/index.html", "hosts/alpha/containers/legacy/index.html",
        "hosts/beta/containers/mail/7d.html",
        "about/index.html", "404.html", "status.txt", "metrics", "freshness.svg", "about/ticks.svg", "api/v2/status.json",
        "alerts/index.html", "incidents/index.html", "notifications/index.html", "maintenance/index.html",
        "api/v2/docker/hosts/beta.json", "api/v2/docker/containers/alpha/web.json",
        "hosts/index.html", "stacks/index.html", "stacks/shop/index.html", "graph/index.html", "api/v2/graph.json",
        "api/v2/docker/stacks/shop.json", "api/v2/about.json",
    ]

    /// The same fleet with alerts in every state.
    static let alertFiles = [
        "index.html", "hosts/alpha/index.html", "hosts/alpha/containers/worker/index.html",
        "hosts/alpha/containers/legacy/index.html", "alerts/index.html", "alerts/1/index.html", "alerts/2/index.html",
        "alerts/3/index.html", "alerts/6/index.html", "alerts/8/index.html", "incidents/index.html", "incidents/1/index.html",
        "incidents/3/index.html", "incidents/2026-10/index.html", "notifications/index.html", "maintenance/index.html",
        "alerts.css", "feed.xml", "maintenance.ics", "metrics", "status.txt", "api/v2/alerts.json", "api/v2/alerts/1.json",
        "api/v2/incidents.json", "api/v2/incidents/3.json", "api/v2/rules.json", "api/v2/silences.json",
        "api/v2/maintenance.json", "api/v2/notifications.json", "stacks/shop/index.html",
    ]

    /// The same in German.
    static let germanFiles = [
        "index.html", "hosts/alpha/containers/worker/index.html", "alerts/1/index.html", "incidents/3/index.html",
        "notifications/index.html", "maintenance/index.html", "status.txt", "feed.xml", "freshness.svg", "api/v2/alerts/1.json",
    ]

    /// The same with forms, and people who used them.
    static let operatedFiles = [
        "audit/index.html", "audit.xml", "keys/index.html", "api/index.html", "alerts/index.html", "maintenance/index.html",
        "notifications/index.html", "about/index.html", "api/v2/audit.json", "api/v2/auth/api-keys.json",
    ]

    private static let operatedSite = Result { try GoldenTests.alerting(language: "en", isOperated: true) }
    private static let alertSite = Result { try GoldenTests.alerting(language: "en") }
    private static let germanSite = Result { try GoldenTests.alerting(language: "de") }

    private static func alerting(language: String, isOperated: Bool = false) throws -> TemporaryFolder {
        let folder = try TemporaryFolder()
        try folder.write(
            "# It is down\n\n1. `docker logs worker`\n2. [Restart](restart.md) it", to: "site/notes/runbooks/down.md")
        try folder.write("# Restart", to: "site/notes/runbooks/restart.md")
        try folder.write("We had too **little** memory.", to: "site/notes/incidents/3.md")
        var sample = SampleSite(output: folder.path + "/public")
        sample.settings.site = folder.path + "/site"
        sample.settings.language = language
        sample.settings.baseURL = "https://status.example.org"
        sample.data.alerting = SampleAlerts.pages()
        if isOperated {
            sample.settings.hasForms = true
            sample.data.operating = SampleOperating.pages()
            sample.data.alerting.announced = Set(sample.data.alerting.maintenance.prefix(1).map(\.name))
        }
        try sample.publish()
        return folder
    }

    /// Rendered once for all of them.
    private static let site = Result {
        let folder = try TemporaryFolder()
        try SampleSite(output: folder.path).publish()
        return folder
    }

    @Test("pages are as recorded", arguments: files)
    func golden(file: String) throws {
        try compare(GoldenTests.site.get().bytes(file), with: file.replacing("/", with: "__"))
    }

    @Test("pages of a fleet with alerts are as recorded", arguments: alertFiles)
    func alerts(file: String) throws {
        try compare(GoldenTests.alertSite.get().bytes("public/" + file), with: "alerting__" + file.replacing("/", with: "__"))
    }

    @Test("pages with forms are as recorded", arguments: operatedFiles)
    func operated(file: String) throws {
        try compare(GoldenTests.operatedSite.get().bytes("public/" + file), with: "operated__" + file.replacing("/", with: "__"))
    }

    @Test("German pages are as recorded", arguments: germanFiles)
    func german(file: String) throws {
        try compare(GoldenTests.germanSite.get().bytes("public/" + file), with: "german__" + file.replacing("/", with: "__"))
    }

    private func compare(_ actual: Data, with name: String) throws {
        if let target = ProcessInfo.processInfo.environment["DOCKSTAT_RECORD"] {
            try actual.write(to: URL(fileURLWithPath: target + "/" + name))
            Issue.record("recorded \(name)")
            return
        }
        let golden = try #require(Bundle.module.url(forResource: "Golden/" + name, withExtension: nil), "\(name) is not recorded")
        #expect(try Data(contentsOf: golden) == actual, "it differs from Golden/\(name)")
    }
}
