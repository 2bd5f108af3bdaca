import DockStatModel
import Foundation
import SiteGenerator
import TestSupport
import Testing

struct PublishingTests {
    @Test("a first tick writes a whole site")
    func wholeSite() throws {
        let folder = try TemporaryFolder()
        let report = try SampleSite(output: folder.path + "/public").publish()
        #expect(report.failures.isEmpty)
        #expect(report.warnings.isEmpty)
        for path in [
            "index.html", "hosts/alpha/index.html", "hosts/alpha/containers/web/index.html",
            "hosts/alpha/containers/web/30d.html",
            "about/index.html", "404.html", "status.txt", "metrics", "robots.txt", "style.css", "script.js", "freshness.svg",
            "api/v2/status.json", "api/v2/docker/status.json", "api/v2/docker/hosts.json", "api/v2/docker/hosts/alpha.json",
            "api/v2/docker/containers/all.json", "api/v2/docker/containers/all/alpha.json",
            "api/v2/docker/containers/alpha/web.json", "api/v2/docker/containers/alpha/web/history/7d.json",
        ] {
            #expect(report.written.contains(path), "\(path)")
            #expect(folder.exists("public/" + path), "\(path)")
        }
        #expect(!folder.exists("public/sitemap.xml"))
    }

    @Test("every link of every page leads to a file of the site", arguments: [AlertPages(), SampleAlerts.pages()])
    func noDeadLinks(alerting: AlertPages) throws {
        let folder = try TemporaryFolder()
        var sample = SampleSite(output: folder.path)
        sample.data.alerting = alerting
        try sample.publish()
        let link = /(?:href|src)="([^"]*)"/
        for page in folder.files() where page.hasSuffix(".html") && page != "404.html" {
            for match in try folder.text(page).matches(of: link) where !match.1.hasPrefix("#") && !match.1.hasPrefix("https:") {
                let base = URL(fileURLWithPath: folder.path + "/" + page)
                var target = try #require(URL(string: String(match.1), relativeTo: base)).standardizedFileURL.path
                if match.1.hasSuffix("/") || match.1.isEmpty { target += "/index.html" }
                #expect(FileManager.default.fileExists(atPath: target), "\(page) links to \(match.1)")
            }
        }
    }

    @Test(
        "nothing changed: nothing but what tells the time is written, and files keep their times",
        arguments: [AlertPages(), SampleAlerts.pages()])
    func unchanged(alerting: AlertPages) throws {
        let folder = try TemporaryFolder()
        var sample = SampleSite(output: folder.path)
        sample.data.alerting = alerting
        try sample.publish()
        let page = folder.path + "/hosts/alpha/containers/web/index.html"
        let before = try FileManager.default.attributesOfItem(atPath: page)[.modificationDate] as? Date
        sample.data.now = sample.data.now + .seconds(15)
        sample.data.nextDue = sample.data.nextDue + .seconds(15)
        let report = try sample.publish()
        #expect(
            Set(report.written) == [
                "metrics", "status.txt", "api/v2/status.json", "freshness.svg", "api/v2/docker/manager/pool-stats.json",
            ])
        #expect(report.removed.isEmpty)
        #expect(try FileManager.default.attributesOfItem(atPath: page)[.modificationDate] as? Date == before)
        #expect(try sample.publish().written.isEmpty)
    }

    @Test("the same input gives the same bytes")
    func deterministic() throws {
        let first = try TemporaryFolder()
        let second = try TemporaryFolder()
        try SampleSite(output: first.path).publish()
        try SampleSite(output: second.path).publish()
        #expect(first.files() == second.files())
        for file in first.files() where file != ".dockstat-manifest" {
            #expect(try first.bytes(file) == second.bytes(file), "\(file)")
        }
    }

    @Test("pages of what no longer exists go with their folders; what is not ours stays")
    func stale() throws {
        let folder = try TemporaryFolder()
        var sample = SampleSite(output: folder.path)
        try sample.publish()
        try folder.write("mine", to: "hosts/alpha/containers/db/mine.txt")
        try folder.write("mine", to: "mine.html")
        sample.data.containers.removeAll { $0.name == "web" || $0.name == "db" }
        let report = try sample.publish()
        #expect(report.removed.contains("hosts/alpha/containers/web/index.html"))
        #expect(report.removed.contains("api/v2/docker/containers/alpha/web/history/1h.json"))
        #expect(!folder.exists("hosts/alpha/containers/web"))
        #expect(!folder.exists("api/v2/docker/containers/alpha/web"))
        #expect(try folder.text("hosts/alpha/containers/db/mine.txt") == "mine")
        #expect(try folder.text("mine.html") == "mine")
        #expect(!(try folder.text("index.html")).contains("containers/web/"))
    }

    @Test("a folder with another site in it is refused, and left as it is")
    func foreignFolder() throws {
        let folder = try TemporaryFolder()
        try folder.write("a shop", to: "index.html")
        let error = #expect(throws: SiteError.self) { try SampleSite(output: folder.path).publish() }
        #expect(error?.kind == .foreignFolder)
        #expect(error?.message.contains("index.html") == true)
        #expect(folder.files() == ["index.html"])
    }

    @Test("a foreign file in the place of one of ours stays, and is told of")
    func foreignFile() throws {
        let folder = try TemporaryFolder()
        try folder.write("mine", to: "robots.txt")
        let report = try SampleSite(output: folder.path).publish()
        #expect(report.warnings.contains { $0.contains("robots.txt") })
        #expect(try folder.text("robots.txt") == "mine")
    }

    @Test("a page that somebody changed or removed is made again")
    func repaired() throws {
        let folder = try TemporaryFolder()
        let sample = SampleSite(output: folder.path)
        try sample.publish()
        let good = try folder.text("about/index.html")
        try folder.write("spoilt", to: "about/index.html")
        try FileManager.default.removeItem(atPath: folder.path + "/404.html")
        #expect(try Set(sample.publish().written) == ["about/index.html", "404.html"])
        #expect(try folder.text("about/index.html") == good)
    }

    @Test("after a crash before the last manifest the next tick knows all files as ours")
    func crash() throws {
        let folder = try TemporaryFolder()
        var sample = SampleSite(output: folder.path)
        try sample.publish()
        // As a crash leaves it: files written, the manifest only announcing them, one file half written beside its target.
        let manifest = try folder.text(".dockstat-manifest").split(separator: "\n")
        let announced = manifest.enumerated().map {
            $0 == 0 ? String($1) : "0 -1 0 0 0 " + $1.split(separator: " ", maxSplits: 5)[5]
        }
        try folder.write(announced.joined(separator: "\n") + "\n", to: ".dockstat-manifest")
        try folder.write("<html>ha", to: ".index.html.new")
        sample.data.containers.removeAll { $0.name == "web" }
        let report = try sample.publish()
        #expect(report.warnings.isEmpty)
        #expect(report.removed.contains("hosts/alpha/containers/web/index.html"))
        #expect(!folder.exists(".index.html.new"))
        #expect(try folder.text("index.html").hasSuffix("</html>\n"))
    }

    @Test("a reader never sees half a file")
    func wholeForReaders() throws {
        let folder = try TemporaryFolder()
        var sample = SampleSite(output: folder.path)
        try sample.publish()
        // A process of its own, which reads as fast as it can until its input ends.
        let script = """
            import sys, select
            reads = bad = 0
            while True:
                text = open(sys.argv[1]).read(); reads += 1
                bad += not (text.startswith("<!doctype html>") and text.endswith("</html>\\n"))
                if reads == 1: sys.stdout.write("r"); sys.stdout.flush()
                if select.select([sys.stdin], [], [], 0)[0]: break
            print(bad, flush=True)
            """
        let reader = ChildProcess()
        let (input, output) = (Pipe(), Pipe())
        reader.executableURL = URL(fileURLWithPath: "/usr/bin/python3")
        reader.arguments = ["-c", script, folder.path + "/index.html"]
        reader.standardInput = input
        reader.standardOutput = output
        try reader.run()
        #expect(String(decoding: output.fileHandleForReading.availableData, as: UTF8.self) == "r")
        for round in 0..<6 {
            sample.data.containers[0].usage.cpuPercent = Double(round)
            #expect(try sample.publish().written.contains("index.html"))
        }
        try input.fileHandleForWriting.close()
        #expect(String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self) == "0\n")
        reader.waitUntilExit()
    }

    @Test("gz twins hold what the plain files hold, and go when they are switched off")
    func twins() throws {
        let folder = try TemporaryFolder()
        var sample = SampleSite(output: folder.path)
        sample.settings.gzip = true
        try sample.publish()
        for file in ["index.html", "metrics", "api/v2/docker/containers/all.json"] {
            let unpacked = try run("/usr/bin/gzip", ["-dc", folder.path + "/" + file + ".gz"])
            #expect(unpacked == (try folder.text(file)), "\(file)")
        }
        #expect(try sample.publish().written.isEmpty)
        sample.settings.gzip = false
        #expect(try sample.publish().removed.contains("index.html.gz"))
        #expect(!folder.files().contains { $0.hasSuffix(".gz") })
    }

    @Test("a folder that cannot be is one clear error")
    func cannotWrite() throws {
        let folder = try TemporaryFolder()
        try folder.write("a file", to: "file")
        let error = #expect(throws: SiteError.self) { try SampleSite(output: folder.path + "/file/public").publish() }
        #expect(error?.kind == .cannotWrite)
        #expect(error?.message.contains(folder.path) == true)
    }

    @Test("no history for a range: its pages keep their last good files and the failure is told")
    func historyFails() throws {
        struct Broken: Error {}
        let folder = try TemporaryFolder()
        var sample = SampleSite(output: folder.path)
        try sample.publish()
        let before = try folder.text("hosts/alpha/containers/web/index.html")
        sample.data.now = sample.data.now + .minutes(5)
        let report = try SiteGenerator(settings: sample.settings).publish(sample.data, changed: []) { _, _ in throw Broken() }
        #expect(report.failures.count == 2)
        #expect(report.removed.isEmpty)
        #expect(try folder.text("hosts/alpha/containers/web/index.html") == before)
        #expect(try folder.text("about/index.html").contains("no history"))
    }

    @Test("a lost manifest is told of, and the site is written again")
    func lostManifest() throws {
        let folder = try TemporaryFolder()
        let sample = SampleSite(output: folder.path)
        try sample.publish()
        try folder.write("\u{0}\u{0}garbage", to: ".dockstat-manifest")
        let report = try sample.publish()
        #expect(report.warnings.contains { $0.contains(".dockstat-manifest") })
        #expect(report.written.contains("index.html"))
    }
}
