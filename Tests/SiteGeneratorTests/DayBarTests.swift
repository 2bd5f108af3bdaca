import DockStatModel
import Foundation
import SiteGenerator
import Testing

struct DayBarTests {
    /// 2026-11-23 in Berlin.
    private static let today = DayNumber(20780)
    private static let whole: Int64 = 86_400_000

    private static func day(_ ago: Int, _ states: [ServiceState: Int64], outages: Int = 0) -> DayStates {
        DayStates(day: DayNumber(today.value - ago), durations: StateDurations(milliseconds: states), outages: outages)
    }

    private func site(_ days: [DayStates]) throws -> TemporaryFolder {
        let folder = try TemporaryFolder()
        var sample = SampleSite(output: folder.path)
        let container = SampleSite.container("db", service: .up, state: .running)
        sample.data.containers = [container]
        sample.data.days[container.identity] = DayStrip(days: days)
        try sample.publish()
        return folder
    }

    private func bar(_ page: String) throws -> String {
        String(try #require(page.firstMatch(of: /<svg class="days".*?<\/svg>/)).0)
    }

    @Test("the sample's day is today")
    func sample() {
        #expect(DayNumber(of: SampleSite.now, offsetFromUTC: .hours(1)) == Self.today)
    }

    @Test(
        "a day looks like the worst that a reader must not miss",
        arguments: [
            ([.up: whole], .up), ([:], nil), ([.unknown: whole], .unknown),
            ([.up: whole - 1, .down: 1], .degraded), ([.up: whole - 864_000, .down: 864_000], .degraded),
            ([.up: whole - 864_001, .down: 864_001], .down), ([.down: 1, .unknown: whole - 1], .down),
            ([.up: whole / 2 - 1, .unknown: whole / 2 + 1], .unknown), ([.up: whole / 2, .unknown: whole / 2], .up),
            ([.up: whole - 3_600_000, .maintenance: 3_600_000], .maintenance),
            ([.up: whole - 863_999, .degraded: 863_999], .up), ([.up: whole - 864_000, .degraded: 864_000], .degraded),
            ([.stopped: whole], .stopped), ([.paused: whole], .paused), ([.up: 60_000, .stopped: whole - 60_000], .stopped),
            ([.up: whole / 2, .stopped: whole / 2], .up),
        ] as [([ServiceState: Int64], ServiceState?)])
    func looks(states: [ServiceState: Int64], look: ServiceState?) {
        #expect(Self.day(1, states).look == look)
    }

    @Test("days before a container was first seen are empty, and each day stands in its column")
    func columns() throws {
        let page = try site([Self.day(9, [.up: Self.whole]), Self.day(2, [.down: Self.whole], outages: 1), Self.day(0, [.up: 1])])
            .text("hosts/alpha/containers/db/index.html")
        let pieces = try bar(page).matches(of: /<rect class="(\w+)" x="([\d.]+)%" width="([\d.]+)%"[^>]*><title>([^<]*)<\/title>/)
        #expect(pieces.map { String($0.1) } == ["up", "down", "up"])
        #expect(pieces.map { String($0.2) } == ["88.889", "96.667", "98.889"])
        #expect(pieces.allSatisfy { $0.3 == "1.111" })
        #expect(
            pieces.map { String($0.4) } == [
                "Nov 14: 100\u{A0}% up", "Nov 21: 0.00\u{A0}% up, 1 outage, down 1d", "today so far: up",
            ])
        #expect(page.contains("since it was first seen, Nov 14"))
    }

    @Test("in a table, neighbours that look the same are one piece with the sum of their numbers")
    func runs() throws {
        let down: [ServiceState: Int64] = [.up: Self.whole * 9 / 10, .down: Self.whole / 10]
        let days =
            (4..<90).reversed().map { Self.day($0, [.up: Self.whole]) }
            + [
                Self.day(3, down, outages: 1), Self.day(2, down, outages: 3), Self.day(1, [.up: Self.whole]),
                Self.day(0, [.up: 1]),
            ]
        let pieces = try bar(site(days).text("index.html")).matches(of: /x="([\d.]+)%" width="([\d.]+)%"[^>]*><title>([^<]*)</)
        #expect(pieces.map { String($0.1) } == ["0", "95.556", "97.778", "98.889"])
        #expect(pieces.map { String($0.2) } == ["95.556", "2.222", "1.111", "1.111"])
        #expect(pieces.map { String($0.3) }[1] == "Nov 20 – Nov 21: 90.00\u{A0}% up, 4 outages, down 4h48m")
    }

