import DockStatModel
import Settings
import Testing

@Suite("The language of pages")
struct LanguageSettingsTests {
    /// Catalogues are in the site folders that end in their tag.
    private func mistakes(_ yaml: String) throws -> [String] {
        try withFolder { folder in
            try write(yaml, to: folder + "/dockstat.yaml")
            let loader = ConfigurationLoader(
                environment: [:], workingDirectory: folder, systemFile: folder + "/none",
                checkLanguage: { tag, site in
                    ["en", "de"].contains(tag) || site?.hasSuffix("/" + tag) == true ? nil : "no catalogue for \(tag)"
                })
            do {
                _ = try loader.load()
                return []
            } catch let error as ConfigurationErrors {
                return error.mistakes.map(\.text)
            }
        }
    }

    @Test(
        "one with a catalogue is taken, of the site or of a view",
        arguments: [
            "language: de", "language: fr\nsite: fr", "site: pt-BR\nlanguage: pt-BR",
            "views:\n  - { name: a, language: fr, site: fr }", "language: fr\nsite: fr\nviews:\n  - { name: a }",
            "language: fr\nsite: fr\nviews:\n  - { name: a, site: other, language: en }",
        ])
    func known(yaml: String) throws { #expect(try mistakes(yaml) == []) }

    @Test(
        "one without is told where it is chosen, or at the folder that lacks it",
        arguments: [
            ("title: a\nlanguage: fr", "dockstat.yaml:2:11: language: no catalogue for fr"),
            ("views:\n  - { name: a, language: fr }", "dockstat.yaml:2:26: views[0].language: no catalogue for fr"),
            (
                "language: fr\nsite: fr\nviews:\n  - { name: a, site: other }",
                "dockstat.yaml:4:22: views[0].site: no catalogue for fr"
            ),
        ])
    func unknown(yaml: String, expected: String) throws { #expect(try mistakes(yaml) == [expected]) }
}
