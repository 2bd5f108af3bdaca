import DockStatModel

/// Times as engines write them. All times inside the simulator are nanoseconds since 1970.
enum EngineTime {
    static let second: Int64 = 1_000_000_000
    static let minute = 60 * second
    static let hour = 60 * minute
    static let day = 24 * hour

    /// What an engine writes for a time that never was.
    static let never = "0001-01-01T00:00:00Z"

    /// RFC 3339 with up to nine decimals, trailing zeros left out as Go does.
    static func text(_ time: Int64?) -> String {
        guard let time else { return never }
        let seconds = max(0, time) / second
        let (year, month, day) = DayNumber(Int(seconds / 86_400)).date
        let ofDay = seconds % 86_400
        var text =
            "\(year)-\(two(month))-\(two(day))T\(two(Int(ofDay / 3600))):\(two(Int(ofDay / 60 % 60))):\(two(Int(ofDay % 60)))"
        let fraction = max(0, time) % second
        if fraction > 0 {
            let digits = String(fraction)
            let padded = String(repeating: "0", count: 9 - digits.count) + digits
            text += "." + padded.prefix(through: padded.lastIndex { $0 != "0" } ?? padded.startIndex)
        }
        return text + "Z"
    }

    private static func two(_ value: Int) -> String { value < 10 ? "0\(value)" : "\(value)" }

    /// The length of time in the words of an engine's status texts: two hours and a half are `3 hours`.
    static func words(_ nanoseconds: Int64) -> String {
        let seconds = nanoseconds / second
        let minutes = seconds / 60
        let hours = (nanoseconds + hour / 2) / hour
        return switch true {
        case seconds < 1: "Less than a second"
        case seconds == 1: "1 second"
        case seconds < 60: "\(seconds) seconds"
        case minutes == 1: "About a minute"
        case minutes < 60: "\(minutes) minutes"
        case hours == 1: "About an hour"
        case hours < 48: "\(hours) hours"
        case hours < 24 * 7 * 2: "\(hours / 24) days"
        case hours < 24 * 30 * 2: "\(hours / 24 / 7) weeks"
        case hours < 24 * 365 * 2: "\(hours / 24 / 30) months"
        default: "\(nanoseconds / hour / 24 / 365) years"
        }
    }
}
