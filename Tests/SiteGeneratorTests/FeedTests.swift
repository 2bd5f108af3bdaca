import DockStatModel
import Foundation
import SiteGenerator
import TestSupport
import Testing

/// The feed and the calendar, as independent parsers read them.
struct FeedTests {
    private func publish(baseURL: String? = "https://status.example.org", _ pages: AlertPages) throws -> TemporaryFolder {
        let folder = try TemporaryFolder()
        var sample = SampleSite(output: folder.path)
        sample.settings.baseURL = baseURL
        sample.data.alerting = pages
        try sample.publish()
        return folder
    }

    private static let atom = """
        import sys, xml.etree.ElementTree as E
        ns = {"a": "http://www.w3.org/2005/Atom"}
        feed = E.parse(sys.argv[1]).getroot()
        assert feed.tag == "{http://www.w3.org/2005/Atom}feed", feed.tag
        for part in ("id", "title", "updated"): assert len(feed.findall("a:" + part, ns)) == 1, part
        assert feed.find("a:author/a:name", ns).text
        for entry in feed.findall("a:entry", ns):
            for part in ("id", "title", "updated"): assert len(entry.findall("a:" + part, ns)) == 1, part
            print(entry.find("a:id", ns).text, entry.find("a:updated", ns).text, entry.find("a:title", ns).text, sep="|")
        print(feed.find("a:updated", ns).text)
        """

    @Test("the feed names each incident by its page, with the time of the last thing on record")
    func feed() throws {
        let folder = try publish(SampleAlerts.pages())
        let expected = """
            https://status.example.org/incidents/3/|2026-11-23T12:25:15Z|2 alerts on alpha, shop
            https://status.example.org/incidents/2/|2026-11-23T11:54:15Z|beta does not answer
            https://status.example.org/incidents/1/|2026-10-14T12:39:15.250Z|Resolved: worker was killed for lack of memory
            2026-11-23T12:25:15Z

            """
        #expect(try run(Peer.python, ["-c", Self.atom, folder.path + "/feed.xml"]) == expected)
        #expect(try folder.text("incidents/index.html").contains("rel=\"alternate\" type=\"application/atom+xml\""))
    }

    @Test("a feed reader finds nothing wrong with the feed, and reads the timelines as HTML")
    func reader() throws {
        try #require(try run(Peer.python, ["-c", "import feedparser"]) == "", "run deploy/tools/peers")
        let folder = try publish(SampleAlerts.pages())
        let script = """
            import sys, feedparser
            feed = feedparser.parse(sys.argv[1])
            assert not feed.bozo, feed.bozo_exception
            assert feed.version == "atom10", feed.version
            for entry in feed.entries: print(entry.content[0].type, "<li>" in entry.content[0].value, entry.link == entry.id)
            """
        #expect(
            try run(Peer.python, ["-c", script, folder.path + "/feed.xml"]).split(separator: "\n") == [
                "text/html True True", "text/html False True", "text/html True True",
            ])
    }

    @Test("without an address of its own the site has no feed, and no page names one")
    func noFeed() throws {
        let folder = try publish(baseURL: nil, SampleAlerts.pages())
        #expect(!folder.exists("feed.xml"))
        #expect(!(try folder.text("incidents/index.html").contains("feed.xml")))
        #expect(folder.exists("maintenance.ics"))
    }

    private static let calendar = """
        import sys, icalendar
        data = open(sys.argv[1], "rb").read()
        assert b"\\n" not in data.replace(b"\\r\\n", b""), "bare line feed"
        assert b"\\r" not in data.replace(b"\\r\\n", b""), "bare carriage return"
        assert all(len(line) <= 75 for line in data.split(b"\\r\\n")), "long line"
        calendar = icalendar.Calendar.from_ical(data)
        assert not calendar.errors, calendar.errors
        assert str(calendar["VERSION"]) == "2.0" and calendar["PRODID"] and calendar.subcomponents
        uids = set()
        for event in calendar.walk("VEVENT"):
            assert not event.errors, event.errors
            assert event["DTSTAMP"] and event["UID"] not in uids
            uids.add(event["UID"])
            print(event.decoded("DTSTART").isoformat(), event.decoded("DTEND").isoformat(), event["SUMMARY"], event.get("DESCRIPTION"), sep="|")
        """

    private func parsed(_ folder: TemporaryFolder) throws -> String {
        try #require(try run(Peer.python, ["-c", "import icalendar"]) == "", "run deploy/tools/peers")
        return try run(Peer.python, ["-c", Self.calendar, folder.path + "/maintenance.ics"])
    }

    @Test("the calendar holds every occurrence, in UTC, with its text as it was written")
    func calendar() throws {
        let expected = """
            2026-11-23T12:00:15+00:00|2026-11-23T14:00:15+00:00|Maintenance: patch night|updates, with a restart; see the plan
            Covers containers legacy.
            2026-11-30T12:00:15+00:00|2026-11-30T14:00:15+00:00|Maintenance: patch night|updates, with a restart; see the plan
            Covers containers legacy.

            """
        #expect(try parsed(publish(SampleAlerts.pages())) == expected)
    }

    @Test("a calendar without occurrences is one still")
    func emptyCalendar() throws {
        let folder = try publish(AlertPages())
        #expect(try parsed(folder) == "")
        #expect(try folder.text("maintenance.ics").contains("BEGIN:VTIMEZONE"))
    }

    @Test("hostile names stay text in the calendar and in the feed", arguments: [true, false])
    func hostile(isLong: Bool) throws {
        var pages = SampleAlerts.pages()
        pages.maintenance = []
        pages.maintenanceOccurrences = []
        let names = HostileTextTests.names + ["END:VEVENT\r\nBEGIN:VEVENT", "a\\;b,c\\n", "]]>", "\u{FFFF}\u{FFFE}"]
        for (index, name) in names.enumerated() {
            let name = isLong ? String(repeating: name + "é𝄞", count: 60) : name
            pages.maintenance.append(
                MaintenanceWindow(
                    name: name, matcher: Matcher(), schedule: .cron(name, duration: .hours(1)), timeZone: "UTC", reason: name))
            pages.maintenanceOccurrences.append(
                MaintenanceOccurrence(
                    window: name, from: SampleSite.now + .hours(index), to: SampleSite.now + .hours(index + 1)))
            var incident = Incident(id: Int64(100 + index), group: [:], openedAt: SampleSite.now, severity: .info)
            incident.title = ["en": name]
            pages.incidents.append(incident)
            pages.entries[incident.id] = [
                IncidentEntry(incident: incident.id, time: SampleSite.now, kind: .opened, text: name)
            ]
        }
        let folder = try publish(pages)
        let events = try parsed(folder).split(separator: "\n").filter { $0.hasPrefix("2026-") }
        #expect(events.count == names.count)
        if !isLong { #expect(events.contains { $0.contains("|Maintenance: a\\;b,c\\n|a\\;b,c\\n") }) }
        let entries = try run(Peer.python, ["-c", Self.atom, folder.path + "/feed.xml"]).split(separator: "\n")
        #expect(entries.count == pages.incidents.count + 1)
    }
}
