import DockStatModel
import Foundation
import TestSupport
import Testing

@testable import SiteGenerator

/// What the generator does for the script. What the script does is seen in a browser: Tests/BrowserTests.
struct ComfortTests {
    @Test(
        "the script is one file of less than 10 kB on the way, with all its parts, and says its words in the language of the site"
    )
    func script() throws {
        let folder = try TemporaryFolder()
        var sample = SampleSite(output: folder.path + "/public")
        try sample.publish()
        let english = try folder.text("public/script.js")
        // What travels; `publishing.gzip` writes such a twin.
        #expect(
            try run("/usr/bin/env", ["sh", "-c", "gzip -9c '\(folder.path)/public/script.js' | wc -c"]).trimmingCharacters(
                in: .whitespacesAndNewlines
            ).count <= 4)
        #expect(english.contains("const WORDS={};"))
        for part in ["moveBefore", "combobox", "time[datetime]", "data-unzoom", "data-sort"] { #expect(english.contains(part)) }
        sample.settings.language = "de"
        try sample.publish()
        let german = try folder.text("public/script.js")
        #expect(german.contains("\"Quick links\":\"Schnellzugriff\"") && german.contains("\"degraded\":"))
    }

    @Test("tightening leaves texts and comments' neighbours alone")
    func tight() {
        let source = """
            // A remark
            const a = (b) => {
              say("x , { y }  //z", `q ${ b } r`);
              return b + " " + 1;
            };
            function c() {}
            a(2);
            """
        #expect(
            SiteScript.tight(source)
                == "const a=(b)=>{say(\"x , { y }  //z\",`q ${ b } r`);return b + \" \" + 1};function c(){}\na(2);")
    }

    @Test("long names of its own are short, and whatever else is called so stays")
    func names() {
        let source = """
            const counter=1;const title="the title";const other=`${counter2} x`;function toggle(counter2){return counter+event.toggle(...title)}
            const shown={title,width:counter};const width=/toggled|width/.test(other)/counter;call({toggled:1});
            """
        #expect(
            ShortNames.shortened(source) == """
                const a=1;const title="the title";const b=`${counter2} x`;function toggle(counter2){return a+event.toggle(...title)}
                const c={title,width:a};const width=/toggled|width/.test(b)/a;call({toggled:1});
                """)
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
