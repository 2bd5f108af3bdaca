/// A calendar day of the configured time zone, as the number of days from 1970-01-01.
package struct DayNumber: Hashable, Comparable, Sendable, Codable {
    package let value: Int

    package init(_ value: Int) { self.value = value }

    /// The day on which `time` falls at `offset` from UTC.
    package init(of time: Timestamp, offsetFromUTC offset: Duration) {
        self.value = Int((time + offset).floored(to: .days(1)).milliseconds / 86_400_000)
    }

    package static func < (a: DayNumber, b: DayNumber) -> Bool { a.value < b.value }

    /// Year, month and day of the proleptic Gregorian calendar.
    ///
    /// Source: Howard Hinnant, "chrono-Compatible Low-Level Date Algorithms", `civil_from_days`.
    package var date: (year: Int, month: Int, day: Int) {
        let shifted = value + 719_468
        let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
        let dayOfEra = shifted - era * 146_097
        let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let shiftedMonth = (5 * dayOfYear + 2) / 153
        let day = dayOfYear - (153 * shiftedMonth + 2) / 5 + 1
        let month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9
        return (yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, day)
    }
}
