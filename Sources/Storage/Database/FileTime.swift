import DockStatModel

/// Times in file names: `20260131T235959Z`, UTC, so that names sort by time.
enum FileTime {
    static func text(_ time: Timestamp) -> String {
        let day = DayNumber(of: time, offsetFromUTC: .zero)
        let date = day.date
        let seconds = time.seconds - Int64(day.value) * 86_400
        func two(_ number: Int64) -> String { number < 10 ? "0\(number)" : "\(number)" }
        return "\(date.year)\(two(Int64(date.month)))\(two(Int64(date.day)))"
            + "T\(two(seconds / 3600))\(two(seconds / 60 % 60))\(two(seconds % 60))Z"
    }
}
