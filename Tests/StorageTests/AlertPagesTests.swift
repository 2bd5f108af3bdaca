import DockStatModel
import Testing

@testable import Storage

struct AlertPagesTests {
    @Test("a database without alerts has empty pages")
    func nothing() throws {
        #expect(try Fleet().store.alertPages(now: at(0)) == StoredAlertPages(pages: AlertPages(), receiverHealth: []))
    }

    @Test("the worst alert comes first, one that is long over not at all")
    func alerts() throws {
        let store = try Fleet().store
        var mild = alert(4)
        mild.severity = .info
        var newer = alert(5)
        newer.since = at(31)
        var old = alert(6, phase: .resolved)
        old.resolvedAt = at(0) - .days(8)
        try store.change {
            $0.alerts = [
                alert(1, phase: .resolved), alert(2, phase: .pending), alert(3, phase: .recovering), mild, newer, old, alert(7),
            ]
        }
        #expect(try store.alertPages(now: at(60)).pages.alerts.map(\.id) == [5, 7, 4, 3, 2, 1])
    }

    @Test("an incident has its timeline, oldest first, and its deliveries, newest first")
    func incidents() throws {
        let store = try Fleet().store
        var later = incident(2, resolvedAt: at(40))
        later.openedAt = at(35)
        let entries = [
            IncidentEntry(incident: 1, time: at(30), kind: .exit, text: "exited with 137", lines: ["a", "b <script>"], alert: 1),
            IncidentEntry(incident: 1, time: at(29), kind: .oomKill, text: "killed"),
            IncidentEntry(incident: 1, time: at(30), kind: .opened, text: "opened"),
        ]
        try store.change {
            $0.incidents = [incident(1), later, incident(3, resolvedAt: at(0) - .days(91))]
            $0.entries = entries
            $0.outbox = [draft(incident: 1), draft("dev", incident: 1)]
        }
        _ = try store.claim()
        try store.end(1, now: at(61))
        try store.end(2, .failed(isReceiverBroken: true), now: at(62))
        let pages = try store.alertPages(now: at(90)).pages
        #expect(pages.incidents == [later, incident(1)])
        #expect(pages.entries == [1: [entries[1], entries[0], entries[2]]])
        #expect(pages.deliveries[1]?.map(\.receiver) == ["dev", "ops"])
        #expect(pages.ledger.map(\.outbox) == [2, 1])
    }

    @Test("of an incident that goes on and on the first entry and the newest are shown, and how many are not")
    func long() throws {
        let store = try Fleet().store
        try store.change {
            $0.incidents = [incident(1)]
            $0.entries = (0..<400).map {
                IncidentEntry(incident: 1, time: at(Double($0)), kind: .acknowledged, text: "\($0)")
            }
        }
        let pages = try store.alertPages(now: at(400)).pages
        #expect(pages.entries[1]?.map(\.text) == ["0"] + (100..<400).map { "\($0)" })
        #expect(pages.entriesOmitted == [1: 99])
    }

    @Test("of transitions and decisions the newest 50 are shown")
    func traces() throws {
        let store = try Fleet().store
        try store.change {
            $0.alerts = [alert(1)]
            $0.transitions = (0..<60).map {
                AlertTransition(
                    alert: 1, time: at(Double($0)), from: .pending, to: .firing, value: nil, reason: "turn \($0)")
            }
        }
        let transitions = try #require(try store.alertPages(now: at(90)).pages.transitions[1])
        #expect(transitions.map(\.reason) == (10..<60).reversed().map { "turn \($0)" })
    }

    @Test("what waits comes before what ended, and what ended long ago is left out")
    func outbox() throws {
        let store = try Fleet().store
        try store.enqueue(draft(incident: 1), draft(incident: 2), draft(incident: 3), draft(incident: 4, held: true))
        _ = try store.claim()
        try store.end(1, now: at(61))
        try store.end(2, now: at(62) + .days(1))
        try store.end(3, .retry(after: .days(1), pausesReceiver: false))
        #expect(try store.alertPages(now: at(90)).pages.outbox.map(\.id) == [3, 4, 2, 1])
        #expect(try store.alertPages(now: at(90) + .days(7)).pages.outbox.map(\.id) == [3, 4, 2])
        #expect(try store.outbox(limit: 3).map(\.id) == [3, 4, 2])
        #expect(try store.alertPages(now: at(90)).receiverHealth.map(\.receiver) == ["ops"])
    }
}
