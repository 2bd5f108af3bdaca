import DockStatModel
import Foundation
import Testing

@testable import SiteGenerator

/// Every name, address, image, label, line and remark of the sample begins with `zq`: whatever of it is in a file has leaked.
struct ViewTests {
    @Test("nothing that a view takes out, and nothing outside of it, is in a name or a byte of its files")
    func leaks() throws {
        let folder = try TemporaryFolder()
        var scene = try ViewScene(folder)
        scene.view.include.labels = ["zqlabel": "zqpublic"]
        scene.view.hostNames = ["zqhost1": "Berlin"]
        scene.view.containerNames = ["zqhost1/zqweb": "Shop"]
        scene.view.redact = Set(ViewConfiguration.Redaction.allCases)
        try scene.publish()
        for file in folder.files() where file.hasPrefix("public/") {
            #expect(!file.contains("zq"), "\(file)")
            let text = String(decoding: try folder.bytes(file), as: UTF8.self)
            let places = text.ranges(of: "zq").map { range in
                text[(text.index(range.lowerBound, offsetBy: -40, limitedBy: text.startIndex) ?? text.startIndex)...].prefix(120)
            }
            #expect(places.isEmpty, "\(file): \(places)")
        }
        // And what is in it is there.
        let overview = try folder.text("public/index.html")
        #expect(overview.contains("Shop") && overview.contains("Berlin") && overview.contains("service 1"))
        #expect(overview.contains("Welcome to everybody"))
        #expect(folder.exists("public/incidents/1/index.html") && folder.exists("public/api/v2/incidents.json"))
        #expect(folder.exists("public/notes/open.png") && !folder.exists("public/notes/closed.png"))
        #expect(!folder.exists("public/notifications/index.html") && !folder.exists("public/alerts/1/index.html"))
        let incident = try folder.text("public/incidents/1/index.html")
        #expect(incident.contains("A container ended"))
        // What people wrote is for readers, under the names of the view.
        #expect(incident.contains("<strong>We know</strong> that Shop of stack 1 is down,\nand … on …, and Berlin."))
        // Its badges and strips go by the names of the view.
        let shop = try #require(folder.files().first { $0.contains("Shop") && $0.hasSuffix("/status.svg") })
        #expect(shop.hasPrefix("public/badges/hosts/Berlin/"))
        #expect(try folder.text(shop).contains("<title>Shop: down</title>"))
        #expect(folder.exists(shop.replacing("badges/", with: "embed/").replacing("status.svg", with: "bar.svg")))
        // The history behind the charts is that of the container which the name stands for.
        let page = folder.files().first { $0.hasPrefix("public/hosts/") && $0.contains("Shop") && $0.hasSuffix("/index.html") }
        #expect(try page.map { try folder.text($0).contains("class=\"line c1\"") } == true)
    }

    @Test(
        "a name in people's words is replaced where it is a name",
        arguments: [
            ("vault", "The vault is shut, vault-2 and vaults are not.", "The … is shut, …-2 and vaults are not."),
            ("cache", "We cleared the cache: the 'browser cache', web's.", "We cleared the cache: the 'browser cache', web's."),
            ("cache", "`cache`, \"cache\", [cache](x); host-1/cache.", "`…`, \"…\", […](x); host-1/…."),
            (
                "web", "`docker restart web webserver` from the web; web@host-1",
                "`docker restart … webserver` from the web; …@host-1"
            ),
        ])
    func words(name: String, text: String, seen: String) {
        #expect(NameInText(name: name).replaced(by: "…", in: text) == seen)
    }

    @Test("no name that is more than an ordinary word counts as one")
    func ordinary() {
        #expect(NameInText.ordinary.allSatisfy { $0.wholeMatch(of: /[a-z]{2,10}/) != nil })
        let telling: Set = ["postgres", "vaultwarden", "nextcloud", "keycloak", "payroll"]
        #expect(NameInText.ordinary.isDisjoint(with: telling))
    }

