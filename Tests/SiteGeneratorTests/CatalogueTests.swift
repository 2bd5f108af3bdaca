import Foundation
import Testing

@testable import SiteGenerator

/// A catalogue that puts marks around every phrase shows what goes past the catalogues: `⟦…⟧` around phrases that German has,
/// `⟪…⟫` around those it lacks.
@Suite("The German catalogue")
struct CatalogueTests {
    private static let site = Result { try CatalogueTests.marked() }

    /// The sample fleet with alerts and notes, in a language that is nothing but marks.
    private static func marked() throws -> TemporaryFolder {
        let phrases = try SourcePhrases()
        let german = try SourcePhrases.catalogue("de")
        var marks: [String: String] = [:]
        for phrase in phrases.all {
            let parts = phrase.split(separator: "{}", omittingEmptySubsequences: false).map(String.init)
            // Only what may be a phrase: braces belong to values there.
            guard parts.contains(where: { $0.contains(/\p{L}/) }), !parts.contains(where: { $0.contains(/[{}]/) }) else {
                continue
            }
            let isKnown = german[phrase] != nil
            marks[phrase] = parts.map { part in
                part.contains(/\p{L}/) ? (isKnown ? "⟦\(part)⟧" : "⟪\(part)⟫") : part
            }.joined(separator: "{}")
        }
        let folder = try TemporaryFolder()
        try folder.write(String(decoding: try JSONEncoder().encode(marks), as: UTF8.self), to: "site/languages/marks.json")
        try folder.write("# OVERVIEW-NOTE", to: "site/notes/index.md")
        try folder.write("# FREE-NOTE", to: "site/notes/free.md")
        try folder.write("# WORKER-NOTE", to: "site/notes/containers/alpha/worker.md")
        try folder.write("# INCIDENT-NOTE", to: "site/notes/incidents/3.md")
        var sample = SampleSite(output: folder.path + "/public")
        sample.settings.site = folder.path + "/site"
        sample.settings.language = "marks"
        sample.settings.baseURL = "https://status.example.org"
        sample.settings.isDemo = true
        sample.settings.hasForms = true
        sample.data.alerting = SampleAlerts.pages()
        sample.data.warnings = ["WARNING-TEXT"]
        sample.settings.hasForms = true
        sample.data.operating = SampleOperating.pages()
        try sample.publish()
        return folder
    }

    private static let texts = [".html", ".svg", ".txt", "feed.xml", ".ics"]

    @Test("has every phrase that the pages of the sample fleet say")
    func complete() throws {
        let folder = try CatalogueTests.site.get()
        var lacking: Set<String> = []
        for file in folder.files() where file.hasPrefix("public/") && CatalogueTests.texts.contains(where: file.hasSuffix) {
            for match in try folder.text(file).matches(of: /⟪([^⟫]*)⟫/) { lacking.insert(String(match.output.1)) }
        }
        #expect(lacking == [])
    }

    @Test("has every phrase of templates and of the script")
    func templates() throws {
        let phrases = try SourcePhrases()
        let german = try SourcePhrases.catalogue("de")
        #expect(phrases.ofTemplates.union(phrases.ofScript).filter { german[$0] == nil } == [])
    }

    @Test("has no entry that nothing says")
    func alive() throws {
        let said = try SourcePhrases().all
        #expect(try SourcePhrases.catalogue("de").keys.filter { !said.contains($0) }.sorted() == [])
    }

    @Test("no visible word of any page goes past the catalogues")
    func nothingBesides() throws {
        let folder = try CatalogueTests.site.get()
        var besides: Set<String> = []
        for file in folder.files() where file.hasPrefix("public/") && file.hasSuffix(".html") {
            for text in VisibleText(html: try folder.text(file)).texts { besides.insert(text) }
        }
        let unexplained = besides.filter { text in
            // A page's title ends in the site's.
            !CatalogueTests.data.contains(text.hasSuffix(" · Example") ? String(text.dropLast(" · Example".count)) : text)
                && !text.contains(/^\d+ · Example$/)
        }
        #expect(unexplained.sorted() == [])
    }

