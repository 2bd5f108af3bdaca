import DockStatModel
import Foundation
import SiteGenerator
import Testing

struct NoteTests {
    private func publish(_ notes: [String: String]) throws -> (TemporaryFolder, PublishReport) {
        let folder = try TemporaryFolder()
        for (path, text) in notes { try folder.write(text, to: "site/notes/" + path) }
        var sample = SampleSite(output: folder.path + "/public")
        sample.settings.site = folder.path + "/site"
        return (folder, try sample.publish())
    }

    @Test("notes stand on the pages of their subjects, and free ones have pages of their own")
    func places() throws {
        let (folder, report) = try publish([
            "index.md": "Welcome **all**", "hosts/alpha.md": "In rack b2", "containers/alpha/web.md": "- [x] done\n\n~~old~~",
            "runbooks/disk.md": "---\ntitle: Full disk\norder: 2\n---\n| a | b |\n|---|---|\n| 1 | 2 |\n\nSee[^1]\n\n[^1]: there",
        ])
        #expect(report.failures.isEmpty)
        #expect(try folder.text("public/index.html").contains("<strong>all</strong>"))
        #expect(try folder.text("public/hosts/alpha/index.html").contains("In rack b2"))
        let container = try folder.text("public/hosts/alpha/containers/web/index.html")
        #expect(container.contains("checkbox") && container.contains("<del>old</del>"))
        let page = try folder.text("public/notes/runbooks/disk.html")
        #expect(page.contains("<bdi>Full disk</bdi>") && page.contains("<td>1</td>") && page.contains("footnote"))
        #expect(try folder.text("public/notes/index.html").contains("href=\"../notes/runbooks/disk.html\""))
    }

    @Test(
        "raw HTML and links that run something are dropped",
        arguments: [
            "<script>alert(1)</script>", "[x](javascript:alert(1))", "[x](JaVaScRiPt:alert(1))", "![x](data:text/html,hi)",
            "<img src=x onerror=alert(1)>", "[x](vbscript:x)", "a <b onclick=\"x\">b</b>", "[x](  java\nscript:alert(1))",
        ])
    func harmless(markdown: String) throws {
        let (folder, _) = try publish(["index.md": markdown])
        let page = try folder.text("public/index.html")
        for bad in ["<script>", "javascript:", "JaVaScRiPt:", "data:text", "onerror=a", "vbscript:", "<b onclick"] {
            #expect(
                !page.lowercased().contains("\"" + bad.lowercased()) && !page.contains(bad.hasPrefix("<") ? bad : "\u{0}"),
                "\(bad)")
        }
    }

    @Test(
        "what links to a note from elsewhere finds the page that shows it",
        arguments: [
            ("notes/runbooks/disk.md", "notes/runbooks/disk.html"), ("runbooks/a b.md", nil),
            ("notes/hosts/alpha.md", "hosts/alpha/"),
        ])
    func address(name: String, expected: String?) throws {
        let path = name.hasPrefix("notes/") ? String(name.dropFirst("notes/".count)) : name
        let (folder, _) = try publish([path: "# Here"])
        let address = SiteAddress.note(name)
        if let expected { #expect(address == expected) }
        #expect(try folder.text("public/\(address.hasSuffix("/") ? address + "index.html" : address)").contains("Here"))
    }

    @Test("relative links work from the page that shows the note")
    func links() throws {
        let (folder, _) = try publish([
            "containers/alpha/web.md":
                "[d](../../runbooks/disk.md#top) ![r](rack.png) [h](../../hosts/alpha.md) [o](https://example.org/x) [out](../../../../secret)",
            "containers/alpha/rack.png": "png", "runbooks/disk.md": "# Disk", "hosts/alpha.md": "x",
        ])
        let page = try folder.text("public/hosts/alpha/containers/web/index.html")
        #expect(page.contains("href=\"../../../../notes/runbooks/disk.html#top\""))
        #expect(page.contains("src=\"../../../../notes/containers/alpha/rack.png\""))
        #expect(page.contains("href=\"../../../../hosts/alpha/\""))
        #expect(page.contains("href=\"https://example.org/x\""))
        #expect(!page.contains("secret"))
        #expect(folder.exists("public/notes/containers/alpha/rack.png"))
    }

    @Test("a note that cannot be read keeps its last good page and is told of")
    func unreadable() throws {
        let folder = try TemporaryFolder()
        var sample = SampleSite(output: folder.path + "/public")
        sample.settings.site = folder.path + "/site"
        try folder.write("# Good", to: "site/notes/a.md")
        try sample.publish()
        try Data([0xFF, 0xFE, 0x41]).write(to: URL(fileURLWithPath: folder.path + "/site/notes/a.md"))
        let report = try sample.publish()
        #expect(report.failures.map(\.path) == ["notes/a.html"])
        #expect(try folder.text("public/notes/a.html").contains("\nGood\n</h1>"))
        #expect(try folder.text("public/about/index.html").contains("notes/a.md is not UTF-8"))
    }
}