    @Test("a view that only leaves out keeps the names and sentences of what it shows")
    func filtered() throws {
        let folder = try TemporaryFolder()
        var scene = try ViewScene(folder)
        scene.view.exclude = ViewScene.matcher { $0.containers = ["zqhidden"] }
        try scene.publish()
        let overview = try folder.text("public/index.html")
        let page = try folder.text("public/hosts/zqhost1/containers/zqweb/index.html")
        #expect(page.contains("Last log lines") && page.contains("zqline\n</pre>"))
        #expect(overview.contains("zqweb") && overview.contains("zqdb") && !overview.contains("zqhidden"))
        #expect(overview.contains("zqweb is down on zqhost1"))
        // The incident of both speaks of the one that is shown.
        let incident = try folder.text("public/incidents/1/index.html")
        #expect(incident.contains("zqweb is down") && !incident.contains("zqhidden"))
        #expect(try folder.text("public/metrics").contains("zqweb"))
    }

    @Test("what making the pages takes is in no part, and the notes of a part are listed without the names of their files")
    func withoutTheJob() throws {
        let folder = try TemporaryFolder()
        var scene = try ViewScene(folder)
        scene.sample.data.job.databaseSize = 77 << 20
        try scene.publish()
        let whole = try folder.text("public/about/index.html")
        #expect(whole.contains("77 MiB") && whole.contains("ticks.svg") && folder.exists("public/about/ticks.svg"))
        #expect(try folder.text("public/api/v2/notes.json").contains("\"path\":\"zqnote.md\""))
        #expect(folder.exists("public/api/v2/notes/index.md.json"))
        scene.view.redact = [.names]
        try scene.publish()
        let part = try folder.text("public/about/index.html")
        #expect(!part.contains("MiB") && !part.contains("ticks.svg") && !part.contains("Last backup"))
        #expect(!folder.exists("public/about/ticks.svg"))
        let numbers = try folder.text("public/metrics") + folder.text("public/status.txt")
        #expect(
            !numbers.contains("dockstat_tick_duration") && !numbers.contains("database") && !numbers.contains("files written"))
        let about = try folder.text("public/api/v2/about.json")
        #expect(about.contains("\"databaseBytes\":null") && about.contains("\"ticks\":[]"))
        let notes = try folder.text("public/api/v2/notes.json")
        #expect(notes.contains("Welcome to everybody") && !notes.contains("path") && !notes.contains("revision"))
        #expect(!folder.exists("public/api/v2/notes/index.md.json"))
    }

    @Test("a view with everything has everything, under the names as they are")
    func everything() throws {
        let folder = try TemporaryFolder()
        let scene = try ViewScene(folder)
        try scene.publish()
        #expect(try folder.text("public/index.html").contains("zqhidden"))
        #expect(folder.exists("public/notifications/index.html") && folder.exists("public/alerts/1/index.html"))
        #expect(folder.exists("public/notes/closed.png"))
    }

    @Test("numbers that stand for names do not move when a container comes")
    func numbers() throws {
        let folder = try TemporaryFolder()
        var scene = try ViewScene(folder)
        scene.view.redact = [.names]
        try scene.publish()
        let before = folder.files().filter { $0.contains("/containers/") && $0.hasSuffix("index.html") }
        var newer = SampleSite.container("aaa", host: "zqhost1", service: .up, state: .running)
        newer.firstSeen = SampleSite.now
        scene.sample.data.containers.insert(newer, at: 0)
        try scene.publish()
        let after = folder.files().filter { $0.contains("/containers/") && $0.hasSuffix("index.html") }
        #expect(Set(before).isSubset(of: Set(after)) && after.count > before.count)
    }

    @Test("a logo and a line of one's own stand on every page; a picture that is not there is told")
    func looks() throws {
        let folder = try TemporaryFolder()
        try folder.write("<svg/>", to: "mine.SVG")
        var scene = try ViewScene(folder)
        scene.view.logo = folder.path + "/mine.SVG"
        scene.view.footer = "Example <Ltd.>"
        try scene.publish()
        for page in ["index.html", "about/index.html", "alerts/1/index.html"] {
            let text = try folder.text("public/\(page)")
            #expect(text.contains("logo.svg\"") && text.contains("Example &lt;Ltd.&gt;"), "\(page)")
        }
        #expect(try folder.text("public/logo.svg") == "<svg/>")
        scene.view.logo = folder.path + "/none.png"
        let error = #expect(throws: SiteError.self) { try scene.publish() }
        #expect(error?.message.contains("none.png") == true)
    }
}
