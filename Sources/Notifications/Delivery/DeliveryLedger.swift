import Synchronization

/// Hands results on, and remembers that this failed: nothing more may be sent then.
final class DeliveryLedger: Sendable {
    private let record: @Sendable (Int64, DeliveryResult) async throws -> Void
    private let further: @Sendable (String) async throws -> [Delivery.Entry]
    private let failure = Mutex<(any Error)?>(nil)

    init(
        record: @escaping @Sendable (Int64, DeliveryResult) async throws -> Void,
        further: @escaping @Sendable (String) async throws -> [Delivery.Entry]
    ) {
        self.record = record
        self.further = further
    }

    var isBroken: Bool { failure.withLock { $0 != nil } }

    func check() throws { if let error = failure.withLock({ $0 }) { throw error } }

    func note(_ id: Int64, _ result: DeliveryResult) async {
        // A task of its own: what happened is recorded even where ours was cancelled.
        let outcome = await Task { try await record(id, result) }.result
        if case .failure(let error) = outcome { fail(error) }
    }

    /// - Returns: none where they cannot be read.
    func further(for receiver: String) async -> [Delivery.Entry] {
        do {
            return try await further(receiver)
        } catch {
            fail(error)
            return []
        }
    }

    private func fail(_ error: any Error) { failure.withLock { first in if first == nil { first = error } } }
}
