import DockStatModel
import Foundation
import SiteGenerator
import Testing

struct TemplateTests {
    private func load(_ templates: [String: String]) throws -> SiteGenerator {
        let folder = try TemporaryFolder()
        for (name, text) in templates { try folder.write(text, to: "templates/" + name) }
        var settings = SampleSite(output: folder.path + "/public").settings
        settings.templates = folder.path + "/templates"
        return try SiteGenerator(settings: settings)
    }

    @Test(
        "a mistake in a template names file, line and tag",
        arguments: [
            (
                "overview.mustache", "{{<page}}\n{{$content}}\n{{titel}}\n{{/content}}\n{{/page}}",
                "overview.mustache:3: {{titel}}"
            ),
            ("overview.mustache", "\n{{>sidebar}}", "overview.mustache:2: {{>sidebar}}: there is no template sidebar"),
            ("note.mustache", "{{{title}}}", "{{{title}}} is text and must be escaped"),
            ("note.mustache", "{{&title}}", "must be escaped"),
            ("note.mustache", "{{body}}", "{{body}} is markup"),
            ("note.mustache", "{{#isDemo}}\n\n", "note.mustache"),
            ("about.mustache", "{{%CONTENT_TYPE:TEXT}}{{title}}", "not supported"),
        ])
    func mistakes(file: String, text: String, expected: String) {
        let error = #expect(throws: SiteError.self) { try load([file: text]) }
        #expect(error?.kind == .template)
        #expect(error?.message.contains(expected) == true, "\(error?.message ?? "")")
    }

    @Test("a template of one's own takes the place of the built-in one of that name, and may use partials of one's own")
    func overrides() throws {
        let folder = try TemporaryFolder()
        try folder.write("<p>{{title}}</p>\n{{>mine}}\n{{{body}}}", to: "templates/note.mustache")
        try folder.write("{{version}}", to: "templates/mine.mustache")
        try folder.write("body{}", to: "site/style.css")
        try folder.write("# Hello", to: "site/notes/a.md")
        var sample = SampleSite(output: folder.path + "/public")
        sample.settings.templates = folder.path + "/templates"
        sample.settings.site = folder.path + "/site"
        try sample.publish()
        #expect(try folder.text("public/notes/a.html") == "<p>Hello · Example</p>\n0.1.0<span id=\"note-hello\">\n</span>\n")
        #expect(try folder.text("public/style.css") == "body{}")
        #expect(try folder.text("public/script.js").contains("use strict"))
    }

    @Test(
        "while a template has a mistake its pages keep their last good form, the others go on, and about/ and the report say so")
    func lastGood() throws {
        let folder = try TemporaryFolder()
        var sample = SampleSite(output: folder.path + "/public")
        sample.settings.templates = folder.path + "/templates"
        try folder.write("<p>{{title}} one</p>{{{body}}}", to: "templates/note.mustache")
        sample.settings.site = folder.path + "/site"
        try folder.write("# A", to: "site/notes/a.md")
        try sample.publish()
        try folder.write("{{titel}}", to: "templates/note.mustache")
        try folder.write("{{#isDemo}}", to: "templates/container.mustache")
        try folder.write("# B", to: "site/notes/a.md")
        try folder.write("# New", to: "site/notes/new.md")
        sample.data.now = SampleSite.now + .seconds(15)
        sample.data.hosts[0].name = "alpha"
        sample.data.hosts[0].labels["rack"] = "c7"
        let generator = try SiteGenerator(settings: sample.settings, keepsLastGood: true)
        let report = try generator.publish(sample.data, changed: [], history: sample.history)
        #expect(try folder.text("public/notes/a.html").contains("<p>A · Example one</p>"))
        #expect(!folder.exists("public/notes/new.html"))
        #expect(folder.exists("public/hosts/alpha/containers/web/index.html"))
        #expect(try folder.text("public/hosts/alpha/index.html").contains("c7"))
        #expect(report.removed == [])
        #expect(report.failures.map(\.path) == ["pages of kind container", "pages of kind note"])
        #expect(report.failures.last?.reason.contains("note.mustache:1: {{titel}}") == true)
        #expect(try folder.text("public/about/index.html").contains("note.mustache:1: {{titel}}"))
        try folder.write("<p>{{title}} two</p>{{{body}}}", to: "templates/note.mustache")
        try FileManager.default.removeItem(atPath: folder.path + "/templates/container.mustache")
        let mended = try SiteGenerator(settings: sample.settings).publish(sample.data, changed: [], history: sample.history)
        #expect(mended.failures == [])
        #expect(try folder.text("public/notes/a.html").contains("two</p><span id=\"note-b\">"))
    }

    // Strips for frames are made from a page of their own.
    @Test("a mistake in what every page is made from leaves every page as it is")
    func frame() throws {
        let folder = try TemporaryFolder()
        var sample = SampleSite(output: folder.path + "/public")
        try sample.publish()
        let before = try folder.files().filter { $0.hasSuffix(".html") }.map { try folder.bytes($0) }
        sample.settings.templates = folder.path + "/templates"
        try folder.write("{{{title}}}", to: "templates/page.mustache")
        let report = try SiteGenerator(settings: sample.settings, keepsLastGood: true).publish(
            sample.data, changed: Set(sample.data.containers.map(\.identity)), history: sample.history)
        #expect(report.removed == [] && report.failures.count == 22)
        #expect(report.failures.allSatisfy { $0.reason.contains("page.mustache:1: {{{title}}} is text") })
        #expect(try folder.files().filter { $0.hasSuffix(".html") }.map { try folder.bytes($0) } == before)
    }

    @Test("a time zone that does not exist is refused by name")
    func zone() {
        let settings = SiteSettings(timeZone: "Mars/Olympus", output: "/nowhere", version: "0")
        let error = #expect(throws: SiteError.self) { try SiteGenerator(settings: settings) }
        #expect(error?.message.contains("Mars/Olympus") == true)
    }

    @Test("demonstration data is marked on every page and in every document")
    func demo() throws {
        let folder = try TemporaryFolder()
        var sample = SampleSite(output: folder.path)
        sample.settings.isDemo = true
        try sample.publish()
        for file in folder.files() {
            if file.hasSuffix(".html") { #expect(try folder.text(file).contains("Demonstration data."), "\(file)") }
            // The form of a badge's document is that of shields.io, which has no room for a mark.
            // What programs read of the program is as true of a demonstration.
            if file.hasSuffix(".json"), !file.hasPrefix("badges/"), file != "api/v2/openapi.json" {
                #expect(try folder.text(file).hasPrefix("{\"demo\":true"), "\(file)")
            }
        }
        #expect(try folder.text("status.txt").contains("DEMONSTRATION DATA"))
    }
}
