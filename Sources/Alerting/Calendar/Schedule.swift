internal import DockStatModel

/// A maintenance window's schedule with its time zone and its cron fields read.
struct Schedule: Sendable {
    private enum Form: Sendable {
        case weekly(days: Set<MaintenanceWindow.Weekday>, from: Int, to: Int)
        /// Minutes of a day, and how long it lasts from each on.
        case cron(CronExpression, minutes: [Int], Duration)
        case once(Range<Timestamp>)
    }

    private let form: Form
    private let clock: WallClock

    /// A cron window lasts so long at most, for all the starts within that time are looked at.
    static let longest = Duration.days(31)

    init(_ window: MaintenanceWindow) throws(RuleTextMistake) {
        guard let clock = WallClock(timeZone: window.timeZone) else {
            throw RuleTextMistake("\"\(window.timeZone.prefix(80))\" is no time zone")
        }
        self.clock = clock
        switch window.schedule {
        case .weekly(let days, let from, let to):
            form = .weekly(days: Set(days), from: from.minutes, to: to.minutes)
        case .cron(let text, let duration):
            guard duration > .zero, duration <= Self.longest else {
                throw RuleTextMistake("it lasts \(duration.text); up to \(Self.longest.text) is allowed")
            }
            let expression = try CronExpression(text: text)
            form = .cron(expression, minutes: expression.minutes, duration)
        case .once(let from, let to):
            guard from < to else { throw RuleTextMistake("it ends before it begins") }
            form = .once(from..<to)
        }
    }

    /// Daily or on some days, such as quiet hours.
    init(clock: WallClock, days: [MaintenanceWindow.Weekday], from: Int, to: Int) {
        self.clock = clock
        form = .weekly(days: Set(days.isEmpty ? MaintenanceWindow.Weekday.allCases : days), from: from, to: to)
    }

    /// Those that overlap the range, whole, oldest first; what overlaps or adjoins is one.
    func spans(in range: Range<Timestamp>) -> [Range<Timestamp>] {
        let all: [Range<Timestamp>] =
            switch form {
            case .once(let span): [span]
            case .weekly(let days, let from, let to):
                self.days(range, before: .days(2)).filter { days.contains($0.weekday) }.map { weekly($0, from: from, to: to) }
            case .cron(let expression, let minutes, let duration):
                self.days(range, before: duration + .days(1)).filter(expression.includes).flatMap { day in
                    minutes.map { clock.moment(day, minutes: $0) }.map { $0..<($0 + duration) }
                }
            }
        return Self.merged(all.sorted { $0.lowerBound < $1.lowerBound }).filter { $0.overlaps(range) }
    }

    private func days(_ range: Range<Timestamp>, before: Duration) -> [DayNumber] {
        let first = clock.day(of: range.lowerBound - before).value
        return (first...max(first, clock.day(of: range.upperBound).value)).map(DayNumber.init)
    }

    private func weekly(_ day: DayNumber, from: Int, to: Int) -> Range<Timestamp> {
        let start = clock.moment(day, minutes: from)
        let nextDay = to > from ? 0 : 1
        let end = clock.moment(DayNumber(day.value + nextDay), minutes: to)
        // Both within a skipped hour: it lasts as long as on any other day.
        return start..<(end > start ? end : start + .minutes(to - from + nextDay * 1440))
    }

    private static func merged(_ spans: [Range<Timestamp>]) -> [Range<Timestamp>] {
        spans.reduce(into: []) { merged, span in
            if let last = merged.last, span.lowerBound <= last.upperBound {
                merged[merged.count - 1] = last.lowerBound..<max(last.upperBound, span.upperBound)
            } else {
                merged.append(span)
            }
        }
    }
}
