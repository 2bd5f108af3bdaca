import DockStatModel
import Testing

@testable import Storage

/// What people tell DockStat about alerts.
struct PeopleTests {
    @Test("an acknowledgement stands in the alert and in its incident's timeline")
    func acknowledge() throws {
        let store = try Fleet().store
        try store.change {
            $0.alerts = [alert(1, incident: 1), alert(2, phase: .resolved, incident: 1), alert(3, phase: .pending)]
            $0.incidents = [incident(1)]
        }
        #expect(try store.acknowledge(alert: 1, by: "Ann", reason: "on it", now: at(70)))
        #expect(try store.acknowledge(alert: 3, by: "Ann", reason: "", now: at(70)))
        #expect(try !store.acknowledge(alert: 2, by: "Ann", reason: "over", now: at(70)))
        #expect(try !store.acknowledge(alert: 9, by: "Ann", reason: "none", now: at(70)))
        let alerts = try store.alertingState(now: at(80)).alerts
        #expect(alerts[0].acknowledgement == Acknowledgement(by: "Ann", reason: "on it", time: at(70)))
        #expect(alerts[1].acknowledgement == nil)
        let entries = try store.alertPages(now: at(80)).pages.entries[1]
        #expect(
            entries == [
                IncidentEntry(incident: 1, time: at(70), kind: .acknowledged, text: "Ann acknowledged it: on it", alert: 1)
            ])
        #expect(try store.unacknowledge(alert: 1, by: "Bob", now: at(75)))
        #expect(try !store.unacknowledge(alert: 1, by: "Bob", now: at(75)))
        #expect(try store.alertingState(now: at(80)).alerts[0].acknowledgement == nil)
        #expect(try store.alertPages(now: at(80)).pages.entries[1]?.last?.text == "Bob took the acknowledgement back")
    }

    @Test("an incident is acknowledged with all that is active in it, in one line")
    func acknowledgeIncident() throws {
        let store = try Fleet().store
        try store.change {
            $0.alerts = [alert(1, incident: 4), alert(2, incident: 4), alert(3, incident: 5)]
            $0.incidents = [incident(4), incident(5)]
        }
        #expect(try store.acknowledge(incident: 4, by: "Ann", reason: "", now: at(70)))
        #expect(try !store.acknowledge(incident: 6, by: "Ann", reason: "", now: at(70)))
        let state = try store.alertingState(now: at(80))
        #expect(state.alerts.map { $0.acknowledgement != nil } == [true, true, false])
        #expect(try store.alertPages(now: at(80)).pages.entries[4]?.map(\.text) == ["Ann acknowledged it"])
        #expect(try store.unacknowledge(incident: 4, by: "Ann", now: at(90)))
        #expect(try store.alertingState(now: at(90)).alerts.allSatisfy { $0.acknowledgement == nil })
    }

    @Test("a silence that is ended is over at once and stays listed")
    func silences() throws {
        let store = try Fleet().store
        let silence = Silence(
            id: 0, matcher: Matcher(), start: at(0), end: at(1000), reason: "r", author: "Ann", createdAt: at(0))
        let id = try store.addSilence(silence)
        #expect(try store.expireSilence(id, now: at(60)))
        #expect(try !store.expireSilence(id, now: at(60)))
        #expect(try !store.expireSilence(99, now: at(60)))
        #expect(try store.silences(notOverAt: at(60)).isEmpty)
        #expect(try store.silences().map(\.end) == [at(60)])
        #expect(try store.addSilence(silence) == id + 1)
    }

    @Test("windows of maintenance are known by name")
    func maintenance() throws {
        let store = try Fleet().store
        let window = MaintenanceWindow(
            name: "b", matcher: Matcher(), schedule: .once(from: at(0), to: at(60)), timeZone: "UTC", reason: "r", author: "Ann")
        var other = window
        other.name = "a"
        other.schedule = .weekly(days: [.sun], from: .init(minutes: 60), to: .init(minutes: 120))
        #expect(try store.addMaintenance(window))
        #expect(try !store.addMaintenance(window))
        #expect(try store.addMaintenance(other))
        #expect(try store.maintenanceWindows() == [other, window])
        #expect(try store.removeMaintenance("b"))
        #expect(try !store.removeMaintenance("b"))
        #expect(try store.maintenanceWindows() == [other])
    }

    @Test("a message is tried again with a whole schedule, however it ended; one that arrived is not")
    func retry() throws {
        let store = try Fleet().store
        try store.enqueue(draft(incident: 1), draft(incident: 2), draft(incident: 3))
        _ = try store.claim()
        try store.end(1, .failed(isReceiverBroken: false))
        try store.end(2, .retry(after: nil, pausesReceiver: false))
        try store.end(3)
        #expect(try store.retryOutbox(1, now: at(61)))
        #expect(try store.retryOutbox(2, now: at(61)))
        #expect(try !store.retryOutbox(3, now: at(61)))
        #expect(try store.claim(now: at(61)).map(\.entry.id) == [1, 2])
        try store.end(2, .retry(after: nil, pausesReceiver: false), now: at(61))
        #expect(try store.entry(2)?.nextAttemptAt == at(66))
    }

    @Test("all that failed is tried again, but old news does not follow newer")
    func retryAll() throws {
        let store = try Fleet().store
        for _ in 0..<2 {
            try store.enqueue(draft("ops", incident: 1), draft("ops", incident: 2), draft("ops", incident: nil, kind: .digest))
            let claimed = try store.claim().map(\.entry)
            for entry in claimed { try store.end(entry.id, .failed(isReceiverBroken: true)) }
        }
        try store.enqueue(draft("ops", incident: 2, kind: .resolved))
        _ = try store.claim()
        try store.end(7)
        #expect(try store.retryFailedOutbox(now: at(70)) == 3)
        #expect(try store.claim(now: at(70)).map(\.entry.id) == [3, 4])
    }

    @Test("what is over cannot be taken out")
    func drop() throws {
        let store = try Fleet().store
        try store.enqueue(draft(incident: 1), draft(incident: 2, held: true))
        #expect(try store.dropOutbox(2, now: at(60)))
        _ = try store.claim()
        try store.end(1)
        #expect(try !store.dropOutbox(1, now: at(60)))
        #expect(try !store.dropOutbox(2, now: at(60)))
        #expect(try store.entry(2)?.lastAnswer == "taken out by a person")
    }

    @Test("a test that got through makes a receiver whole and ends its pause")
    func works() throws {
        let store = try Fleet().store
        try store.enqueue(draft(incident: 1), draft(incident: 2))
        _ = try store.claim()
        try store.end(1, .failed(isReceiverBroken: true))
        try store.end(2, .retry(after: .hours(3), pausesReceiver: true))
        try store.noteReceiverWorks("ops", now: at(70))
        var whole = ReceiverHealth(receiver: "ops")
        whole.lastDeliveredAt = at(70)
        whole.lastFailedAt = at(60)
        #expect(try store.receiverHealth() == [whole])
    }
}
