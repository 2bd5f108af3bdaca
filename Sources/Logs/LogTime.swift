import Glibc

/// A moment as lines show it.
package struct LogTime: Hashable, Sendable {
    /// Since 1970.
    package let milliseconds: Int64

    package init(milliseconds: Int64) { self.milliseconds = milliseconds }

    package static let current: @Sendable () -> LogTime = {
        var time = timespec()
        clock_gettime(CLOCK_REALTIME, &time)
        return LogTime(milliseconds: Int64(time.tv_sec) * 1000 + Int64(time.tv_nsec) / 1_000_000)
    }

    /// `HH:MM:SS`, UTC.
    var clock: String {
        let second = Self.remainder(milliseconds, 86_400_000) / 1000
        return "\(Self.two(second / 3600)):\(Self.two(second / 60 % 60)):\(Self.two(second % 60))"
    }

    /// `2026-03-01T12:00:00.123Z`.
    var iso: String {
        var broken = tm()
        var seconds = time_t((milliseconds - Self.remainder(milliseconds, 1000)) / 1000)
        gmtime_r(&seconds, &broken)
        let fraction = Self.remainder(milliseconds, 1000)
        let date = "\(Int(broken.tm_year) + 1900)-\(Self.two(Int64(broken.tm_mon) + 1))-\(Self.two(Int64(broken.tm_mday)))"
        return "\(date)T\(clock).\(fraction < 100 ? "0" : "")\(Self.two(fraction))Z"
    }

    private static func remainder(_ value: Int64, _ width: Int64) -> Int64 {
        let rest = value % width
        return rest < 0 ? rest + width : rest
    }

    private static func two(_ value: Int64) -> String { value < 10 ? "0\(value)" : "\(value)" }
}
