import DockStatModel

/// Where calendar days begin in a time zone.
enum DayBoundary {
    /// The first moment of the day. Days of 23 and 25 hours, and zones that skip midnight, come out right.
    static func start(of day: DayNumber, offsetFromUTC: (Timestamp) -> Duration) -> Timestamp {
        let middle = Int64(day.value) * 86_400_000
        // No zone is further than 16 hours from UTC.
        var before = middle - 57_600_000
        var after = middle + 57_600_000
        while after - before > 1 {
            let time = Timestamp(milliseconds: before + (after - before) / 2)
            if DayNumber(of: time, offsetFromUTC: offsetFromUTC(time)) >= day {
                after = time.milliseconds
            } else {
                before = time.milliseconds
            }
        }
        return Timestamp(milliseconds: after)
    }

    static func span(of day: DayNumber, offsetFromUTC: (Timestamp) -> Duration) -> Range<Timestamp> {
        let start = start(of: day, offsetFromUTC: offsetFromUTC)
        return start..<max(start, self.start(of: DayNumber(day.value + 1), offsetFromUTC: offsetFromUTC))
    }
}
