import DockStatModel

/// How long a receiver asks to wait.
enum RetryAfter {
    /// Longer waits are asked for by mistake only.
    static let longest: Duration = .hours(24)

    /// Seconds, with decimals or without; `nil` where they are no number or less than zero.
    static func duration(seconds: Double) -> Duration? {
        guard seconds.isFinite, seconds >= 0 else { return nil }
        return min(longest, .milliseconds(Int64((min(seconds, 1e6) * 1000).rounded(.up))))
    }

    /// A `Retry-After` header: seconds, or a date as in `Sun, 06 Nov 1994 08:49:37 GMT` (RFC 9110, 10.2.3).
    static func duration(_ header: String?, now: Timestamp) -> Duration? {
        guard let header else { return nil }
        let text = header.drop { $0 == " " }
        if let seconds = Double(text) { return duration(seconds: seconds) }
        return date(text).map { min(longest, max(.zero, $0 - now)) }
    }

    /// `0.4 s`, `90 s`
    static func text(_ wait: Duration) -> String {
        let seconds = (wait.inSeconds * 10).rounded(.up) / 10
        return seconds == seconds.rounded() ? "\(Int64(seconds)) s" : "\(seconds) s"
    }

    private static func date(_ text: Substring) -> Timestamp? {
        let months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]
        let parts = text.split(separator: " ")
        guard parts.count == 6, parts[5] == "GMT", let day = Int(parts[1]), (1...31).contains(day),
            let month = months.firstIndex(of: String(parts[2])), let year = Int(parts[3]), (1970...9999).contains(year)
        else { return nil }
        let clock = parts[4].split(separator: ":").compactMap { Int($0) }
        guard clock.count == 3, (0..<24).contains(clock[0]), (0..<60).contains(clock[1]), (0...60).contains(clock[2]) else {
            return nil
        }
        // Hinnant's `days_from_civil`, the inverse of `DayNumber.date`.
        let shiftedYear = month < 2 ? year - 1 : year
        let era = shiftedYear / 400
        let yearOfEra = shiftedYear - era * 400
        let dayOfYear = (153 * (month < 2 ? month + 10 : month - 2) + 2) / 5 + day - 1
        let days = era * 146_097 + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear - 719_468
        return Timestamp(seconds: Int64(days * 86400 + clock[0] * 3600 + clock[1] * 60 + clock[2]))
    }
}