    @Test("a bar in a table stays as it is while today goes on, and changes when something happened")
    func stillness() throws {
        func overview(_ today: DayStates) throws -> String {
            let days = (1..<90).reversed().map { Self.day($0, [.up: Self.whole]) } + [today]
            return try bar(site(days).text("index.html"))
        }
        let morning = try overview(Self.day(0, [.up: 3_600_000]))
        #expect(try overview(Self.day(0, [.up: 43_200_000])) == morning)
        let outage = try overview(Self.day(0, [.up: 43_000_000, .down: 100_000], outages: 1))
        #expect(outage != morning && outage.contains("today so far: 1 outage"))
        #expect(try overview(Self.day(0, [.up: 83_000_000, .down: 150_000], outages: 1)).contains("today so far: 1 outage"))
    }

    @Test("the table of days has every day that was not up throughout, newest first, and says what the others were")
    func table() throws {
        let page = try site([
            Self.day(3, [.up: Self.whole]), Self.day(2, [.unknown: Self.whole / 4, .up: Self.whole * 3 / 4]),
            Self.day(1, [.up: Self.whole - 7_200_000, .maintenance: 7_200_000]), Self.day(0, [.up: 5000]),
        ]).text("hosts/alpha/containers/db/index.html")
        let rows = page.matches(of: /<tr><th scope="row">(Nov \d+|today)<\/th>(.*?)<\/tr>/)
        #expect(rows.map { String($0.1) } == ["Nov 22", "Nov 21"])
        #expect(
            rows.map { $0.2.replacing(/<\/?td>/, with: "|") } == [
                "|100\u{A0}%||0||–||–||–||2h||–|", "|100\u{A0}%||0||–||–||–||–||25.0\u{A0}%|",
            ])
        #expect(page.contains("Every other day: up throughout."))
    }

    @Test("the bar of a job shows as little up as there was, and says of what its uptime is a share")
    func job() throws {
        let resting: [ServiceState: Int64] = [.up: Self.whole / 10, .stopped: Self.whole * 9 / 10]
        let page = try site([
            Self.day(2, resting), Self.day(1, [.down: Self.whole / 10, .stopped: Self.whole * 9 / 10], outages: 1),
            Self.day(0, [.up: 1000, .stopped: 9000]),
        ]).text("hosts/alpha/containers/db/index.html")
        let pieces = try bar(page).matches(of: /<rect class="(\w+)"[^>]*><title>([^<]*)</)
        #expect(pieces.map { String($0.1) } == ["stopped", "down", "stopped"])
        #expect(try bar(page).matches(of: /<rect class="up"/).count == 2)
        #expect(pieces.map { String($0.2) }[0] == "Nov 21: 100\u{A0}% up while it should run")
        #expect(pieces.map { String($0.2) }[2] == "today so far: stopped, up at times")
        #expect(page.contains("50.00\u{A0}% up while it should run, 90.0\u{A0}% stopped, 1 outage"))
        #expect(
            page.contains("<th scope=\"row\">Nov 22</th><td>0.00\u{A0}%</td><td>1</td><td>2h24m</td><td>–</td><td>21h36m</td>"))
    }

    @Test("a container that was never started ended with nothing")
    func neverStarted() throws {
        let folder = try TemporaryFolder()
        var sample = SampleSite(output: folder.path)
        let container = SampleSite.container("db", service: .stopped, state: .created)
        #expect(container.details?.exitCode == 0)
        sample.data.containers = [container]
        try sample.publish()
        let page = try folder.text("hosts/alpha/containers/db/index.html")
        #expect(!page.contains("Exit code") && !page.contains("<dt>Ended"))
    }

    @Test("a container without days has no bar")
    func none() throws {
        let folder = try site([])
        #expect(try !folder.text("hosts/alpha/containers/db/index.html").contains("class=\"days\""))
        #expect(try !folder.text("index.html").contains("class=\"days\""))
    }

    @Test("the JSON twin has one number a day, and null for a day that is missing")
    func twin() throws {
        let json = try JSONSerialization.jsonObject(
            with: site([Self.day(2, [.up: Self.whole * 3 / 4, .down: Self.whole / 4], outages: 2), Self.day(0, [.unknown: 1])])
                .bytes("api/v2/docker/containers/alpha/db.json"))
        let days = try #require((json as? [String: Any])?["days"] as? [String: Any])
        #expect(days["first"] as? String == "2026-11-21")
        #expect((days["uptimePercent"] as? [Any])?.map { $0 as? Double } == [75, nil, nil])
        #expect((days["unknownPercent"] as? [Any])?.map { $0 as? Double } == [0, nil, 100])
        #expect((days["outages"] as? [Any])?.map { $0 as? Int } == [2, nil, 0])
    }
}
