import DockStatModel
import Foundation
import TestSupport
import Testing

@testable import SiteGenerator

@Suite("The language of a site")
struct LanguageTests {
    private func words(_ catalogue: [String: String]) throws -> Words {
        let bytes = try JSONEncoder().encode(catalogue)
        return try Words(tag: "de", files: [.init(origin: "de.json", bytes: Array(bytes))])
    }

    @Test("a phrase is said with its values where the language wants them, and in English where there is no translation")
    func phrases() throws {
        let words = try words([
            "since {} on {}": "auf {2} seit {1}", "Overview": "Übersicht", "{} container": "{} Container",
            "{} containers": "{} Container",
        ])
        #expect(words("since \("noon") on \("alpha")") == "auf alpha seit noon")
        #expect(Words.english("since \("noon") on \("alpha")") == "since noon on alpha")
        #expect(words("Overview") == "Übersicht")
        #expect(words("a \(3) b") == "a 3 b")
        #expect(words(1, one: "\(1) container", other: "\(1) containers") == "1 Container")
        #expect(Words.english(2, one: "\(2) container", other: "\(2) containers") == "2 containers")
    }

    @Test("values are escaped, markup among them is not, and braces of a value are its own")
    func escaping() throws {
        let words = try words(["<{}> at {}": "<{2}> bei {1}"])
        let link: Markup = "<a>x</a>"
        #expect(words.markup("<\("a&b")> at \(link)").string == "&lt;<a>x</a>&gt; bei a&amp;b")
        #expect(Words.english.markup("on \("{1}{}")").string == "on {1}{}")
    }

