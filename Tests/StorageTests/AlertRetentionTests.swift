import DockStatModel
import GRDB
import Testing

@testable import Storage

struct AlertRetentionTests {
    private func counts(_ store: Store) throws -> [String: Int] {
        try store.read { db in
            let tables = [
                "alert", "alert_transition", "notification_decision", "incident", "incident_entry", "outbox", "delivery",
                "conversation", "silence", "image_check",
            ]
            var counts: [String: Int] = [:]
            for table in tables { counts[table] = try Int.fetchOne(db, sql: "SELECT count(*) FROM \(table)") }
            return counts
        }
    }

    @Test("messages that are over go after 30 days, incidents and all that hangs on them after 400; what is open stays")
    func ages() throws {
        let store = try Fleet().store
        try store.change {
            $0.alerts = [alert(1)]
            $0.incidents = [incident(1, resolvedAt: at(60)), incident(2)]
            $0.entries = [1, 2].map { IncidentEntry(incident: $0, time: at(0), kind: .opened, text: "opened") }
            $0.outbox = [draft(incident: 1), draft(incident: 2), draft(incident: 3)]
        }
        _ = try store.addSilence(
            Silence(id: 0, matcher: Matcher(), start: at(0), end: at(60), reason: "", author: "", createdAt: at(0)))
        try store.saveImageChecks(["nginx": ImageCheck(digest: "sha256:1", checkedAt: at(0))])
        _ = try store.claim()
        try store.end(1, .delivered(reference: ConversationReference(text: "1")))
        try store.end(2, .delivered(reference: ConversationReference(text: "2")))
        func after(_ days: Int) throws -> [String: Int] {
            _ = try store.maintain(
                now: at(60) + .days(days), retention: RetentionSettings(), effort: .everything
            ) { _ in .zero }
            return try counts(store)
        }
        #expect(try after(29)["outbox"] == 3)
        var left = try after(31)
        #expect(left["outbox"] == 1 && left["delivery"] == 0 && left["image_check"] == 0)
        #expect(left["incident"] == 2 && left["incident_entry"] == 2 && left["conversation"] == 2 && left["silence"] == 1)
        left = try after(401)
        #expect(left["incident"] == 1 && left["incident_entry"] == 1 && left["conversation"] == 1 && left["silence"] == 0)
        #expect(left["alert"] == 1 && left["outbox"] == 1)
    }

    @Test("each alert keeps its newest 200 transitions and decisions")
    func traces() throws {
        let store = try Fleet().store
        for alert in [1, 2] as [Int64] {
            try store.change { changes in
                changes.transitions = (0..<(alert == 1 ? 450 : 200)).map {
                    AlertTransition(
                        alert: alert, time: at(Double($0)), from: .firing, to: .resolved, value: nil, reason: "\($0)")
                }
                changes.decisions = (0..<201).map {
                    NotificationDecision(
                        alert: alert, incident: nil, time: at(Double($0)), receiver: nil, kind: .opened, outcome: .queued,
                        reason: "\($0)")
                }
            }
        }
        _ = try store.maintain(now: at(60), retention: RetentionSettings()) { _ in .zero }
        let left = try counts(store)
        #expect(left["alert_transition"] == 400)
        #expect(left["notification_decision"] == 400)
        let newest = try store.read { try AlertTrace.transitions($0, alert: 1, limit: 999) }
        #expect(newest.first?.reason == "449" && newest.last?.reason == "250")
    }
}
