package import DockStatModel

/// Minutes that repeat, in five fields as crontab(5) has them: minute, hour, day of month, month, day of week; `*`, numbers, names,
/// lists, ranges and steps.
package struct CronExpression: Hashable, Sendable {
    private let minute: CronField
    private let hour: CronField
    private let dayOfMonth: CronField
    private let month: CronField
    private let dayOfWeek: CronField

    /// - Throws: which field is wrong and what is allowed there.
    package init(text: String) throws(RuleTextMistake) {
        let fields = text.split(whereSeparator: { $0 == " " || $0 == "\t" }).map(String.init)
        guard fields.count == 5 else {
            throw RuleTextMistake(
                "\"\(text.prefix(80))\" has \(fields.count) fields; five are expected: minute hour day-of-month month day-of-week"
            )
        }
        minute = try CronField(fields[0], .minute)
        hour = try CronField(fields[1], .hour)
        dayOfMonth = try CronField(fields[2], .dayOfMonth)
        month = try CronField(fields[3], .month)
        dayOfWeek = try CronField(fields[4], .dayOfWeek)
    }

    /// Where both kinds of day are restricted, one of them is enough; else both must fit. A field that begins with `*` restricts
    /// nothing in this sense, even with a step.
    package func includes(_ day: DayNumber) -> Bool {
        let date = day.date
        guard month.contains(date.month) else { return false }
        let fitsMonth = dayOfMonth.contains(date.day)
        let fitsWeek = dayOfWeek.contains((day.weekdayIndex + 1) % 7)
        return dayOfMonth.isAny || dayOfWeek.isAny ? fitsMonth && fitsWeek : fitsMonth || fitsWeek
    }

    /// Minutes after midnight, of a day that is included.
    package var minutes: [Int] {
        (0..<24).filter(hour.contains).flatMap { hour in (0..<60).filter(minute.contains).map { hour * 60 + $0 } }
    }
}
