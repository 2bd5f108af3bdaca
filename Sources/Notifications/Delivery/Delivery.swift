package import DockStatModel
package import Transfer

/// Delivers what is due: receivers side by side, each receiver's messages one after the other and in order. Nothing here waits
/// for a rate limit to pass: a receiver that asks for time ends its turn.
package struct Delivery: Sendable {
    /// A message that is due, with what an earlier one of its incident left behind at the receiver.
    package typealias Entry = (entry: OutboxEntry, reference: ConversationReference?)

    /// By the receiver's name. Made when a message goes out: most ticks send none, and a provider has much to prepare.
    private let provider: @Sendable (String) -> (any MessageProvider)?

    /// - Parameters:
    ///   - language, timeZone: the site's; receivers may have a language of their own.
    package init(
        receivers: [ReceiverConfiguration], language: String, timeZone: String, client: TransferClient = TransferClient()
    ) {
        let factory = Providers(client: client, language: language, timeZone: timeZone)
        provider = { name in receivers.first { $0.name == name }.map(factory.provider) }
    }

    /// - Parameter providers: by the receiver's name.
    package init(providers: [String: any MessageProvider]) { provider = { providers[$0] } }

    /// Delivers `entries`; those of one receiver in the order given, and then what else there is for it.
    ///
    /// - Parameters:
    ///   - further: more for the receiver of that name, asked for when it has had all that was given so far and takes more; empty:
    ///     that was all. So messages need not all be in memory at once, and still no receiver waits for another.
    ///   - within: for all of it. An attempt under way then is broken off and counts as one that may be repeated; what was not
    ///     tried by then is reported as such.
    ///   - record: gets each entry's result as soon as it is there, exactly once, also when the task is cancelled.
    /// - Throws: the first error of `record` or `further`. No further message is sent then: what cannot be recorded would be sent again.
    package func deliver(
        _ entries: [Entry], within: Duration, now: @escaping @Sendable () -> Timestamp,
        further: @escaping @Sendable (String) async throws -> [Entry] = { _ in [] },
        record: @escaping @Sendable (Int64, DeliveryResult) async throws -> Void
    ) async throws {
        let ledger = DeliveryLedger(record: record, further: further)
        let deadline = ContinuousClock.now + within
        await withTaskGroup(of: Void.self) { group in
            for (receiver, entries) in Dictionary(grouping: entries, by: \.entry.receiver) {
                let turn = ReceiverTurn(provider: provider(receiver), deadline: deadline, now: now, ledger: ledger)
                group.addTask { await turn.run(entries, of: receiver) }
            }
        }
        try ledger.check()
    }

    /// Sends a test message to one receiver at once.
    ///
    /// - Returns: `nil` where no receiver has that name.
    package func test(
        _ receiver: String, site: String, baseURL: String?, key: String, within: Duration = .seconds(30), now: Timestamp
    ) async -> DeliveryResult? {
        guard let provider = provider(receiver) else { return nil }
        let message = AlertMessage(kind: .test, time: now, site: site, baseURL: baseURL)
        return await TimedAttempt(provider: provider, deadline: .now + within)
            .run(message, key: key, reference: nil, attemptAt: now)
    }
}
