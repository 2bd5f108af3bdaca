import DockStatModel

/// One attempt that ends at a deadline, however long the provider would take.
struct TimedAttempt: Sendable {
    var provider: any MessageProvider
    var deadline: ContinuousClock.Instant

    func run(
        _ message: AlertMessage, key: String, reference: ConversationReference?, attemptAt: Timestamp
    ) async -> DeliveryResult {
        let start = ContinuousClock.now
        var result = await withTaskGroup(of: DeliveryResult?.self) { group in
            group.addTask {
                await provider.deliver(message, key: key, reference: reference, attemptAt: attemptAt)
            }
            group.addTask {
                // Cancelled means that the answer is there.
                try? await Task.sleep(until: deadline, clock: .continuous)
                return nil
            }
            var result: DeliveryResult?
            // What the deadline breaks off may still have got its answer.
            for await ended in group {
                group.cancelAll()
                result = ended ?? result
            }
            return result ?? DeliveryResult(.retry(after: nil, pausesReceiver: false), "no time was left")
        }
        result.duration = ContinuousClock.now - start
        return result
    }
}
