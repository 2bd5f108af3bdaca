import Alerting
import DockStatModel
import Testing

@testable import Alerting

/// What alerts say.
struct TextTests {
    private func summary(_ template: String) throws -> String? {
        var scene = Scene([try rule("memory_percent > 90", hold: .ticks(1), summary: template)])
        scene.add("web", stack: "shop")
        scene.memory("web", percent: 95)
        scene.tick()
        return scene.alert("r")?.summary["de"]
    }

    @Test("a rule's own summary is filled, the same in each language")
    func placeholders() throws {
        let text = try summary(
            "{{container}}/{{ host }}/{{stack}} {{image}}: {{value}} > {{threshold}} for {{for}}, {{rule}} {{severity}}")
        #expect(text == "web/h/shop web:1: 95% > 90% for 1 tick, r warning")
        #expect(try summary("{{state}} {{health}} {{exit_code}} {{status}}") == "running none 0 Up")
    }

    @Test("a value is not read for placeholders again")
    func notTwice() throws {
        var scene = Scene([try rule("pids > 1", summary: "{{image}}")])
        scene.add("web")
        scene["web"].status.image = "{{host}}"
        scene["web"].status.usage.pids = 5
        scene.tick()
        #expect(scene.alert("r")?.summary["en"] == "{{host}}")
    }

    @Test(
        "mistakes in a summary",
        arguments: [
            ("{{container}} is down", 0), ("{{contaner}}", 1), ("{{a}} {{b}}", 2), ("{{container", 1), ("host}}", 1),
            ("{ } {}", 0),
        ])
    func mistakes(template: String, count: Int) {
        #expect(SummaryTemplate.mistakes(inSummary: template).count == count)
    }

    @Test("every placeholder that rules may name is filled", arguments: Rule.placeholders)
    func everyPlaceholder(name: String) throws {
        #expect(try summary("{{\(name)}}") != "{{\(name)}}")
    }

    @Test("every signal has a sentence of its own in both languages", arguments: RuleSignal.allCases)
    func sentences(signal: RuleSignal) {
        let threshold: RuleValue =
            switch signal.unit {
            case .word(let words): .word(words[0])
            case .flag: .flag(true)
            default: .number(1)
            }
        let rule = Rule(name: "r", when: RuleCondition(signal: signal, comparison: .equal, threshold: threshold))
        var alert = Alert(
            id: 1, rule: "r", subject: .host("h"), facts: AlertFacts(subject: .host("h")), severity: .info, since: .epoch)
        alert.value = "VALUE"
        let texts = Summaries(
            rule: rule, conditions: CompiledRule(rule).conditions, alert: alert, SubjectView(sample: nil, host: nil)
        ).texts
        #expect(texts.keys.sorted() == ["de", "en"] && texts["de"] != texts["en"])
        #expect(!texts.values.contains { $0.contains("{{") || $0.isEmpty })
    }

    @Test(
        "German says values in words, with a comma and its own units",
        arguments: [
            ("down", "ausgefallen"), ("29.5%", "29,5\u{A0}%"), ("10m", "10 Min."), ("1d2h", "1 Tag 2 Std."), ("2d", "2 Tage"),
            ("0", "0"), ("12", "12"), ("1.5MB/s", "1,5MB/s"), ("nginx", "nginx"),
        ])
    func german(value: String, said: String) { #expect(GermanValue.text(value) == said) }

    @Test("a window within which a container restarted is told in each language's own way")
    func window() throws {
        let alert = Alert(
            id: 1, rule: "r", subject: .host("h"), facts: AlertFacts(subject: .host("h")), severity: .info, since: .epoch)
        let condition = RuleCondition(signal: .restarts, comparison: .atLeast, threshold: .number(3), window: .days(2))
        let rule = Rule(name: "r", when: condition)
        let texts = Summaries(
            rule: rule, conditions: CompiledRule(rule).conditions, alert: alert, SubjectView(sample: nil, host: nil)
        ).texts
        #expect(texts["de"]?.hasSuffix("neu innerhalb von 2 Tagen") == true)
        #expect(texts["en"]?.hasSuffix("times within 2d") == true)
    }

    @Test(
        "a compiled glob matches what a glob matches",
        arguments: ["*", "", "web", "web-*", "*-db", "w?b", "*e*", "a*b*c", "**", "?*", "*?", "*-?", "we*b", "é*"])
    func globs(pattern: String) {
        for text in ["", "web", "web-1", "my-db", "wéb", "abc", "axbyc", "e\u{301}x", "éx", "-x", "x", "webb", "*"] {
            #expect(CompiledGlob(pattern).matches(text) == Glob(pattern).matches(text), "\(pattern) \(text)")
        }
    }
}
