import DockStatModel
import Foundation
import SiteGenerator
import Testing

@Suite("The check of notes")
struct NoteCheckTests {
    private func publish(_ notes: [String: String], times: Int = 1, _ change: (inout SampleSite) -> Void = { _ in }) throws -> (
        folder: TemporaryFolder, report: PublishReport
    ) {
        let folder = try TemporaryFolder()
        for (path, text) in notes { try folder.write(text, to: "site/notes/" + path) }
        var sample = SampleSite(output: folder.path + "/public")
        sample.settings.site = folder.path + "/site"
        change(&sample)
        for _ in 1..<times { try sample.publish() }
        return (folder, try sample.publish())
    }

    @Test(
        "a broken link or picture is told once with file and line",
        arguments: [
            ("a\n\n[x](gone.md)", "notes/a.md:3: there is no note gone.md"),
            ("---\norder: 1\n---\n\nx\ny ![p](rack.png)", "notes/a.md:6: there is no picture rack.png"),
            ("[x](files/b.pdf)", "notes/a.md:1: there is no file files/b.pdf that pages may show"),
            ("# Top\n\n[x](#midle)", "notes/a.md:3: #midle: notes/a.md has no heading for #midle"),
            ("[x](b.md#nowhere)", "notes/a.md:1: b.md#nowhere: notes/b.md has no heading for #nowhere"),
            ("[x](../../secret)", "notes/a.md:1: ../../secret leads out of the site"),
            ("[x](hosts/gamma.md)", "notes/a.md:1: there is no note hosts/gamma.md"),
            ("- one\n- [x](gone.md)", "notes/a.md:2: there is no note gone.md"),
        ])
    func broken(text: String, expected: String) throws {
        let (folder, report) = try publish(["a.md": text, "b.md": "# Here"])
        #expect(report.warnings == [expected])
        #expect(try folder.text("public/about/index.html").contains("notes/a.md:"))
    }

    @Test(
        "what leads somewhere is not told",
        arguments: [
            "[x](b.md)", "[x](b.md#here-it-is)", "# Up there\n\n[x](#up-there) [y](#top) [z](#)", "[x](hosts/alpha.md)",
            "[x](containers/alpha/web.md)", "![x](rack.png)", "[x](https://example.org/x.md)", "<me@example.org>", "[x](/abs)",
            "See[^1]\n\n[^1]: there", "[x](b.md#here-it-is-1)",
        ])
    func sound(text: String) throws {
        let (_, report) = try publish(["a.md": text, "b.md": "# Here it is!\n\n## Here it is", "rack.png": "png"])
        #expect(report.warnings == [])
    }

    @Test("links to pages of the site are checked as soon as all of them are known")
    func pages() throws {
        let note = "[x](../alerts/) [y](../status.txt) [z](../hosts/alpha/) [n](../nothing/)"
        let (folder, report) = try publish(["runbooks/a.md": note.replacing("../", with: "../../")], times: 2)
        #expect(report.warnings == ["notes/runbooks/a.md:1: the site has no ../../nothing/"])
        let page = try folder.text("public/notes/runbooks/a.html")
        #expect(page.contains("href=\"../../alerts/\"") && page.contains("href=\"../../status.txt\""))
    }

    @Test("headings have names that links of notes lead to")
    func anchors() throws {
        let (folder, _) = try publish([
            "a.md": "# Full *disk*\n\n# Full disk\n\n[x](#full-disk-1)", "b.md": "[y](a.md#full-disk)",
        ])
        let page = try folder.text("public/notes/a.html")
        #expect(page.contains("<span id=\"note-full-disk\">") && page.contains("<bdi>Full disk</bdi></h1>"))
        #expect(page.contains("<h1 id=\"note-full-disk-1\">") && page.contains("href=\"#note-full-disk-1\""))
        #expect(try folder.text("public/notes/b.html").contains("href=\"../notes/a.html#note-full-disk\""))
    }

    @Test("mistakes at the head of a note are told")
    func head() throws {
        let (_, report) = try publish(["a.md": "---\ntitle: A\norder: first\npublic: yes\n---\nx"])
        #expect(
            report.warnings == [
                "notes/a.md:3: order is \"first\"; it wants a whole number",
                "notes/a.md:4: public is \"yes\"; it wants true or false",
            ])
    }

    @Test("a note about nothing that is known says that it shows nowhere")
    func lost() throws {
        let (_, report) = try publish(["containers/alpha/wbe.md": "{{state}}", "stacks/shop.md": "sound"])
        #expect(report.warnings == ["notes/containers/alpha/wbe.md: what it is about is not known, so that it shows nowhere"])
    }

    @Test("a public note that leads to one that is not is told, and no name of the view's other side is in its page")
    func views() throws {
        let (folder, report) = try publish([
            "a.md": "---\npublic: true\n---\n[x](private.md) [h](containers/alpha/db.md)", "private.md": "# Private",
        ]) { $0.settings.view.include.containers = ["web"] }
        #expect(report.warnings.contains("notes/a.md:4: private.md is not public, and this note is"))
        #expect(try !folder.text("public/notes/a.html").contains("alpha/containers/db"))
    }

    @Test("a rule whose runbook is no note is told")
    func runbooks() throws {
        let (_, report) = try publish(["runbooks/down.md": "# Down"]) { sample in
            var rules = Rule.builtIn
            rules[0].runbook = "notes/runbooks/down.md"
            rules[1].runbook = "notes/runbooks/dwon.md"
            rules[2].runbook = "https://example.org/runbook"
            sample.data.alerting.rules = rules
        }
        #expect(
            report.warnings == [
                "the rule \(Rule.builtIn[1].name) names the runbook notes/runbooks/dwon.md, which is no note"
            ])
    }
}
