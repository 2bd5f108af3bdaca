import DockStatModel

/// Times as engines write them.
enum EngineTime {
    /// RFC 3339 with up to nine digits of a second, such as `2026-11-23T18:03:42.303637495Z` or `…+02:00`.
    ///
    /// - Returns: nanoseconds since 1970; `nil` where it is no time or one that engines write for "never" (`0001-01-01…`).
    static func nanoseconds(_ text: String) -> Int64? {
        var bytes = Substring(text).utf8
        guard let year = number(&bytes, digits: 4), take(&bytes, "-"), let month = number(&bytes, digits: 2), take(&bytes, "-"),
            let day = number(&bytes, digits: 2), take(&bytes, "T") || take(&bytes, "t"),
            let hour = number(&bytes, digits: 2), take(&bytes, ":"), let minute = number(&bytes, digits: 2), take(&bytes, ":"),
            let second = number(&bytes, digits: 2),
            year >= 1970, (1...12).contains(month), (1...31).contains(day), hour < 24, minute < 60, second <= 60
        else { return nil }
        var fraction: Int64 = 0
        if take(&bytes, ".") {
            let digits = bytes.prefix { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
            guard !digits.isEmpty else { return nil }
            for index in 0..<9 {
                let digit = digits.dropFirst(index).first.map { Int64($0 - UInt8(ascii: "0")) } ?? 0
                fraction = fraction * 10 + digit
            }
            bytes = bytes[digits.endIndex...]
        }
        guard let offset = offset(&bytes), bytes.isEmpty else { return nil }
        let days = daysFromCivil(year: year, month: month, day: day)
        let seconds = days * 86400 + hour * 3600 + minute * 60 + second - offset
        let (scaled, overflow) = seconds.multipliedReportingOverflow(by: 1_000_000_000)
        guard !overflow else { return nil }
        let (sum, carried) = scaled.addingReportingOverflow(fraction)
        return carried ? nil : sum
    }

    static func timestamp(_ text: String) -> Timestamp? {
        nanoseconds(text).map { Timestamp(milliseconds: $0 / 1_000_000) }
    }

    /// `Mon, 23 Nov 2026 18:03:42 GMT`
    static func timestamp(httpDate text: String) -> Timestamp? {
        let parts = text.split(separator: " ")
        guard parts.count == 6, parts[5] == "GMT", let day = Int64(parts[1]), (1...31).contains(day),
            let month = months.firstIndex(of: String(parts[2])), let year = Int64(parts[3]), (1970...9999).contains(year)
        else { return nil }
        let clock = parts[4].split(separator: ":").compactMap { Int64($0) }
        guard clock.count == 3, (0..<24).contains(clock[0]), (0..<60).contains(clock[1]), (0...60).contains(clock[2]) else {
            return nil
        }
        let days = daysFromCivil(year: year, month: Int64(month) + 1, day: day)
        return Timestamp(seconds: days * 86400 + clock[0] * 3600 + clock[1] * 60 + clock[2])
    }

    /// Seconds and nanoseconds, as the engine takes them in `since` and `until`.
    static func query(_ nanoseconds: Int64) -> String {
        let rest = String(nanoseconds % 1_000_000_000)
        return "\(nanoseconds / 1_000_000_000).\(String(repeating: "0", count: max(0, 9 - rest.count)))\(rest)"
    }

    private static let months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]

    /// Source: Howard Hinnant, "chrono-Compatible Low-Level Date Algorithms", `days_from_civil`, for years from 0 on.
    private static func daysFromCivil(year: Int64, month: Int64, day: Int64) -> Int64 {
        let shifted = month <= 2 ? year - 1 : year
        let era = shifted / 400
        let yearOfEra = shifted - era * 400
        let dayOfYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1
        let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
        return era * 146_097 + dayOfEra - 719_468
    }

    /// Seconds east of UTC.
    private static func offset(_ bytes: inout Substring.UTF8View) -> Int64? {
        if take(&bytes, "Z") || take(&bytes, "z") { return 0 }
        let sign: Int64
        if take(&bytes, "+") { sign = 1 } else if take(&bytes, "-") { sign = -1 } else { return nil }
        guard let hours = number(&bytes, digits: 2), take(&bytes, ":"), let minutes = number(&bytes, digits: 2) else {
            return nil
        }
        return sign * (hours * 3600 + minutes * 60)
    }

    private static func number(_ bytes: inout Substring.UTF8View, digits: Int) -> Int64? {
        let text = bytes.prefix(digits)
        guard text.count == digits, text.allSatisfy({ (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }) else { return nil }
        bytes = bytes.dropFirst(digits)
        return text.reduce(0) { $0 * 10 + Int64($1 - UInt8(ascii: "0")) }
    }

    private static func take(_ bytes: inout Substring.UTF8View, _ character: Unicode.Scalar) -> Bool {
        guard bytes.first == UInt8(ascii: character) else { return false }
        bytes = bytes.dropFirst()
        return true
    }
}
