package import DockStatModel
import Foundation

/// Times as messages write them.
package struct MessageClock: Sendable {
    private let zone: TimeZone

    /// - Parameter timeZone: IANA name; UTC where the system does not know it.
    package init(timeZone: String) { zone = TimeZone(identifier: timeZone) ?? .gmt }

    /// `2026-11-23 12:34 UTC+1`
    package func full(_ time: Timestamp) -> String {
        let offset = zone.secondsFromGMT(for: Date(timeIntervalSince1970: Double(time.seconds)))
        let text = MessageClock.parts(time + .seconds(offset))
        return "\(text.day) \(text.clock.prefix(5)) \(MessageClock.name(ofOffset: offset))"
    }

    /// `12:34:15`
    func short(_ time: Timestamp) -> String {
        MessageClock.parts(time + .seconds(zone.secondsFromGMT(for: Date(timeIntervalSince1970: Double(time.seconds))))).clock
    }

    /// RFC 3339 in UTC, for machines: `2026-11-23T11:34:15Z`; milliseconds only where there are any.
    package static func iso(_ time: Timestamp) -> String {
        let text = parts(time)
        return "\(text.day)T\(text.clock)" + (text.milliseconds == 0 ? "" : "." + padded(text.milliseconds, 3)) + "Z"
    }

    /// The two largest units: `4m`, `1h 30m`, `2d 3h`; below a minute `15s`.
    package static func length(_ duration: Duration) -> String {
        let seconds = max(0, duration.inMilliseconds / 1000)
        let parts = [(seconds / 86400, "d"), (seconds / 3600 % 24, "h"), (seconds / 60 % 60, "m"), (seconds % 60, "s")]
        guard let first = parts.firstIndex(where: { $0.0 > 0 }) else { return "0s" }
        // Seconds matter to nobody once there are minutes.
        let shown = parts[first...].prefix(2).filter { $0.0 > 0 && ($0.1 != "s" || first == 3) }
        return shown.map { "\($0.0)\($0.1)" }.joined(separator: " ")
    }

    private static func parts(_ time: Timestamp) -> (day: String, clock: String, milliseconds: Int) {
        // Years of four digits: what lies beyond is told as the end of them.
        let time = min(max(time, Timestamp(seconds: -62_135_596_800)), Timestamp(seconds: 253_402_300_799))
        let date = DayNumber(of: time, offsetFromUTC: .zero).date
        let inDay = (time - time.floored(to: .days(1))).inMilliseconds
        let seconds = Int(inDay / 1000)
        return (
            "\(padded(date.year, 4))-\(padded(date.month))-\(padded(date.day))",
            "\(padded(seconds / 3600)):\(padded(seconds / 60 % 60)):\(padded(seconds % 60))", Int(inDay % 1000)
        )
    }

    private static func name(ofOffset seconds: Int) -> String {
        let minutes = seconds / 60
        guard minutes != 0 else { return "UTC" }
        let rest = abs(minutes) % 60
        return "UTC\(minutes < 0 ? "-" : "+")\(abs(minutes) / 60)" + (rest == 0 ? "" : ":" + padded(rest))
    }

    private static func padded(_ number: Int, _ width: Int = 2) -> String {
        let text = String(number)
        return String(repeating: "0", count: max(0, width - text.utf8.count)) + text
    }
}
