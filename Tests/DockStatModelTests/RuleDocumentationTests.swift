import DockStatModel
import Foundation
import Testing

struct RuleDocumentationTests {
    private func page() throws -> String {
        let tests = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        return try String(contentsOf: tests.deletingLastPathComponent().appending(path: "docs/alerting.md"), encoding: .utf8)
    }

    @Test("the documentation has a row for every built-in rule, with what it says in the code", arguments: Rule.builtIn)
    func rules(rule: Rule) throws {
        let hold = rule.hold == .time(.zero) ? "at once" : rule.hold.text
        #expect(try page().contains("| `\(rule.name)` | `\(rule.when.text)` | \(hold) | \(rule.severity.rawValue) |"))
    }

    @Test("the documentation's table of signals names every one", arguments: RuleSignal.allCases)
    func signals(signal: RuleSignal) throws {
        let page = try page()
        let table = try #require(page.components(separatedBy: "<!-- signals: begin -->").last)
            .components(separatedBy: "<!-- signals: end -->").first
        #expect(table?.contains("`\(signal.rawValue)`") == true)
    }

    @Test("every placeholder of a summary is in the documentation", arguments: Rule.placeholders)
    func placeholders(name: String) throws {
        #expect(try page().contains("{{\(name)}}"))
    }
}
