package import DockStatModel
import Foundation

extension ChangeFields {
    /// `90s`, `15m`, `2h`, `30d`; a number counts as seconds.
    package mutating func duration(_ name: String, longest: Duration = .days(366)) -> Duration? {
        guard let value = raw(name) else { return nil }
        let duration: Duration? =
            switch value {
            case .text(let text): Duration(text: text)
            case .number(let seconds) where seconds >= 1 && seconds <= 1e9: .milliseconds(Int64(seconds * 1000))
            default: nil
            }
        guard let duration, duration > .zero else {
            add(FieldMistake(name, "This is no length of time.", value: value.string, expected: "such as 30m, 2h or 7d"))
            return nil
        }
        guard duration <= longest else {
            add(
                FieldMistake(
                    name, "This is too long.", value: value.string, expected: "at most \(longest.text)"))
            return nil
        }
        return duration
    }

    /// RFC 3339, or what `<input type="datetime-local">` sends, which is in the site's time zone.
    package mutating func moment(_ name: String) -> Timestamp? {
        let before = mistakes.count
        guard let text = text(name, longest: 40) else { return nil }
        guard mistakes.count == before, let moment = Self.moment(text, offsetFromUTC: offsetFromUTC) else {
            add(FieldMistake(name, "This is no time.", value: text, expected: "such as 2026-12-01T22:00 or 2026-12-01T21:00:00Z"))
            return nil
        }
        return moment
    }

    private static func moment(_ text: String, offsetFromUTC: (Timestamp) -> Duration) -> Timestamp? {
        if let date = try? Date(text, strategy: .iso8601) {
            return Timestamp(milliseconds: Int64(date.timeIntervalSince1970 * 1000))
        }
        let local = text.count == 16 ? "\(text):00Z" : "\(text)Z"
        guard let date = try? Date(local, strategy: .iso8601) else { return nil }
        let guess = Timestamp(milliseconds: Int64(date.timeIntervalSince1970 * 1000))
        // The offset is that of the moment itself, which is found in two steps.
        return guess - offsetFromUTC(guess - offsetFromUTC(guess))
    }
}

extension ChangeFields {
    /// Which alerts are meant: `hosts`, `containers`, `stacks`, `rules`, `groups` as globs, `labels` as an object or as texts
    /// `name=glob`. A matcher that is empty means everything, and wants `everything` to be said.
    package mutating func matcher() -> Matcher {
        var matcher = Matcher()
        matcher.hosts = texts("hosts")
        matcher.containers = texts("containers")
        matcher.stacks = texts("stacks")
        matcher.rules = texts("rules")
        matcher.groups = texts("groups")
        matcher.labels = labels()
        matcher.severity = choice("severity", Severity.self)
        let everything = flag("everything")
        if matcher.isEmpty != everything, mistakes.isEmpty {
            add(
                FieldMistake(
                    "everything",
                    everything
                        ? "This goes with nothing else that is named." : "Nothing is named: say whether everything is meant.",
                    expected: "hosts, containers, stacks, rules, groups or labels; or everything: true"))
        }
        return matcher
    }

    private mutating func labels() -> [String: String] {
        guard let value = raw("labels") else { return [:] }
        var labels: [String: String] = [:]
        switch value {
        case .object(let object):
            for (name, value) in object {
                if case .text(let glob) = value, !name.isEmpty { labels[name] = glob } else { labels[""] = "" }
            }
        case .list, .text:
            let parts: [JSONBody] = if case .list(let list) = value { list } else { [value] }
            for part in parts {
                guard case .text(let text) = part, let equals = text.firstIndex(of: "="), equals != text.startIndex else {
                    labels[""] = ""
                    continue
                }
                labels[String(text[..<equals])] = String(text[text.index(after: equals)...])
            }
        default: labels[""] = ""
        }
        if labels[""] != nil {
            add(FieldMistake("labels", "These are no labels.", value: value.string, expected: "texts such as team=web"))
            return [:]
        }
        return labels
    }
}
