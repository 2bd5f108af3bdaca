import DockStatModel
import Foundation
import Operations
import Settings
import Testing

@testable import SiteGenerator

/// What `dockstat serve` says on its pages, in the site's language.
struct EndpointTextTests {
    private static func german() throws -> Words {
        try Words(
            tag: "de", files: AuthoredFiles(templatesFolder: nil, siteFolder: nil, theme: "automatic").languages["de"] ?? [])
    }

    @Test(
        "sentences are said with their values, whatever those are",
        arguments: [
            ("There is no host my host.", "Es gibt keinen Host my host."),
            ("There is no container a b on the host c.", "Es gibt keinen Container a b auf dem Host c."),
            ("Matches 2 containers just now: a/b, c/d.", "Trifft gerade 2 Container: a/b, c/d."),
            ("Matches 12 containers just now: a/b, c/d and 2 more.", "Trifft gerade 12 Container: a/b, c/d und 2 weitere."),
            ("at most 200 characters", "höchstens 200 Zeichen"), ("It does not answer.", "Er antwortet nicht."),
            ("web is running again.", "web ist wieder in Gang."), ("no sentence of ours", "no sentence of ours"),
            ("tcp://10.0.0.9:2375 refused the connection.", "tcp://10.0.0.9:2375 hat die Verbindung abgelehnt."),
            ("There is no socket unix:///run/no.sock.", "Es gibt keinen Socket unix:///run/no.sock."),
            (
                "tcp://a:2375 answered 403 when asked for its version.",
                "tcp://a:2375 antwortete auf die Frage nach ihrer Version mit 403."
            ),
            (
                "Found \"web 1\"; allowed: a text of 1 to 200 characters on one line.",
                "Gefunden: \"web 1\"; erlaubt: ein Text von 1 bis 200 Zeichen in einer Zeile."
            ),
            (
                "Found \"web\", which has no scheme; allowed: unix:///path/to/docker.sock or tcp://host:port.",
                "Gefunden: \"web\", ohne Schema; erlaubt: unix:///path/to/docker.sock oder tcp://host:port."
            ),
            (
                "ops (webhook, http://127.0.0.1:9): http://127.0.0.1:9 refused the connection",
                "ops (webhook, http://127.0.0.1:9): http://127.0.0.1:9 hat die Verbindung abgelehnt"
            ),
            (
                "ops (webhook, https://example.org): HTTP 410: the address is gone",
                "ops (webhook, https://example.org): HTTP 410: die Adresse gibt es nicht mehr"
            ),
            ("ops (command, sh): exit code 3: no such room", "ops (command, sh): Exit-Code 3: no such room"),
        ])
    func said(english: String, german: String) throws {
        #expect(try Self.german().told.endpoint(english) == german)
        #expect(Words.english.told.endpoint(english) == english)
    }

    /// Parts that sentences are put together of, what documents tell programs, and what no page shows.
    private static let others: Set<String> = [
        "Alert {}", "Incident {}", "{}: nothing of it fires.", "{}: nothing of it is acknowledged.", "Matches no {} just now.",
        "Matches {} {} just now: {}{}.", "The folder of the notes cannot be locked", "The folder of the notes cannot be made",
        "The folder of the notes cannot be opened", "The folder {} cannot be opened", "The note {} cannot be put into its place",
        "The note {} cannot be read", "The note {} cannot be removed", "The note {} cannot be written",
        "{}: links are not followed.",
        // For programs alone.
        "If-Match has to name one revision, as reading told it.",
        "The Idempotency-Key has to be 1 to 200 visible characters of ASCII.",
        "The body broke off.", "The body did not arrive within {} s.", "The body has to be a JSON object.",
        "The body has to be application/json.", "The body is larger than 1 MiB.", "The body is nested more than {} deep.",
        "The address is longer than {} bytes.", "The request with this Idempotency-Key is being carried out.",
        "The request with this Idempotency-Key was begun, and how it ended is not known: it may have been done. See the audit log, and what it was about, before you send it with another one.",
        "The body is no JSON.", "The body names {} twice.", "The path is none.",
        "There is no such route. Reading is the web server's: /api/v2/….json",
        "This Idempotency-Key was used for another request.",
        "This path is changed by other methods.", "This stands in the path or a header already.",
    ]

    @Test("every sentence that refuses something has its phrase, and every phrase its German")
    func known() throws {
        let known = Set(ToldText.refusals + ToldText.expectations)
        let german = try SourcePhrases.catalogue("de")
        #expect(known.filter { german[$0] == nil } == [])
        var unknown: Set<String> = []
        for folder in ["Operations", "CompanionEndpoint"] {
            for text in try SourcePhrases.arguments(
                of: ["ChangeRefusal", "FieldMistake", "EndpointFault", "AccessFault", "Outcome"],
                in: "Sources/\(folder)")
            where text.contains(" ") && text.first?.isUppercase == true && !known.contains(text) && !Self.others.contains(text) {
                unknown.insert(text)
            }
        }
        #expect(unknown.sorted() == [])
    }

    @Test("every way a transfer fails is known, and has its German")
    func transfers() throws {
        let known = Set(ToldText.transfers)
        let german = try SourcePhrases.catalogue("de")
        #expect(known.union(ToldText.answers).filter { german[$0] == nil } == [])
        // What the other side said, and what cannot be but for want of memory or a thread.
        let others: Set = [
            "{} {}: {}", "{} hung up: {}", "the answer of {} is {}", "no memory for a request to {}",
            "the transfer thread does not run",
            "the client was closed", "no memory for a mail through {}", "no thread for a mail through {}",
        ]
        let said = try SourcePhrases.arguments(of: ["error", "TransferError", "MailError"], in: "Sources/Transfer")
            .filter { $0.contains(" ") && !others.contains($0) }
        #expect(said.count > 30)
        for text in said.sorted() {
            // The library's own words, in brackets, where there are any.
            let bare = text.hasSuffix("{}") && !text.hasSuffix(" {}") ? String(text.dropLast(2)) : text
            #expect(known.contains(Words.capitalized(bare) + "."), "\(text)")
            if bare != text { #expect(known.contains("\(Words.capitalized(bare)) ({})."), "\(text)") }
        }
    }

    @Test(
        "a host's address is complained about in German, whatever is wrong with it",
        arguments: [
            "web", "ssh://web", "http://web:2375", "ftp://web", "unix://run/docker.sock", "tcp://web:0", "tcp://[::1",
            "tcp://a b",
        ])
    func addresses(engine: String) throws {
        let mistakes = HostText(name: "web-1", engine: engine).mistakes
        #expect(!mistakes.isEmpty)
        for mistake in mistakes {
            let said = try Self.german().told.endpoint(mistake.message)
            #expect(!said.contains(/Found|allowed|which|scheme|written|absolute|number/), "\(said)")
        }
    }

    @Test(
        "every field of a form has a label", arguments: Set(ChangeRoute.all.flatMap { $0.documented.fields.map(\.name) }).sorted()
    )
    func labels(field: String) {
        #expect(FieldWords.phrase(field) != nil || field.hasPrefix("--"), "\(field)")
    }
}