    @Test(
        "a catalogue that cannot be right is refused by name",
        arguments: [#"{"since {}": "seit"}"#, #"{"a {} {}": "{1} {1}"}"#, #"{"a": "{3}"}"#, "[]", "{"])
    func mistakes(text: String) {
        let error = #expect(throws: SiteError.self) {
            try Words(tag: "de", files: [.init(origin: "my/de.json", bytes: Array(text.utf8))])
        }
        #expect(error?.message.hasPrefix("my/de.json") == true)
    }

    @Test(
        "templates say their words in the language, catalogues of one's own go before the built-in one, a custom style goes last")
    func pages() throws {
        let folder = try TemporaryFolder()
        try folder.write(#"{"Alerts": "Meldungen"}"#, to: "site/languages/de.json")
        try folder.write("b{}", to: "site/custom.css")
        try folder.write("a{}", to: "site/style/base.css")
        var sample = SampleSite(output: folder.path + "/public")
        sample.settings.language = "de"
        sample.settings.site = folder.path + "/site"
        try sample.publish()
        let page = try folder.text("public/index.html")
        #expect(page.contains("<h2>Container</h2>"))
        #expect(page.contains(">Meldungen</a>") && page.contains(">Vorfälle</a>"))
        let style = try folder.text("public/style.css")
        #expect(style.contains("}\na{}") && style.hasSuffix("b{}"))
    }

    @Test("a German site says why something fails in German, wherever it says so; a rule's own words stay")
    func reasons() throws {
        let folder = try TemporaryFolder()
        var sample = SampleSite(output: folder.path)
        sample.settings.language = "de"
        sample.settings.baseURL = "https://status.example.org"
        var pages = SampleAlerts.pages()
        let silence = "No connection with tcp://10.0.0.5:2376 came about within 3s."
        let summary = ["en": "beta cannot be reached: \(silence)", "de": "beta ist nicht erreichbar: \(silence)"]
        let refusal = "HTTP 410: the address is gone"
        let own = "ops cannot be reached: It does not answer."
        for index in pages.alerts.indices {
            switch pages.alerts[index].id {
            case 3: pages.alerts[index].summary = ["en": own, "de": own]
            case 4: pages.alerts[index].summary = summary
            case 10:
                pages.alerts[index].summary = [
                    "en": "messages to ops-mail do not get through: \(refusal)",
                    "de": "Nachrichten an ops-mail kommen nicht an: \(refusal)",
                ]
            default: break
            }
        }
        let incident = try #require(pages.incidents.firstIndex { $0.id == 2 })
        pages.incidents[incident].title = summary
        pages.entries[2] = [
            IncidentEntry(
                incident: 2, time: SampleSite.now - .minutes(40), kind: .opened, text: "opened: \(summary["en"] ?? "")", alert: 4)
        ]
        sample.data.alerting = pages
        try sample.publish()
        let german =
            "beta ist nicht erreichbar: Innerhalb von 3 Sek. kam keine Verbindung mit tcp://10.0.0.5:2376 zustande."
        for file in ["alerts/4/index.html", "incidents/2/index.html", "index.html", "feed.xml", "incidents/index.html"] {
            let text = try folder.text(file)
            #expect(text.contains(german), "\(file)")
            #expect(!text.contains("No connection with"), "\(file)")
        }
        #expect(try folder.text("incidents/2/index.html").contains("begonnen: " + german))
        #expect(try folder.text("feed.xml").contains("begonnen: " + german))
        for file in ["alerts/4.json", "alerts.json", "incidents/2.json", "incidents.json"] {
            #expect(try folder.text("api/v2/" + file).replacing("\\/", with: "/").contains(german), "\(file)")
        }
        #expect(
            try folder.text("alerts/10/index.html").contains(
                "Nachrichten an ops-mail kommen nicht an: HTTP 410: die Adresse gibt es nicht mehr"))
        #expect(try folder.text("alerts/3/index.html").contains(own))
    }

    @Test("German writes numbers, lengths of time and dates its own way; machines read English")
    func figures() throws {
        let german = Words(tag: "de", catalogue: try SourcePhrases.catalogue("de"))
        #expect(german.numbers.bytes(1.5 * 1_073_741_824) == "1,5 GiB")
        #expect(german.numbers.uptime(99.97) == "99,97\u{A0}%")
        #expect(german.numbers.percent(0.01) == "<0,1\u{A0}%")
        #expect(NumberText.trimmed(33.3, digits: 2) == "33.3")
        #expect(german.length(.minutes(5)) == "5 Min.")
        #expect(german.length(.hours(25)) == "1 Tag 1 Std.")
        #expect(german.length(.days(3)) == "3 Tage")
        #expect(Words.english.length(.hours(25)) == "1d1h")
        #expect(german.hold(text: "3 ticks") == "3 Durchläufe")
        let zone = try #require(TimeZone(identifier: "Europe/Berlin"))
        let clock = ClockText(zone: zone, now: SampleSite.now, words: german)
        #expect(clock.moment(SampleSite.now) == "heute 13:34:15")
        #expect(clock.moment(SampleSite.now - .days(20)) == "3. Nov., 13:34")
        #expect(clock.full(SampleSite.now) == "23.11.2026 13:34:15 UTC+1")
        #expect(clock.month(of: SampleSite.now) == ("2026-11", "November 2026"))
        #expect(clock.inEnglish.moment(SampleSite.now) == "today 13:34:15")
    }

    @Test("a catalogue with numbers nobody could read is refused")
    func point() {
        #expect(throws: SiteError.self) { try words(["1.5": "1 5"]) }
    }

    @Test("a phrase of a template holds values that are templates themselves")
    func valuesInTemplates() throws {
        let words = try words(["Follow the {}.": "Dem {} folgen.", "feed": "Feed", "a & b": "a & c"])
        let template =
            #"<p>{{#words}}Follow the [[<a href="{{root}}x">{{#words}}feed{{/words}}</a>]].{{/words}}</p>{{#words}}a & b{{/words}}"#
        #expect(words.translate(template: template) == #"<p>Dem <a href="{{root}}x">Feed</a> folgen.</p>a &amp; c"#)
        #expect(
            Words.english.translate(template: template) == #"<p>Follow the <a href="{{root}}x">feed</a>.</p>a & b"#)
        #expect(words.translate(template: "{{#words}}not {} closed") == "{{#words}}not {} closed")
        #expect(words.translate(template: "{{#words}}a {} b{{/words}}") == "a {} b")
    }
}