    /// What the sample fleet itself says outside of names, and units.
    private static let data: Set<String> = [
        "FREE-NOTE", "1 (batch", "1 (cache", "1 (db", "1 (legacy", "1 (mail", "1 (web", "1 (worker", "and", "anna",
        "anna: We know",
        "ben: a bigger cache is on its way", "found", "it", "looking into it", "managers", "mend", "more in the", "plan", "why",
        "0.0.0.0:8080 → 80/tcp", "connect_timeout", "tcp://10.0.0.5:2376", "service", "service = down",
        "2026-11-23 14:34:15 (a bigger cache is on its way", "27.3.1 (API 1.47", "535 authentication failed",
        "535 authentication failed, again in", "Europe/Berlin", "Example", "HTTP 204",
        "HTTP 410", "INCIDENT-NOTE", "FREE-NOTE",
        "JSON", "OVERVIEW-NOTE",
        "WARNING-TEXT", "WORKER-NOTE", "a bigger cache is on its way", "alpha",
        "anna: looking into it", "api/v2/alerts.json", "api/v2/status.json", "batch", "ben", "beta",
        "cache", "com.docker.compose.project", "com.docker.compose.service", "command", "db", "discord", "email",
        "legacy", "mail", "maintainer", "maintenance.ics", "metrics", "night", "ops-discord", "ops-mail", "patch night",
        "rack", "status.txt", "the rule cpu-high names the runbook runbooks/down.md, which is no note", "tier=prod",
        "updates, with a restart; see the plan", "web", "webhook",
        "worker",
        // Who did what.
        "Atom", "OpenAPI 3.1", "This key is unknown", "alert 1", "api", "automation", "bot", "ops",
        "ops-mail (email, smtp://mail.example.org): 535",
        // Licences, and what is in the graph.
        "Apache-2.0", "Apache-2.0 WITH Swift-exception", "BSD-2-Clause", "BoringSSL", "Debian GNU/Linux 12 (bookworm",
        "Docker 27.3.1", "GRDB.swift", "MIT", "SQLite", "Swift", "Yams", "Zlib", "about", "api/v2/docker/stacks.json", "blessing",
        "cmark-gfm", "curl", "libcurl", "libyaml", "shop", "shop: 2", "shop_default", "shop_default, bridge: 6",
        "Dark", "Light", "OLED", "UltraDark",
        "swift-argument-parser", "swift-asn1", "swift-crypto", "swift-log", "swift-mustache", "zlib",
    ]
}

/// The words a reader of a page sees or hears that are neither marked nor data: names stand in `bdi`, code in `code` and `pre`.
private struct VisibleText {
    private(set) var texts: Set<String> = []

    init(html: String) {
        var rest = html[...]
        var hidden: String?
        while let open = rest.firstIndex(of: "<") {
            if hidden == nil { add(rest[..<open]) }
            guard let close = rest[open...].firstIndex(of: ">") else { break }
            let tag = rest[rest.index(after: open)..<close]
            let name = String(tag.prefix { $0.isLetter || $0.isNumber || $0 == "/" || $0 == "!" })
            if let inside = hidden {
                if name == "/" + inside { hidden = nil }
            } else {
                if ["bdi", "code", "pre", "script", "style", "article"].contains(name) { hidden = name }
                // What programs are told is English on every page, and says so.
                if tag.hasSuffix("lang=\"en\"") { hidden = name }
                for match in tag.matches(of: /\b(?:title|aria-label|alt|data-label)="([^"]*)"/) { add(match.output.1) }
            }
            rest = rest[rest.index(after: close)...]
        }
    }

    private mutating func add(_ text: Substring) {
        for part in text.split(separator: /⟦[^⟧]*⟧/) {
            // Figures with their units, and times, are neither.
            let bare = part.replacing(/&#?[a-z0-9]+;/, with: " ")
                .replacing(/[0-9.]+ (?:B|KiB|MiB|GiB|kB\/s|B\/s|ms|s)(?![a-z])/, with: " ").replacing("UTC+1", with: " ")
            let trimmed = bare.trimmingCharacters(in: .whitespacesAndNewlines.union(.punctuationCharacters).union(.symbols))
            if trimmed.contains(/\p{L}{2}/) { texts.insert(trimmed) }
        }
    }
}
