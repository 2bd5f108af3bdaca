import DockStatModel

/// Times in mails.
enum MailDate {
    /// `Mon, 23 Nov 2026 11:34:15 +0000`: RFC 5322, section 3.3.
    static func header(_ time: Timestamp) -> String {
        let day = DayNumber(of: time, offsetFromUTC: .zero)
        let date = day.date
        // 1970-01-01 was a Thursday.
        let weekday = ["Thu", "Fri", "Sat", "Sun", "Mon", "Tue", "Wed"][((day.value % 7) + 7) % 7]
        let months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]
        return "\(weekday), \(date.day) \(months[date.month - 1]) \(padded(date.year, 4)) \(clock(time)) +0000"
    }

    private static func clock(_ time: Timestamp) -> String {
        let inDay = Int((time - time.floored(to: .days(1))).inMilliseconds / 1000)
        return padded(inDay / 3600, 2) + ":" + padded(inDay / 60 % 60, 2) + ":" + padded(inDay % 60, 2)
    }

    private static func padded(_ number: Int, _ width: Int) -> String {
        let text = String(number)
        return text.utf8.count >= width ? text : String(repeating: "0", count: width - text.utf8.count) + text
    }
}
