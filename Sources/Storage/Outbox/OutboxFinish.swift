import DockStatModel
import GRDB

/// Writes how an attempt ended, within a transaction: the message, the ledger, the receiver's health and the conversation.
struct OutboxFinish {
    let db: Database
    let now: Timestamp
    let row: OutboxRow
    let duration: Duration
    let answer: String
    /// How long the receiver wants nothing more, though this one went well.
    let pause: Duration?
    /// Whether the receiver asked never to be written to again.
    let switchesOff: Bool

    private var entry: OutboxEntry { row.entry }

    func apply(_ outcome: DeliveryOutcome, jitter: Double) throws -> OutboxEntry.State {
        switch outcome {
        case .delivered(let reference): try deliver(reference)
        case .failed(let isReceiverBroken): try fail(answer, isReceiverBroken: isReceiverBroken)
        case .retry(let asked, let pausesReceiver): try retry(asked: asked, pausesReceiver: pausesReceiver, jitter: jitter)
        }
    }

    private func deliver(_ reference: ConversationReference?) throws -> OutboxEntry.State {
        try db.cachedStatement(
            sql: """
                UPDATE outbox SET state = 'delivered', delivered_at = :now, ended_at = :now, last_answer = :answer WHERE id = :id
                """
        ).execute(arguments: ["now": now.milliseconds, "answer": answer, "id": entry.id])
        if let reference { try keep(reference) }
        try record(.delivered)
        try changeHealth { health in
            health.lastDeliveredAt = now
            health.failedSince = nil
            health.reason = nil
            health.isSwitchedOff = false
            health.pausedUntil = pause.map { now + $0 }
        }
        return .delivered
    }

    func keep(_ reference: ConversationReference) throws {
        guard let incident = entry.incident else { return }
        try db.cachedStatement(
            sql: "INSERT OR REPLACE INTO conversation (incident, receiver, reference) VALUES (?, ?, ?)"
        ).execute(arguments: [incident, entry.receiver, reference.text])
    }

    private func fail(_ answer: String, isReceiverBroken: Bool) throws -> OutboxEntry.State {
        try record(.failed)
        try changeHealth { health in
            health.lastFailedAt = now
            if let pause { health.pausedUntil = now + pause }
            if isReceiverBroken {
                health.failedSince = health.failedSince ?? now
                health.reason = answer
            }
            if switchesOff {
                health.isSwitchedOff = true
                health.reason = "\(answer); it is switched off until `dockstat notify test \(entry.receiver)` gets through"
            }
        }
        // A person who took it out meanwhile is obeyed.
        guard entry.state == .sending else { return entry.state }
        try db.cachedStatement(sql: "UPDATE outbox SET state = 'failed', ended_at = ?, last_answer = ? WHERE id = ?")
            .execute(arguments: [now.milliseconds, answer, entry.id])
        return .failed
    }

    private func retry(asked: Duration?, pausesReceiver: Bool, jitter: Double) throws -> OutboxEntry.State {
        let waits = row.scheduledWaits + (asked == nil ? 1 : 0)
        // Counted from the first attempt: a job that slept must not find all its messages too old to be tried.
        let end = (row.triedSince ?? now) + RetrySchedule.limit
        guard let wait = RetrySchedule.next(attempt: waits, asked: asked, jitter: jitter), now < end else {
            return try fail("gave up after a day: \(answer)", isReceiverBroken: true)
        }
        let next = min(now + wait, end)
        try record(.retried)
        try changeHealth { health in
            health.lastFailedAt = now
            if pausesReceiver { health.pausedUntil = now + wait }
        }
        guard entry.state == .sending else { return entry.state }
        try db.cachedStatement(
            sql: "UPDATE outbox SET state = 'due', next_attempt_at = ?, scheduled_waits = ?, last_answer = ? WHERE id = ?"
        ).execute(arguments: [next.milliseconds, waits, answer, entry.id])
        return .due
    }

    private func record(_ result: DeliveryRecord.Result) throws {
        try DeliveryRow.insert(
            db,
            DeliveryRecord(
                outbox: entry.id, receiver: entry.receiver, incident: entry.incident, kind: entry.message.kind, time: now,
                duration: duration, result: result, answer: answer))
    }

    private func changeHealth(_ change: (inout ReceiverHealth) -> Void) throws {
        var health = try ReceiverHealthRow.find(db, entry.receiver) ?? ReceiverHealth(receiver: entry.receiver)
        change(&health)
        try ReceiverHealthRow.save(db, health)
    }
}
