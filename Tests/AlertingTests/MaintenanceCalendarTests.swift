import Alerting
import DockStatModel
import Testing

/// Times are UTC; Berlin is 1 h ahead in winter and 2 h in summer. In 2024 its clock went 02:00 → 03:00 on 31 March, at
/// 1_711_846_800, and 03:00 → 02:00 on 27 October, at 1_729_990_800.
struct MaintenanceCalendarTests {
    private let spring = Timestamp(seconds: 1_711_846_800)
    private let autumn = Timestamp(seconds: 1_729_990_800)

    private func weekly(_ from: Int, _ to: Int, _ days: [MaintenanceWindow.Weekday] = [.sun]) -> MaintenanceWindow {
        MaintenanceWindow(
            name: "w", matcher: Matcher(), schedule: .weekly(days: days, from: .init(minutes: from), to: .init(minutes: to)),
            timeZone: "Europe/Berlin")
    }

    private func cron(_ text: String, _ duration: Duration, zone: String = "Europe/Berlin") -> MaintenanceWindow {
        MaintenanceWindow(name: "c", matcher: Matcher(), schedule: .cron(text, duration: duration), timeZone: zone)
    }

    /// Begin and length of each, in minutes after `origin`.
    private func spans(_ window: MaintenanceWindow, around origin: Timestamp, hours: Int = 12) -> [[Int64]] {
        let calendar = MaintenanceCalendar([])
        return calendar.occurrences(of: window, in: (origin - .hours(hours))..<(origin + .hours(hours))).map {
            [($0.from - origin).inMilliseconds / 60_000, ($0.to - $0.from).inMilliseconds / 60_000]
        }
    }

    @Test("a weekly window follows the wall clock in winter and in summer")
    func seasons() {
        let winter = Timestamp(seconds: 1_705_194_000)  // Sunday 14 January 2024, 02:00 in Berlin
        #expect(spans(weekly(120, 240), around: winter) == [[0, 120]])
        let summer = Timestamp(seconds: 1_718_496_000)  // Sunday 16 June 2024, 02:00 in Berlin
        #expect(spans(weekly(120, 240), around: summer) == [[0, 120]])
    }

    @Test("one that begins in the skipped hour begins at the next valid moment")
    func skipped() {
        #expect(spans(weekly(150, 240), around: spring) == [[0, 60]])
        #expect(spans(weekly(60, 240), around: spring) == [[-60, 120]])
        #expect(spans(weekly(130, 170), around: spring) == [[0, 40]], "wholly skipped, it keeps its length")
        #expect(spans(cron("30 2 * * sun", .minutes(20)), around: spring) == [[0, 20]])
        #expect(spans(cron("*/15 2 31 3 *", .minutes(5)), around: spring) == [[0, 5]], "four skipped minutes are one moment")
    }

    @Test("one in the hour that comes twice happens once, at the first")
    func repeated() {
        #expect(spans(weekly(135, 165), around: autumn) == [[-45, 30]])
        #expect(spans(cron("30 2 * * sun", .minutes(20)), around: autumn) == [[-30, 20]])
        #expect(spans(weekly(120, 240), around: autumn) == [[-60, 180]], "from 2 to 4 are three hours that day")
    }

    @Test("a `to` that is not after `from` is on the next day")
    func overMidnight() {
        let monday = Timestamp(seconds: 1_705_273_200)  // Monday 15 January 2024, 00:00 in Berlin
        #expect(spans(weekly(23 * 60, 60), around: monday) == [[-60, 120]])
        #expect(spans(weekly(600, 600, [.sun]), around: monday, hours: 24) == [[-840, 1440]])
    }

    @Test("what overlaps or adjoins is one")
    func merged() {
        let noon = Timestamp(seconds: 1_705_320_000)
        #expect(spans(cron("*/5 * * * *", .minutes(10), zone: "UTC"), around: noon, hours: 2).count == 1)
        #expect(spans(weekly(0, 1440, MaintenanceWindow.Weekday.allCases), around: noon).count == 1)
    }

    @Test("windows are open from their begin until just before their end")
    func active() {
        let begin = Timestamp(seconds: 1_705_194_000)
        let calendar = MaintenanceCalendar([weekly(120, 240), cron("0 5 * * *", .hours(1))])
        #expect(calendar.active(at: begin - .milliseconds(1)).isEmpty)
        #expect(calendar.active(at: begin).map(\.name) == ["w"])
        #expect(calendar.active(at: begin + .hours(2) - .milliseconds(1)).map(\.name) == ["w"])
        #expect(calendar.active(at: begin + .hours(2)).isEmpty)
        #expect(calendar.active(at: begin + .hours(3)).map(\.name) == ["c"])
    }

    @Test("a cron window that began days ago is still open")
    func longCron() {
        let calendar = MaintenanceCalendar([cron("0 0 1 * *", .days(5), zone: "UTC")])
        #expect(calendar.active(at: Timestamp(seconds: 1_704_067_200) + .days(4)).count == 1)
        #expect(calendar.active(at: Timestamp(seconds: 1_704_067_200) + .days(6)).isEmpty)
    }

    @Test("sixty days of all windows come in order")
    func all() {
        let begin = Timestamp(seconds: 1_704_067_200)
        let calendar = MaintenanceCalendar([weekly(120, 240), cron("0 5 1 * *", .hours(1))])
        let occurrences = calendar.occurrences(in: begin..<(begin + .days(60)))
        #expect(occurrences.count == 10 && occurrences.map(\.from) == occurrences.map(\.from).sorted())
    }

    @Test("windows that cannot be read never happen, and are told")
    func mistakes() {
        let odd = [
            cron("0 0 * *", .hours(1)), cron("0 0 * * *", .days(40)), cron("0 0 * * *", .hours(1), zone: "Mars/Olympus"),
            MaintenanceWindow(
                name: "o", matcher: Matcher(), schedule: .once(from: spring, to: spring), timeZone: "UTC"),
        ]
        let calendar = MaintenanceCalendar(odd)
        #expect(calendar.mistakes.count == 4 && calendar.windows.isEmpty && calendar.active(at: spring).isEmpty)
        #expect(calendar.mistakes[2] == "maintenance window c: \"Mars/Olympus\" is no time zone")
    }

    @Test("hostile times do not trap")
    func extremes() {
        let calendar = MaintenanceCalendar([weekly(120, 240), cron("0 5 1 * *", .hours(1))])
        for time in [Timestamp(seconds: -62_000_000_000), Timestamp(seconds: 250_000_000_000)] {
            #expect(calendar.active(at: time).count <= 1)
        }
    }
}
