import DockStatModel

/// The messages of one receiver, one after the other.
struct ReceiverTurn: Sendable {
    /// `nil` where no receiver of that name is configured.
    var provider: (any MessageProvider)?
    var deadline: ContinuousClock.Instant
    var now: @Sendable () -> Timestamp
    var ledger: DeliveryLedger

    /// So many attempts in a row that came to nothing end the turn: the receiver is down, and each further one may take the
    /// whole time limit of a request.
    static let patience = 2

    /// How a turn stands.
    private struct Course {
        /// Incidents with a message that waits: later ones must not overtake it.
        var blocked: Set<Int64> = []
        var failures = 0
        /// Why nothing more is sent.
        var ending: DeliveryResult?

        mutating func take(_ result: DeliveryResult, incident: Int64?) {
            switch result.outcome {
            case .delivered: failures = 0
            case .retry(let after, let pausesReceiver):
                failures += 1
                if let incident { blocked.insert(incident) }
                if pausesReceiver { ending = .notTried("the receiver asked to wait", after: after ?? result.pause) }
            case .failed(let isReceiverBroken):
                failures = 0
                if isReceiverBroken { ending = .notTried("not tried: \(result.answer)") }
            }
            if let pause = result.pause { ending = .notTried("the receiver asked to wait", after: pause) }
            if failures >= ReceiverTurn.patience { ending = ending ?? .notTried("not tried: \(result.answer)") }
        }
    }

    /// - Parameter entries: the first ones; the ledger has what follows.
    func run(_ entries: [Delivery.Entry], of receiver: String) async {
        var course = Course()
        var entries = entries
        while !entries.isEmpty {
            await deliver(entries, &course)
            let isOver = course.ending != nil || ledger.isBroken || Task.isCancelled || ContinuousClock.now >= deadline
            entries = isOver || provider == nil ? [] : await ledger.further(for: receiver)
        }
    }

    private func deliver(_ entries: [Delivery.Entry], _ course: inout Course) async {
        var references: [Int64: ConversationReference] = [:]
        for (entry, known) in entries {
            guard !ledger.isBroken else { return }
            if let result = course.ending ?? reasonNotToTry(entry, course.blocked) {
                await ledger.note(entry.id, result)
                continue
            }
            guard let provider else { continue }
            let reference = entry.incident.flatMap { references[$0] } ?? known
            let result = await TimedAttempt(provider: provider, deadline: deadline)
                .run(entry.message, key: entry.key, reference: reference, attemptAt: now())
            await ledger.note(entry.id, result)
            if case .delivered(let reference?) = result.outcome, let incident = entry.incident {
                references[incident] = reference
            }
            course.take(result, incident: entry.incident)
        }
    }

    private func reasonNotToTry(_ entry: OutboxEntry, _ blocked: Set<Int64>) -> DeliveryResult? {
        if provider == nil {
            return DeliveryResult(.failed(isReceiverBroken: false), "no receiver of that name is configured", isAttempt: false)
        }
        if Task.isCancelled { return .notTried("not tried: the job was stopped") }
        if ContinuousClock.now >= deadline { return .notTried("not tried: no time was left") }
        if let incident = entry.incident, blocked.contains(incident) {
            return .notTried("not tried: an earlier message of the incident waits")
        }
        return nil
    }
}
