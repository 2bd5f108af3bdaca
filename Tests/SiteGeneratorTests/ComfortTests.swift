import DockStatModel
import Foundation
import TestSupport
import Testing

@testable import SiteGenerator

/// What the generator does for the script. What the script does is seen in a browser: Tests/BrowserTests.
struct ComfortTests {
    @Test(
        "the comfort script is one file of less than 20 kB with all its parts, and the others are small",
        arguments: ["en", "de"])
    func script(language: String) throws {
        let folder = try TemporaryFolder()
        var sample = SampleSite(output: folder.path + "/public")
        sample.settings.language = language
        try sample.publish()
        let scripts = try folder.text("public/index.html").matches(of: /<script[^>]* src="([^"]+)"/).map { String($0.1) }
        #expect(scripts == ["./theme.js", "./script.js"])
        #expect(try folder.bytes("public/script.js").count < 20_000)
        // What goes before the first paint, and where there are forms theirs.
        for small in ["theme.js", "forms.js"] { #expect(try folder.bytes("public/" + small).count < 1_000) }
        let text = try folder.text("public/script.js")
        for part in ["moveBefore", "combobox", "time[datetime]", "data-unzoom", "data-sort"] { #expect(text.contains(part)) }
    }

    @Test("the script says its words in the language of the site, in parts of one's own too")
    func words() throws {
        let folder = try TemporaryFolder()
        var sample = SampleSite(output: folder.path + "/public")
        sample.settings.site = folder.path + "/site"
        try sample.publish()
        #expect(try folder.text("public/script.js").contains("const WORDS={};"))
        sample.settings.language = "de"
        try sample.publish()
        let german = try folder.text("public/script.js")
        #expect(german.contains("\"Schnellzugriff\"") && !german.contains("Quick links"))
        #expect(german.contains("\"degraded\":"))
        try folder.write("// My own\nshow()\ndocument.title = say(\"Quick links\")\n", to: "site/script/start.js")
        try sample.publish()
        let own = try folder.text("public/script.js")
        #expect(own.contains("// My own\nshow()\ndocument.title = say(\"Quick links\")\n"))
        #expect(own.contains("function show() {") && own.contains("\"Quick links\":\"Schnellzugriff\""))
    }

    private func search(_ sample: SampleSite, _ folder: TemporaryFolder) throws -> [String: [[Any]]] {
        let document = try JSONSerialization.jsonObject(with: folder.bytes("api/v2/search.json"))
        return try #require(document as? [String: Any]).compactMapValues { $0 as? [[Any]] }
    }

    @Test("search.json leads to everything that has a page, and stays as it is while nothing comes or goes")
    func search() throws {
        let folder = try TemporaryFolder()
        var sample = SampleSite(output: folder.path)
        try sample.publish()
        let index = try search(sample, folder)
        let hosts = try #require(index["hosts"])
        #expect(hosts.map { $0[0] as? String } == ["alpha", "beta"])
        let containers = try #require(index["containers"])
        #expect(containers.count == sample.data.containers.count)
        for row in containers {
            let host = try #require(row[0] as? Int)
            let (name, slug) = (try #require(row[1] as? String), try #require(row[2] as? String))
            let path = "hosts/\(try #require(hosts[host][1] as? String))/containers/\(slug.isEmpty ? name : slug)/index.html"
            #expect(FileManager.default.fileExists(atPath: folder.path + "/" + path), "\(path)")
        }
        for row in try #require(index["pages"]) {
            #expect(FileManager.default.fileExists(atPath: "\(folder.path)/\(row[1])index.html"), "\(row)")
        }
        let before = try folder.bytes("api/v2/search.json")
        sample.data.now = SampleSite.now + .seconds(15)
        try sample.publish()
        #expect(try folder.bytes("api/v2/search.json") == before)
    }

    @Test("20,000 containers fit into a search index of a megabyte")
    func large() throws {
        let folder = try TemporaryFolder()
        var sample = SampleSite(output: folder.path)
        sample.data.containers = (0..<20_000).map {
            SampleSite.container("service-name-\($0)", project: "project-\($0 / 20)", service: .up, state: .running)
        }
        let context = RenderContext(
            settings: sample.settings, data: sample.data, clock: ClockText(zone: .gmt, now: SampleSite.now, words: .english),
            words: .english,
            notes: NoteLibrary(siteFolder: nil), existing: [])
        var whole = context
        whole.existing = Set(sample.data.containers.map { context.page(of: $0) })
        let bytes = SearchJSON(context: whole).document()
        #expect(bytes.count < 1_000_000, "\(bytes.count)")
        #expect(SearchJSON(context: context).document().count < 60_000, "nothing leads to a page that is not there yet")
    }

    @Test("what the configuration pins stands first, in its order, once")
    func pinned() throws {
        let folder = try TemporaryFolder()
        var sample = SampleSite(output: folder.path)
        sample.settings.pinned = ["beta/*", "worker", "w*", "nobody"]
        try sample.publish()
        let page = try folder.text("index.html")
        let start = try #require(page.range(of: "<section class=\"pinned\"><h2>Pinned</h2>"))
        let end = try #require(page[start.upperBound...].range(of: "</section>"))
        let names = page[start.upperBound..<end.lowerBound].matches(of: /<a href="hosts\/([a-z]+)\/containers\/([a-z]+)\//).map {
            "\($0.1)/\($0.2)"
        }
        #expect(names.first == "beta/mail" && names.contains("alpha/web"))
        #expect(names.firstIndex(of: "alpha/worker").map { $0 < names.firstIndex(of: "alpha/web") ?? 0 } == true)
        #expect(Set(names).count == names.count)
        sample.settings.pinned = ["nobody"]
        try sample.publish()
        #expect(!(try folder.text("index.html").contains("class=\"pinned\"")))
    }
}
