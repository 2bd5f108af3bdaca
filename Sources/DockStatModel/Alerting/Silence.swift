/// Keeps messages from being sent for a time. The pages go on showing everything.
package struct Silence: Hashable, Sendable, Codable {
    package var id: Int64
    package var matcher: Matcher
    package var start: Timestamp
    package var end: Timestamp
    package var reason: String
    package var author: String
    package var createdAt: Timestamp

    package init(
        id: Int64, matcher: Matcher, start: Timestamp, end: Timestamp, reason: String, author: String, createdAt: Timestamp
    ) {
        self.id = id
        self.matcher = matcher
        self.start = start
        self.end = end
        self.reason = reason
        self.author = author
        self.createdAt = createdAt
    }

    package func isActive(at time: Timestamp) -> Bool { start <= time && time < end }
}

/// A silence that was announced: it repeats, or happens once.
package struct MaintenanceWindow: Hashable, Sendable, Codable {
    package enum Weekday: String, Hashable, Sendable, Codable, CaseIterable { case mon, tue, wed, thu, fri, sat, sun }

    /// Minutes since midnight, 0...1440.
    package struct TimeOfDay: Hashable, Sendable, Codable {
        package var minutes: Int
        package init(minutes: Int) { self.minutes = minutes }
    }

    package enum Schedule: Hashable, Sendable, Codable {
        /// A `to` that is not after `from` is on the next day.
        case weekly(days: [Weekday], from: TimeOfDay, to: TimeOfDay)
        /// Five fields as crontab(5) has them, and how long it lasts from each such minute on.
        case cron(String, duration: Duration)
        case once(from: Timestamp, to: Timestamp)
    }

    /// Unique.
    package var name: String
    package var matcher: Matcher
    package var schedule: Schedule
    /// IANA name: of weekly and cron.
    package var timeZone: String
    package var reason: String
    package var author: String

    package init(
        name: String, matcher: Matcher, schedule: Schedule, timeZone: String, reason: String = "", author: String = ""
    ) {
        self.name = name
        self.matcher = matcher
        self.schedule = schedule
        self.timeZone = timeZone
        self.reason = reason
        self.author = author
    }
}
