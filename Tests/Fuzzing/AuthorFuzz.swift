import Alerting
import DockStatModel
import Foundation

@testable import Settings
@testable import SiteGenerator

enum AuthorFuzz {
    static func feed(_ target: FuzzTarget, _ bytes: [UInt8]) throws {
        let text = String(decoding: bytes, as: UTF8.self)
        switch target {
        case .configuration:
            let places = DefaultPlaces(
                file: "/fuzzed/dockstat.yaml", workingDirectory: "/fuzzed", environment: [:], overrides: ConfigurationOverrides())
            let reader = ConfigurationReader(source: "dockstat.yaml", places: places, environment: [:], checks: TextChecks())
            do throws(ConfigurationErrors) {
                _ = try reader.read(text)
            } catch {
                try FuzzTarget.require(!error.mistakes.isEmpty, "refused without a mistake")
            }
        case .note:
            let note = NoteFile(path: "fuzzed.md", text: text)
            let html = Markdown.html(note.source, link: { $0 }, value: { _ in nil }).string.lowercased()
            for part in ["<script", "<iframe", "onerror=\"", "href=\"javascript:", "src=\"javascript:"] {
                try FuzzTarget.require(!html.contains(part), "\(part) in \(html)")
            }
        case .theme:
            guard let theme = try? Theme(slug: "fuzzed", origin: "fuzzed.json", bytes: bytes) else { return }
            for value in theme.colors.values {
                try FuzzTarget.require(!value.contains { ";{}<>\\".contains($0) } && !value.contains("url"), "a colour: \(value)")
            }
        case .template:
            _ = TemplateTag.all(in: text)
            _ = SummaryTemplate.mistakes(inSummary: text)
            _ = SecretMask().masked(text.split(separator: "\n").map(String.init))
        case .rule:
            if let condition = try? RuleCondition(text: text) { _ = condition.text }
            _ = try? CronExpression(text: text)
            if let duration = Duration(text: text) { try FuzzTarget.require(duration >= .zero, "a length of \(duration)") }
            _ = MomentText.timestamp(text, timeZone: "Europe/Berlin")
            _ = Glob(text).matches(text)
        default: return
        }
    }
}
