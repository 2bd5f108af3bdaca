package import DockStatModel
import GRDB

extension Store {
    /// Takes out of the outbox what is to be sent now, and marks it as being sent, in one transaction. Writes nothing where
    /// nothing waits.
    ///
    /// Messages that were being sent go again: hold the `RunLock`, for then whoever left them so is dead. Where several wait for
    /// one receiver about one incident, only the newest goes.
    ///
    /// - Parameters:
    ///   - limit: messages at most; the receivers take turns.
    ///   - receivers: those that are configured; messages to any other are failed, and so are those to one that is switched off.
    /// - Returns: at most one of each receiver and incident, each to be ended by `finish` or given back by `release`.
    package func claimDue(now: Timestamp, limit: Int, receivers: [String]) throws(StorageError) -> [ClaimedEntry] {
        let anything = try read { db in
            try Bool.fetchOne(
                db.cachedStatement(sql: "SELECT EXISTS (SELECT 1 FROM outbox WHERE state IN ('due', 'sending', 'held'))"))
                ?? false
        }
        guard anything else { return [] }
        return try write { db in try OutboxClaim(db: db, now: now, receivers: receivers).claim(limit: limit) }
    }

    /// Takes out more of what `claimDue` left for one receiver, within the same run: what others have in hand stays with them.
    ///
    /// - Parameter now: that of the `claimDue`, so that what has failed since is not tried once more.
    package func claimFurther(now: Timestamp, limit: Int, receiver: String) throws(StorageError) -> [ClaimedEntry] {
        try write { db in try OutboxClaim(db: db, now: now, receivers: [receiver]).claimFurther(limit: limit) }
    }

    /// Keeps how an attempt ended: in the message, the ledger, the receiver's health and the conversation, in one transaction.
    ///
    /// - Parameters:
    ///   - duration: of the attempt.
    ///   - answer: for people, without secrets.
    ///   - jitter: 0..<1, by chance: spreads the retries.
    ///   - reference: kept for the conversation though the message is not delivered.
    ///   - pause: how long the receiver wants nothing more, whatever became of this one.
    ///   - switchesOff: whether the receiver asked never to be written to again.
    /// - Returns: the state the message is in now; `nil` where there is no such message.
    @discardableResult
    package func finish(
        _ id: Int64, _ outcome: DeliveryOutcome, duration: Duration, answer: String, jitter: Double, pause: Duration? = nil,
        keeping reference: ConversationReference? = nil, switchesOff: Bool = false, now: Timestamp
    ) throws(StorageError) -> OutboxEntry.State? {
        try write { db in
            guard let row = try OutboxRow.fetch(db, "id = ?", [id]).first else { return nil }
            let finish = OutboxFinish(
                db: db, now: now, row: row, duration: duration, answer: answer, pause: pause, switchesOff: switchesOff)
            if let reference { try finish.keep(reference) }
            return try finish.apply(outcome, jitter: jitter)
        }
    }

    /// Gives back what was claimed and not tried, as if it had not been claimed.
    ///
    /// - Parameter earliest: when it may be claimed again; `nil`: at once.
    package func release(_ ids: [Int64], until earliest: Timestamp? = nil) throws(StorageError) {
        guard !ids.isEmpty else { return }
        try write { db in
            let statement = try db.cachedStatement(
                sql: """
                    UPDATE outbox SET state = 'due', attempts = attempts - 1,
                        next_attempt_at = max(next_attempt_at, coalesce(:earliest, next_attempt_at)),
                        last_attempt_at = (SELECT max(time) FROM delivery WHERE outbox = :id),
                        tried_since = CASE WHEN attempts > 1 THEN tried_since END
                    WHERE id = :id AND state = 'sending'
                    """)
            for id in ids { try statement.execute(arguments: ["id": id, "earliest": earliest?.milliseconds]) }
        }
    }

    /// By name, those alone that were ever written to.
    package func receiverHealth() throws(StorageError) -> [ReceiverHealth] {
        try read { db in try ReceiverHealthRow.all(db) }
    }

    /// A message outside the outbox got through: the receiver is whole again, and what waits for its pause may go.
    package func noteReceiverWorks(_ receiver: String, now: Timestamp) throws(StorageError) {
        try write { db in
            var health = ReceiverHealth(receiver: receiver)
            health.lastDeliveredAt = now
            health.lastFailedAt = try ReceiverHealthRow.find(db, receiver)?.lastFailedAt
            try ReceiverHealthRow.save(db, health)
        }
    }
}
