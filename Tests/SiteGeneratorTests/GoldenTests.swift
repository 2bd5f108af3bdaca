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
        "api/v2/docker/hosts/beta.json", "api/v2/docker/containers/alpha/web.json",
    ]

    /// Rendered once for all of them.
    private static let site = Result {
        let folder = try TemporaryFolder()
        try SampleSite(output: folder.path).publish()
        return folder
    }

    @Test("pages are as recorded", arguments: files)
    func golden(file: String) throws {
        let actual = try GoldenTests.site.get().bytes(file)
        let name = file.replacing("/", with: "__")
        if let target = ProcessInfo.processInfo.environment["DOCKSTAT_RECORD"] {
            try actual.write(to: URL(fileURLWithPath: target + "/" + name))
            Issue.record("recorded \(name)")
            return
        }
        let golden = try #require(Bundle.module.url(forResource: "Golden/" + name, withExtension: nil), "\(name) is not recorded")
        #expect(try Data(contentsOf: golden) == actual, "\(file) differs from Golden/\(name)")
    }
}
