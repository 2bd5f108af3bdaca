import DockStatModel
import Foundation

/// Times in mails.
enum MailDate {
    /// `Mon, 23 Nov 2026 11:34:15 +0000`: RFC 5322, section 3.3.
    static func header(_ time: Timestamp) -> String {
        let day = DayNumber(of: time, offsetFromUTC: .zero)
        let date = day.date
        // 1970-01-01 was a Thursday.
        let weekday = ["Thu", "Fri", "Sat", "Sun", "Mon", "Tue", "Wed"][((day.value % 7) + 7) % 7]
        let months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]
        return "\(weekday), \(date.day) \(months[date.month - 1]) \(padded(date.year, 4)) \(clock(time)) +0000"
    }

    /// `2026-11-23 12:34:15 UTC+1`, for people.
    static func text(_ time: Timestamp, in zone: TimeZone) -> String {
        let seconds = zone.secondsFromGMT(for: Date(timeIntervalSince1970: Double(time.milliseconds) / 1000))
        let date = DayNumber(of: time, offsetFromUTC: .seconds(seconds)).date
        let day = "\(padded(date.year, 4))-\(padded(date.month, 2))-\(padded(date.day, 2))"
        return "\(day) \(clock(time + .seconds(seconds))) \(name(minutes: seconds / 60))"
    }

    /// `2 h 5 min`, `40 s`: the two largest units.
    static func length(_ duration: Duration) -> String {
        let seconds = max(0, duration.inMilliseconds / 1000)
        let units: [(length: Int64, name: String)] = [(86400, "d"), (3600, "h"), (60, "min"), (1, "s")]
        var rest = seconds
        var parts: [String] = []
        for unit in units where parts.count < 2 {
            let count = rest / unit.length
            rest %= unit.length
            if count > 0 { parts.append("\(count) \(unit.name)") } else if !parts.isEmpty { break }
        }
        return parts.isEmpty ? "0 s" : parts.joined(separator: " ")
    }

    private static func clock(_ time: Timestamp) -> String {
        let inDay = Int((time - time.floored(to: .days(1))).inMilliseconds / 1000)
        return padded(inDay / 3600, 2) + ":" + padded(inDay / 60 % 60, 2) + ":" + padded(inDay % 60, 2)
    }

    private static func name(minutes: Int) -> String {
        guard minutes != 0 else { return "UTC" }
        let rest = abs(minutes) % 60
        return "UTC\(minutes < 0 ? "-" : "+")\(abs(minutes) / 60)" + (rest == 0 ? "" : ":" + padded(rest, 2))
    }

    private static func padded(_ number: Int, _ width: Int) -> String {
        let text = String(number)
        return text.utf8.count >= width ? text : String(repeating: "0", count: width - text.utf8.count) + text
    }
}
