internal import DockStatModel
internal import Foundation

/// What clocks on the wall show in a time zone.
struct WallClock: Sendable {
    private let zone: TimeZone

    static let utc = WallClock(zone: .gmt)

    private init(zone: TimeZone) { self.zone = zone }

    /// - Parameter timeZone: IANA name. `nil` where there is none of that name.
    init?(timeZone: String) {
        if timeZone == "UTC" {
            self = .utc
        } else if let zone = TimeZone(identifier: timeZone) {
            self.zone = zone
        } else {
            return nil
        }
    }

    /// Seconds that it is ahead of UTC.
    private func offset(_ seconds: Int64) -> Int64 {
        Int64(zone.secondsFromGMT(for: Date(timeIntervalSince1970: Double(seconds))))
    }

    func day(of time: Timestamp) -> DayNumber {
        DayNumber(of: time, offsetFromUTC: .seconds(offset(time.seconds)))
    }

    /// `14:05:09`
    func text(_ time: Timestamp) -> String {
        let seconds = (time.seconds + offset(time.seconds)) % 86400
        let inDay = seconds < 0 ? seconds + 86400 : seconds
        return [inDay / 3600, inDay / 60 % 60, inDay % 60].map { $0 < 10 ? "0\($0)" : "\($0)" }.joined(separator: ":")
    }

    /// The first moment at which it shows that many minutes after midnight (1440 is the next midnight); where the clock skips that
    /// moment, the first one after the skip.
    func moment(_ day: DayNumber, minutes: Int) -> Timestamp {
        let shown = Int64(day.value) * 86400 + Int64(minutes) * 60
        let offsets = [offset(shown - 86400), offset(shown + 86400)]
        let candidates = offsets.map { shown - $0 }.sorted()
        if let valid = candidates.first(where: { $0 + offset($0) == shown }) { return Timestamp(seconds: valid) }
        // Skipped: the change lies between both candidates.
        var low = candidates[0]
        var high = candidates[1]
        let after = offset(high)
        while high - low > 1 {
            let middle = low + (high - low) / 2
            if offset(middle) == after { high = middle } else { low = middle }
        }
        return Timestamp(seconds: high)
    }
}

extension DayNumber {
    /// 0 is Monday.
    var weekdayIndex: Int { ((value + 3) % 7 + 7) % 7 }

    var weekday: MaintenanceWindow.Weekday { MaintenanceWindow.Weekday.allCases[weekdayIndex] }
}
