import Foundation
import Testing

@Suite("Templates, languages and site files of one's own")
struct CustomisingTests {
    private func program(_ configuration: String) throws -> Program {
        var program = try Program()
        program.environment["DOCKER_HOST"] = "unix://\(program.folder.path)/none.sock"
        try program.write(configuration, to: "dockstat.yaml")
        return program
    }

    @Test("a template mistake in a running job keeps the last good pages; readings go on, log, about/ and exit code tell of it")
    func mistake() async throws {
        let program = try program("templates: mine\nsite: site\n")
        defer { program.remove() }
        try program.write("<p>good {{{heading}}}", to: "mine/note.mustache")
        try program.write("# One", to: "site/notes/a.md")
        #expect(try await program("check-config").status == 0)
        #expect(try await program("run").status == 69)
        try program.write("\n{{hedding}}", to: "mine/note.mustache")
        let refused = try await program("check-config")
        #expect(refused.status == 65)
        #expect(refused.errors.contains("mine/note.mustache:2: {{hedding}}"))
        let page = try program.text("public/notes/a.html")
        let before = try program.text("public/status.txt")
        try await Task.sleep(for: .seconds(1.1))
        let tick = try await program("run")
        #expect(tick.status == 1)
        #expect(tick.errors.contains("mine/note.mustache:2: {{hedding}} is no variable"))
        #expect(try program.text("public/notes/a.html") == page)
        #expect(try program.text("public/status.txt") != before)
        #expect(try program.text("public/about/index.html").contains("{{hedding}}"))
        let drawn = try await program("render", "--log-level", "info")
        #expect(drawn.status == 1)
        #expect(drawn.errors.contains("pages done") && !drawn.errors.contains("tick done"), "\(drawn.errors)")
        try program.write("<p>better {{{heading}}}", to: "mine/note.mustache")
        #expect(try await program("run").status == 69)
        #expect(try program.text("public/notes/a.html").contains("better"))
    }

    @Test("a folder that cannot be used for one site keeps that site as it is, and another one goes on")
    func twoSites() async throws {
        let program = try program(
            "views:\n  - { name: one, output: one }\n  - { name: two, output: two, templates: two-templates }\n")
        defer { program.remove() }
        let outcome = try await program("run")
        #expect(outcome.status == 1)
        #expect(outcome.errors.contains("two keeps its last good pages") && outcome.errors.contains("two-templates"))
        #expect(program.exists("one/index.html") && !program.exists("two/index.html") && program.exists("dockstat.sqlite"))
        #expect(try await program("check-config").status == 65)
    }

    @Test("built-in files are listed and written out, and never over what is there")
    func export() async throws {
        let program = try program("templates: own/templates\n")
        defer { program.remove() }
        let written = try await program("templates", "export", "own", "page", "base.css")
        #expect(written.status == 0 && written.output == "Wrote 2 files to own.\n")
        #expect(try program.text("own/templates/page.mustache").contains("<!doctype html>"))
        #expect(program.exists("own/site/style/base.css"))
        let list = try await program("templates", "list")
        #expect(
            list.output.contains("templates/page.mustache") && list.output.contains("overridden by \(program.folder.path)/own"))
        #expect(list.output.contains("\nsite/style/base.css\n"))
        #expect(try await program("check-config").status == 0)
        try program.write("mine", to: "own/templates/page.mustache")
        let refused = try await program("templates", "export", "own")
        #expect(refused.status == 73 && refused.errors.contains("templates/page.mustache exist"))
        #expect(try program.text("own/templates/page.mustache") == "mine")
        #expect(!program.exists("own/templates/note.mustache"))
        #expect(try await program("templates", "export", "own", "--force").status == 0)
        #expect(try program.text("own/templates/page.mustache").contains("<!doctype html>"))
        let unknown = try await program("templates", "export", "own", "pgae")
        #expect(unknown.status == 64 && unknown.errors.contains("no built-in file pgae"))
    }

    @Test("a language with a catalogue of one's own is spoken, one without is refused with line and key")
    func language() async throws {
        let program = try program("site: site\nlanguage: fr\n")
        defer { program.remove() }
        let refused = try await program("check-config")
        #expect(refused.status == 65)
        #expect(refused.errors.contains("dockstat.yaml:2:11: language: found \"fr\", which has no catalogue; there are de, en"))
        try program.write(#"{"Containers": "Conteneurs", "Hosts": "H\u00f4tes"}"#, to: "site/languages/fr.json")
        #expect(try await program("check-config").status == 0)
        #expect(try await program("run").status == 69)
        let page = try program.text("public/index.html")
        #expect(page.contains("<html lang=\"fr\"") && page.contains("Hôtes"))
    }

    @Test("mistakes in notes are warnings of the tick with file and line")
    func notes() async throws {
        let program = try program("site: site\n")
        defer { program.remove() }
        try program.write("# Welcome\n\n{{stat}} and [gone](gone.md)", to: "site/notes/index.md")
        let outcome = try await program("run")
        #expect(outcome.status == 69)
        #expect(outcome.errors.contains("notes/index.md:3: {{stat}} is no placeholder"))
        #expect(outcome.errors.contains("notes/index.md:3: there is no note gone.md"))
        #expect(try program.text("public/index.html").contains("{{stat}} and"))
    }
}
