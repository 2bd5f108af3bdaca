package import DockStatModel

/// When maintenance windows happen.
///
/// A window follows the wall clock of its time zone: one that begins in an hour that the clock skips begins right after the skip, one
/// in an hour that comes twice happens at the first.
package struct MaintenanceCalendar: Sendable {
    package private(set) var windows: [MaintenanceWindow]
    /// Windows that cannot be read, as sentences; they never happen.
    package private(set) var mistakes: [String] = []
    private var schedules: [Schedule] = []

    package init(_ windows: [MaintenanceWindow]) {
        self.windows = []
        for window in windows { add(window) }
    }

    /// With further windows, such as those that people added.
    package func adding(_ more: [MaintenanceWindow]) -> MaintenanceCalendar {
        var calendar = self
        for window in more { calendar.add(window) }
        return calendar
    }

    private mutating func add(_ window: MaintenanceWindow) {
        do {
            schedules.append(try Schedule(window))
            windows.append(window)
        } catch {
            mistakes.append("maintenance window \(window.name): \(error.message)")
        }
    }

    /// The windows that are open.
    package func active(at time: Timestamp) -> [MaintenanceWindow] {
        zip(windows, schedules).filter { !$1.spans(in: time..<(time + .milliseconds(1))).isEmpty }.map(\.0)
    }

    /// Of all windows, by time and then by name.
    package func occurrences(in range: Range<Timestamp>) -> [MaintenanceOccurrence] {
        zip(windows, schedules).flatMap { window, schedule in Self.named(schedule.spans(in: range), window) }
            .sorted { ($0.from, $0.window) < ($1.from, $1.window) }
    }

    /// Those that overlap the range, whole, oldest first; what overlaps or adjoins is one. A window that cannot be read has none.
    package func occurrences(of window: MaintenanceWindow, in range: Range<Timestamp>) -> [MaintenanceOccurrence] {
        MaintenanceCalendar([window]).occurrences(in: range)
    }

    private static func named(_ spans: [Range<Timestamp>], _ window: MaintenanceWindow) -> [MaintenanceOccurrence] {
        spans.map { MaintenanceOccurrence(window: window.name, from: $0.lowerBound, to: $0.upperBound) }
    }
}
