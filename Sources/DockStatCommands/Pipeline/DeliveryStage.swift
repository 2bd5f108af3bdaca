internal import DockStatModel
internal import Notifications
internal import Operations
internal import SiteGenerator
internal import Storage

/// Sends what is due, and writes each answer down as soon as it is there.
struct DeliveryStage: Sendable {
    let receivers: [ReceiverConfiguration]
    let store: Store
    let delivery: Delivery
    /// `nil`: messages only tell.
    var links: Links?

    /// How messages get links that act.
    struct Links: Sendable {
        let baseURL: String
        let lifetime: Duration

        init?(_ configuration: Configuration) {
            guard configuration.companion.links, let baseURL = configuration.baseURL else { return nil }
            self.baseURL = baseURL
            lifetime = configuration.companion.linkLifetime
        }
    }

    /// So many messages are in memory at once, shared among the receivers; each takes more when it has had its own.
    static let inHand = 100

    /// - Parameter limit: time for all of it. What is not sent by then is the next tick's.
    /// - Returns: one sentence for each message that did not get through.
    func run(at now: Timestamp, within limit: Duration) async throws -> [String] {
        let share = max(1, Self.inHand / max(1, receivers.count))
        let first = try store.claimDue(now: now, limit: share * receivers.count, receivers: receivers.map(\.name))
        guard !first.isEmpty else { return [] }
        let start = ContinuousClock.now
        let clock: @Sendable () -> Timestamp = { now + (ContinuousClock.now - start) }
        let hand = Hand()
        try await delivery.deliver(try outgoing(await hand.take(first), at: now), within: limit, now: clock) { receiver in
            try outgoing(await hand.take(try store.claimFurther(now: now, limit: share, receiver: receiver)), at: now)
        } record: { id, result in
            let time = clock()
            let receiver = await hand.putDown(id)
            guard result.isAttempt || result.isFailed else {
                return try store.release([id], until: result.pause.map { time + $0 })
            }
            try store.finish(
                id, result.outcome, duration: result.duration, answer: result.answer, jitter: .random(in: 0..<1),
                pause: result.pause, keeping: result.reference, switchesOff: result.switchesOff, now: time)
            if !result.isDelivered {
                let end = result.isFailed ? "is given up" : "is tried again later"
                await hand.complain("message \(id) to \(receiver) \(end): \(result.answer)")
            }
        }
        return await hand.complaints
    }

    /// Messages as they go out. Links, and reasons in German, are in no message that is kept.
    private func outgoing(_ claimed: [ClaimedEntry], at now: Timestamp) throws -> [Delivery.Entry] {
        let signer = try links.map { _ in try LinkSigner(store) }
        return claimed.map { claimed in
            var entry = claimed.entry
            entry.message = GermanReasons.said(in: entry.message)
            if let links, let signer {
                entry.message.actions = signer.actions(for: entry, baseURL: links.baseURL, lifetime: links.lifetime, now: now)
            }
            return (entry, claimed.reference)
        }
    }

    /// What is being sent, and what went wrong with what was.
    private actor Hand {
        private var receivers: [Int64: String] = [:]
        private(set) var complaints: [String] = []

        func take(_ claimed: [ClaimedEntry]) -> [ClaimedEntry] {
            for item in claimed { receivers[item.entry.id] = item.entry.receiver }
            return claimed
        }

        /// - Returns: whose it was.
        func putDown(_ id: Int64) -> String { receivers.removeValue(forKey: id) ?? "nobody" }

        func complain(_ sentence: String) { complaints.append(sentence) }
    }
}
