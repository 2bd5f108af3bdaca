import Foundation
import SiteGenerator
import Testing

struct TemplateReferenceTests {
    /// With `DOCKSTAT_RECORD=1` in the environment the document is written anew, and the test fails all the same.
    @Test("docs/templates.md holds the variables as the code has them")
    func document() throws {
        let file = SourcePhrases.root.appending(path: "docs/templates.md")
        let text = try String(contentsOf: file, encoding: .utf8)
        let begin = try #require(text.range(of: TemplateReference.beginMarker + "\n"))
        let end = try #require(text.range(of: TemplateReference.endMarker))
        let written = begin.upperBound..<end.lowerBound
        if ProcessInfo.processInfo.environment["DOCKSTAT_RECORD"] != nil {
            try Data(text.replacingCharacters(in: written, with: TemplateReference.markdown).utf8).write(to: file)
            Issue.record("docs/templates.md was written anew; run again without DOCKSTAT_RECORD")
        }
        #expect(text[written] == TemplateReference.markdown)
    }

    @Test("every variable has a sentence, and every sentence a variable")
    func sentences() { #expect(TemplateReference.mistakes == []) }

    @Test(
        "a built-in file is found by its path or the end of it",
        arguments: [
            ("templates/page.mustache", ["templates/page.mustache"]), ("page", ["templates/page.mustache"]),
            ("container.mustache", ["templates/container.mustache"]), ("base.css", ["site/style/base.css"]),
            ("style/base.css", ["site/style/base.css"]), ("nothing", []), ("", []),
        ])
    func names(name: String, expected: [String]) { #expect(BuiltInFile.named(name).map(\.path) == expected) }

    @Test("pages may be in a language that has a catalogue, and no other")
    func languages() throws {
        let folder = try TemporaryFolder()
        try folder.write("{}", to: "languages/fr.json")
        for tag in ["en", "de", "fr"] { #expect(SiteLanguages.mistake(in: tag, siteFolder: folder.path) == nil) }
        #expect(
            SiteLanguages.mistake(in: "fr", siteFolder: nil)
                == "found \"fr\", which has no catalogue; there are de, en; one of your own would be languages/ in the folder of the key `site`"
        )
        let told = try #require(SiteLanguages.mistake(in: "nl", siteFolder: folder.path))
        #expect(told.contains("there are de, en, fr") && told.hasSuffix("/languages/nl.json"))
    }
}
