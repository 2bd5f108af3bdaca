import DockStatModel
import Foundation
import Testing

@testable import SiteGenerator

@Suite("Sentences of other parts of the program")
struct ToldTextTests {
    private static let german = Result {
        let files = try AuthoredFiles(templatesFolder: nil, siteFolder: nil, theme: "automatic").languages["de"] ?? []
        return try Words(tag: "de", files: files)
    }

    @Test(
        "are said in the site's language, with their values",
        arguments: [
            ("no receiver is configured", "kein Empfänger ist konfiguriert"),
            ("oom_kills is 1, oom_kills > 0 in 10m", "Zahl der Speichermangel-Enden ist 1, oom_kills > 0 in 10m"),
            (
                "health is unhealthy, health = unhealthy in 2 looks in a row",
                "Gesundheit ist ungesund, health = unhealthy bei 2 Blicken in Folge"
            ),
            ("memory_limit_percent is 29.5% for 5m", "Nutzung der Speichergrenze ist 29,5\u{A0}% seit 5 Min."),
            (
                "it is warning, and pager hears of critical and worse",
                "er ist Warnung, und pager erfährt nur von kritisch und Schlimmerem"
            ),
            ("silence 4 by ben: the disk is full", "Stummschaltung 4 von ben: the disk is full"),
            ("web ended with exit code 137", "web endete mit Exit-Code 137"),
            (
                "memory-limit of web is over: memory_limit_percent is 29%",
                "memory-limit von web ist vorbei: Nutzung der Speichergrenze ist 29\u{A0}%"
            ),
            ("updated: to ops-chat, ops-mail", "Neues gemeldet an ops-chat, ops-mail"),
            (
                "opened: web on alpha uses 96.1% of its memory limit",
                "begonnen: web auf alpha belegt 96,1\u{A0}% seiner Speichergrenze"
            ),
            (
                "No connection with tcp://h:2376 came about within 3s.",
                "Innerhalb von 3 Sek. kam keine Verbindung mit tcp://h:2376 zustande."
            ),
            ("It does not answer.", "Er antwortet nicht."),
            (
                "web-2 cannot be reached: tcp://h:2376 refused the connection.",
                "web-2 ist nicht erreichbar: tcp://h:2376 hat die Verbindung abgelehnt."
            ),
            (
                "opened: web-2 cannot be reached: No connection with tcp://h:2376 came about within 3s.",
                "begonnen: web-2 ist nicht erreichbar: Innerhalb von 3 Sek. kam keine Verbindung mit tcp://h:2376 zustande."
            ),
            (
                "messages to ops do not get through: HTTP 410: the address is gone",
                "Nachrichten an ops kommen nicht an: HTTP 410: die Adresse gibt es nicht mehr"
            ),
        ])
    func said(english: String, german: String) throws {
        #expect(try ToldTextTests.german.get().told(english) == german)
        if !english.contains(#/[a-z]_[a-z]+ is |health is /#) { #expect(Words.english.told(english) == english) }
    }

    @Test(
        "signals are said in words in English too",
        arguments: [
            ("memory_limit_percent is 29.5% for 5m", "use of the memory limit is 29.5\u{A0}% for 5m"),
            (
                "memory-limit of web is over: memory_limit_percent is 44.7%",
                "memory-limit of web is over: use of the memory limit is 44.7\u{A0}%"
            ),
            ("oom-kill of web is over: oom_kills is 0", "oom-kill of web is over: no more kills for lack of memory"),
            ("host-unreachable of web-2 is over: reachable is true", "host-unreachable of web-2 is over: it can be reached"),
            ("container-down of web is over: service is up", "container-down of web is over: it is up"),
            ("the import is slow", "the import is slow"),
        ])
    func signals(told: String, english: String) {
        #expect(Words.english.told(told) == english)
    }

    @Test("why events count as lost is said in German, clause by clause")
    func evidence() throws {
        let told = try ToldTextTests.german.get().told
        #expect(
            told.evidence(
                "the engine keeps the last 256 events only, and more have happened; without an event of it, web, db and 3 more started anew"
            )
                == "die Engine behält nur die letzten 256 Ereignisse, und es geschahen mehr; ohne ein Ereignis davon startete neu: web, db und 3 weitere"
        )
        #expect(told.evidence("without an event of it, web started anew") == "ohne ein Ereignis davon startete neu: web")
    }

    @Test("every signal has its words in German")
    func everySignal() throws {
        let german = try ToldTextTests.german.get()
        for signal in RuleSignal.allCases {
            #expect(german.translation(of: signal.phrase.key) != nil, "\(signal)")
        }
    }

    @Test(
        "are told from people's own words, which stay",
        arguments: ["Disk is full", "the import on web is slow", "anna: it was removed by me", "all of it started", ""])
    func people(text: String) throws {
        #expect(try ToldTextTests.german.get().told(text) == text)
    }

    /// What is put together of parts in the sources, and what pages never show.
    private static let parts: Set<String> = [
        "{} is {}", "{}, which is not recovered", "{}, {}; waits for {}", "{} again", " in {} looks in a row", "{} for {}",
        " for {}",
        "route ", " and ", "{} of {}", "silence {}", " by {}: {}", "compose:", " decides", "still so", "the severity was raised",
        "{}: to {}", "the label {} names who hears of it",
        "its label {} keeps rules away", "its label {}{} switches the rule off", "no value",
    ]

    @Test("are all known: each reason that rules and routes write has its phrase")
    func known() throws {
        let known = Set(ToldText.reasons + ToldText.courses + ToldText.summaries + ToldText.engines)
        var unknown: Set<String> = []
        for folder in ["Phases", "Signals", "Engine", "Incidents"] {
            let sentences = try SourcePhrases.literals(in: "Sources/Alerting/\(folder)")
            unknown.formUnion(
                sentences.filter {
                    $0.contains(" ") && $0.contains(/\p{L}{2}/) && !known.contains($0) && !ToldTextTests.parts.contains($0)
                })
        }
        // Messages are written by their own room, in both languages.
        unknown = unknown.filter { !$0.contains("ä") && !$0.contains("ö") && !$0.contains("ü") }
        #expect(unknown.sorted() == [])
    }
}
