internal import DockStatModel
internal import Notifications
internal import Operations
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

    /// A tick sends at most so many; the rest are the next tick's.
    static let mostAtOnce = 1000

    /// - Parameter limit: time for all of it.
    /// - Returns: one sentence for each message that did not get through.
    func run(at now: Timestamp, within limit: Duration) async throws -> [String] {
        let claimed = try store.claimDue(now: now, limit: Self.mostAtOnce, receivers: receivers.map(\.name))
        guard !claimed.isEmpty else { return [] }
        let start = ContinuousClock.now
        let clock: @Sendable () -> Timestamp = { now + (ContinuousClock.now - start) }
        let complaints = Complaints()
        let receiver = Dictionary(claimed.map { ($0.entry.id, $0.entry.receiver) }) { first, _ in first }
        let entries = try withActions(claimed, at: now)
        try await delivery.deliver(entries, within: limit, now: clock) { id, result in
            let time = clock()
            guard result.isAttempt || result.isFailed else {
                return try store.release([id], until: result.pause.map { time + $0 })
            }
            try store.finish(
                id, result.outcome, duration: result.duration, answer: result.answer, jitter: .random(in: 0..<1),
                pause: result.pause, keeping: result.reference, switchesOff: result.switchesOff, now: time)
            if !result.isDelivered {
                let end = result.isFailed ? "is given up" : "is tried again later"
                await complaints.add("message \(id) to \(receiver[id] ?? "nobody") \(end): \(result.answer)")
            }
        }
        return await complaints.sentences
    }

    /// Links are made for the message that goes out, and are in no message that is kept.
    private func withActions(_ claimed: [ClaimedEntry], at now: Timestamp) throws -> [Delivery.Entry] {
        guard let links else { return claimed.map { ($0.entry, $0.reference) } }
        let signer = try LinkSigner(store)
        return claimed.map { claimed in
            var entry = claimed.entry
            entry.message.actions = signer.actions(for: entry, baseURL: links.baseURL, lifetime: links.lifetime, now: now)
            return (entry, claimed.reference)
        }
    }

    private actor Complaints {
        private(set) var sentences: [String] = []

        func add(_ sentence: String) { sentences.append(sentence) }
    }
}
