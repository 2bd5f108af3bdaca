internal import DockStatModel
internal import Foundation

/// ISO 8601 as people write it: `2026-03-01`, `2026-03-01T02:00`, with seconds, with `Z` or `+01:00`, with a blank for the `T`.
enum MomentText {
    /// - Returns: `nil` where the text is not of that form or names no day or hour there is. A time that a change of the clocks
    ///   leaves out is the first after it.
    static func timestamp(_ text: String, timeZone: String) -> Timestamp? {
        var zone = TimeZone(identifier: timeZone) ?? .gmt
        var rest = text[...]
        guard let year = number(&rest, 4), take("-", &rest), let month = number(&rest, 2), take("-", &rest),
            let day = number(&rest, 2)
        else { return nil }
        var hour = 0
        var minute = 0
        var second = 0
        if take("T", &rest) || take(" ", &rest) {
            guard let h = number(&rest, 2), take(":", &rest), let m = number(&rest, 2) else { return nil }
            (hour, minute) = (h, m)
            if take(":", &rest) {
                guard let s = number(&rest, 2) else { return nil }
                second = s
            }
            if !rest.isEmpty {
                guard let offset = offset(&rest), let fixed = TimeZone(secondsFromGMT: offset) else { return nil }
                zone = fixed
            }
        }
        guard rest.isEmpty, (1970...9998).contains(year), hour < 24, minute < 60, second < 60 else { return nil }
        let parts = DateComponents(year: year, month: month, day: day)
        var calendar = Calendar(identifier: .gregorian)
        calendar.timeZone = .gmt
        // The calendar takes the 30th of February for the 2nd of March.
        guard let date = calendar.date(from: parts), calendar.dateComponents([.year, .month, .day], from: date) == parts else {
            return nil
        }
        calendar.timeZone = zone
        let whole = DateComponents(year: year, month: month, day: day, hour: hour, minute: minute, second: second)
        return calendar.date(from: whole).map { Timestamp(seconds: Int64($0.timeIntervalSince1970.rounded())) }
    }

    /// `Z`, `+01:00`, `+0100` or `+01`, in seconds.
    private static func offset(_ rest: inout Substring) -> Int? {
        if take("Z", &rest) { return 0 }
        let isEast = take("+", &rest)
        guard isEast || take("-", &rest), let hours = number(&rest, 2), hours <= 14 else { return nil }
        var minutes = 0
        if !rest.isEmpty {
            _ = take(":", &rest)
            guard let given = number(&rest, 2), given < 60 else { return nil }
            minutes = given
        }
        return (isEast ? 1 : -1) * (hours * 3600 + minutes * 60)
    }

    private static func number(_ rest: inout Substring, _ digits: Int) -> Int? {
        let text = rest.prefix(digits)
        guard text.utf8.count == digits, text.utf8.allSatisfy({ (0x30...0x39).contains($0) }) else { return nil }
        rest = rest.dropFirst(digits)
        return Int(text)
    }

    private static func take(_ sign: Character, _ rest: inout Substring) -> Bool {
        guard rest.first == sign else { return false }
        rest = rest.dropFirst()
        return true
    }
}
