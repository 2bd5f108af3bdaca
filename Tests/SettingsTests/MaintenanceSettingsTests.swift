import DockStatModel
import Settings
import Testing

struct MaintenanceSettingsTests {
    @Test("windows repeat by week or cron, or happen once, in the site's time zone unless they name one")
    func windows() throws {
        let windows = try load(
            """
            time_zone: Europe/Berlin
            maintenance:
              - name: patch night
                match: { hosts: "web-*", containers: [a], stacks: [b], rules: [c], groups: [d], labels: { e: f }, severity: warning }
                weekly: { days: [sun, mon, sun], from: 22:00, to: "24:00" }
                reason: Updates
              - { name: daily, weekly: { from: "2:00", to: "02:00" } }
              - { name: backups, cron: "30  3 1,15 */2 mon-fri", duration: 45m, time_zone: America/New_York }
              - { name: move, once: { from: 2026-03-29T01:30, to: 2026-03-29T07:00+05:30 } }
            """
        ).configuration.maintenance
        var matcher = Matcher()
        matcher.hosts = ["web-*"]
        matcher.containers = ["a"]
        matcher.stacks = ["b"]
        matcher.rules = ["c"]
        matcher.groups = ["d"]
        matcher.labels = ["e": "f"]
        matcher.severity = .warning
        #expect(
            windows == [
                MaintenanceWindow(
                    name: "patch night", matcher: matcher,
                    schedule: .weekly(days: [.mon, .sun], from: .init(minutes: 1320), to: .init(minutes: 1440)),
                    timeZone: "Europe/Berlin", reason: "Updates"),
                MaintenanceWindow(
                    name: "daily", matcher: Matcher(),
                    schedule: .weekly(
                        days: MaintenanceWindow.Weekday.allCases, from: .init(minutes: 120), to: .init(minutes: 120)),
                    timeZone: "Europe/Berlin"),
                MaintenanceWindow(
                    name: "backups", matcher: Matcher(),
                    schedule: .cron("30 3 1,15 */2 mon-fri", duration: .minutes(45)), timeZone: "America/New_York"),
                MaintenanceWindow(
                    name: "move", matcher: Matcher(),
                    schedule: .once(from: Timestamp(seconds: 1774744200), to: Timestamp(seconds: 1774747800)),
                    timeZone: "Europe/Berlin"),
            ])
    }

    @Test(
        "times are ISO 8601, in the window's zone where they name none",
        arguments: [
            ("2026-07-01", 1782856800), ("2026-07-01T00:00", 1782856800), ("2026-07-01 00:00:00", 1782856800),
            ("2026-06-30T22:00Z", 1782856800),
            ("2026-07-01T12:00:30Z", 1782907230), ("2026-07-01T14:00:30+0200", 1782907230),
            ("2026-07-01T07:00:30-05", 1782907230),
            // Left out by the change to summer time: the first moment after it.
            ("2026-03-29T02:00", 1774746000),
            ("2026-02-30", nil), ("2026-13-01", nil), ("2026-07-01T24:00", nil), ("2026-07-01T1:00", nil), ("01.07.2026", nil),
            ("2026-07-01T10:00 CEST", nil), ("2026-07-01T10:00+15:00", nil), ("tomorrow", nil), ("", nil),
        ] as [(String, Int64?)])
    func moments(text: String, seconds: Int64?) throws {
        let yaml =
            "maintenance: [{ name: a, time_zone: Europe/Berlin, once: { from: \"\(text)\", to: 2099-01-01 } }]"
        if let seconds {
            guard case .once(let from, _)? = try load(yaml).configuration.maintenance.first?.schedule else {
                Issue.record("no single window")
                return
            }
            #expect(from == Timestamp(seconds: seconds))
        } else {
            #expect(
                try mistakes(yaml).first?.hasPrefix(
                    "dockstat.yaml:1:66: maintenance[0].once.from: found \"\(text)\"; allowed: a time such as")
                    == true)
        }
    }

    @Test(
        "what is wrong with a window is told at its place",
        arguments: [
            ("name: a", "dockstat.yaml:1:15: maintenance[0]: says no time; give one of weekly, cron and once"),
            ("weekly: { from: 1:00, to: 2:00 }", "dockstat.yaml:1:15: maintenance[0].name: is missing; it is a text"),
            (
                "name: a, cron: 1 2 3 4 5, duration: 1h, weekly: { from: 1:00, to: 2:00 }",
                "dockstat.yaml:1:32: maintenance[0].cron: is given besides weekly; give one of weekly, cron and once"
            ),
            ("name: a, cron: 1 2 3 4 5", "dockstat.yaml:1:15: maintenance[0].duration: is missing; it is a length of time"),
            (
                "name: a, cron: 1 2 3 4, duration: 1h",
                "dockstat.yaml:1:32: maintenance[0].cron: found \"1 2 3 4\"; allowed: five fields"
            ),
            (
                "name: a, cron: \"@daily\", duration: 1h",
                "dockstat.yaml:1:32: maintenance[0].cron: found \"@daily\"; allowed: five"
            ),
            ("name: a, cron: 1 2 3 4 5, duration: 30s", "dockstat.yaml:1:53: maintenance[0].duration: found \"30s\"; allowed:"),
            (
                "name: a, duration: 1h, weekly: { from: 1:00, to: 2:00 }",
                "dockstat.yaml:1:36: maintenance[0].duration: belongs to cron; weekly and once have `to`"
            ),
            (
                "name: a, weekly: { from: 24:00, to: 2:00 }",
                "dockstat.yaml:1:42: maintenance[0].weekly.from: found \"24:00\"; allowed: a time"
            ),
            (
                "name: a, weekly: { from: 1:60, to: 2:00 }",
                "dockstat.yaml:1:42: maintenance[0].weekly.from: found \"1:60\"; allowed: a time"
            ),
            (
                "name: a, weekly: { days: sunday, from: 1:00, to: 2:00 }",
                "dockstat.yaml:1:42: maintenance[0].weekly.days: found \"sunday\"; allowed: mon, tue, wed"
            ),
            (
                "name: a, once: { from: 2026-03-02, to: 2026-03-01 }",
                "dockstat.yaml:1:56: maintenance[0].once.to: is not after from; allowed: a later time"
            ),
            (
                "name: a, match: { severity: bad }, weekly: { from: 1:00, to: 2:00 }",
                "dockstat.yaml:1:45: maintenance[0].match.severity: found \"bad\"; allowed: info, warning, critical"
            ),
        ])
    func wrong(window: String, beginning: String) throws {
        let told = try mistakes("maintenance: [{ \(window) }]")
        #expect(told.count == 1)
        #expect(told.first?.hasPrefix(beginning) == true, "\(told)")
    }
}
