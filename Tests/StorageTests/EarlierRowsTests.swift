import DockStatModel
import GRDB
import Testing

@testable import Storage

/// Rows that hold JSON as an earlier version wrote it. What is added to these types later is optional, or has a default for rows
/// that lack it: a message that cannot be read is lost, and a silence that cannot be read ends every evaluation.
struct EarlierRowsTests {
    /// With nothing but what the first version always wrote.
    private static let message = """
        {"alerts":[{"condition":"pids > 9","evidence":["exit code 3"],"id":7,"labels":{"tier":"prod"},"phase":"firing",\
        "rule":"busy","severity":"warning","subject":{"container":{"_0":{"host":"h","key":"compose:shop/web/1"}}},\
        "summary":{"en":"web is busy"}}],"digest":[],"incident":{"group":{"host":"h"},"id":1,\
        "openedAt":{"milliseconds":1700000000000},"severity":"critical","title":{"en":"shop"}},"kind":"updated",\
        "site":"Fleet","time":{"milliseconds":1700000000000}}
        """

    @Test("a message of an earlier version goes out with what it has", arguments: ["", #""later":{"a":[1]},"#])
    func message(unknown: String) throws {
        let store = try Fleet().store
        try store.enqueue(draft())
        let text = "{" + unknown + Self.message.dropFirst()
        try store.write { try $0.execute(sql: "UPDATE outbox SET message = ?", arguments: [text]) }
        let message = try #require(try store.claim().first?.entry.message)
        #expect(message.kind == .updated && message.incident?.title == ["en": "shop"] && message.baseURL == nil)
        let alert = try #require(message.alerts.first)
        #expect(alert.subject == .container(ContainerIdentity(host: "h", key: "compose:shop/web/1")))
        #expect(alert.evidence == [Finding(.sentence, "exit code 3")] && alert.labels == ["tier": "prod"] && alert.page == nil)
    }

    @Test(
        "messages about every kind of subject can be read",
        arguments: [#"{"host":{"_0":"h"}}"#, #"{"job":{}}"#, #"{"receiver":{"_0":"ops"}}"#])
    func subjects(subject: String) throws {
        let text = Self.message.replacing(#"{"container":{"_0":{"host":"h","key":"compose:shop/web/1"}}}"#, with: subject)
        #expect(text != Self.message)
        let read = try #require(try JSONText.decode(AlertMessage.self, text).alerts.first?.subject)
        #expect(try JSONText.of(read) == subject)
    }

    @Test("a silence of an earlier version means what it meant: parts it lacks restrict nothing")
    func silence() throws {
        let store = try Fleet().store
        _ = try store.addSilence(
            Silence(id: 0, matcher: Matcher(), start: at(0), end: at(90), reason: "", author: "", createdAt: at(0)))
        try store.write { try $0.execute(sql: #"UPDATE silence SET matcher = '{"containers":["web-*"]}'"#) }
        var expected = Matcher()
        expected.containers = ["web-*"]
        #expect(try store.alertingState(now: at(60)).silences.map(\.matcher) == [expected])
    }

    @Test(
        "windows of maintenance of an earlier version are read, in every form",
        arguments: [
            (
                #"{"once":{"from":{"milliseconds":1700000000000},"to":{"milliseconds":1700000060000}}}"#,
                .once(from: at(0), to: at(60))
            ),
            (
                #"{"weekly":{"days":["sun"],"from":{"minutes":60},"to":{"minutes":120}}}"#,
                .weekly(days: [.sun], from: .init(minutes: 60), to: .init(minutes: 120))
            ),
            (#"{"cron":{"_0":"1 2 3 4 5","duration":[195,2884905626637434880]}}"#, .cron("1 2 3 4 5", duration: .hours(1))),
        ] as [(String, MaintenanceWindow.Schedule)])
    func windows(schedule: String, expected: MaintenanceWindow.Schedule) throws {
        let store = try Fleet().store
        let definition = #"{"author":"ann","matcher":{},"name":"n","reason":"","schedule":\#(schedule),"timeZone":"UTC"}"#
        try store.write {
            try $0.execute(sql: "INSERT INTO maintenance_window (name, definition) VALUES ('n', ?)", arguments: [definition])
        }
        let window = MaintenanceWindow(name: "n", matcher: Matcher(), schedule: expected, timeZone: "UTC", author: "ann")
        #expect(try store.alertingState(now: at(60)).maintenance == [window])
    }
}
