import DockStatModel
import Operations
import ServiceLifecycle
import Storage
import Synchronization

/// What the audit log holds of strangers who were refused.
///
/// Anybody can be refused as often as they like, from as many addresses as they have, and the log keeps every line for ever: so an
/// address, and all of them together, have so many lines of their own. The rest is counted, and told in one line.
package final class RefusalLog: Service, Sendable {
    /// Lines at once; after that one a minute.
    static let ofOneAddress = 20.0
    static let ofAll = 200.0
    /// How long is counted before the count is told.
    static let pace = Duration.minutes(10)
    private static let remembered = 10_000

    private let operations: Operations
    private let now: @Sendable () -> Timestamp
    private let state = Mutex(State())

    init(_ operations: Operations, now: @escaping @Sendable () -> Timestamp) {
        self.operations = operations
        self.now = now
    }

    /// Notes a refusal, or counts it.
    func note(_ fault: AccessFault, of action: String, by author: Author) throws {
        let now = now()
        if state.withLock({ $0.admits(author.address, now: now) }) {
            try operations.note(action, outcome: .refused, reason: fault.message, by: author, now: now)
        }
        try tell(now: now)
    }

    /// Tells what was counted, once that is long enough ago.
    private func tell(isLast: Bool = false, now: Timestamp) throws {
        guard let count = state.withLock({ $0.told(isLast: isLast, now: now) }) else { return }
        let addresses = count.addresses.count
        let many = addresses < Self.remembered ? "\(addresses) addresses" : "at least \(addresses) addresses"
        let reason =
            "Refused besides, since \(Moments.rfc3339(count.since)): \(count.number), from \(addresses == 1 ? "1 address" : many)."
        try operations.note(
            "access.flood", outcome: .refused, reason: reason, by: Author(name: "", source: .api), now: now)
    }

    package func run() async throws {
        // Both end of the process and of the pause lead here.
        await cancelWhenGracefulShutdown {
            while !Task.isCancelled {
                try? await Task.sleep(for: .seconds(30))
                // A database that is busy is told the next time: what was counted is counted on.
                try? self.tell(isLast: Task.isCancelled, now: self.now())
            }
        }
    }

    private struct State {
        var all = Allowance(left: RefusalLog.ofAll, at: .epoch)
        var byAddress: [String: Allowance] = [:]
        var count: Count?

        mutating func admits(_ address: String, now: Timestamp) -> Bool {
            let isOwn = byAddress[address, default: Allowance(left: RefusalLog.ofOneAddress, at: now)]
                .take(of: RefusalLog.ofOneAddress, now: now)
            if byAddress.count > RefusalLog.remembered { byAddress = byAddress.filter { !$0.value.isWhole(at: now) } }
            // That many at work at the same time have used up what is there for all.
            if byAddress.count > RefusalLog.remembered { byAddress = [:] }
            if isOwn, all.take(of: RefusalLog.ofAll, now: now) { return true }
            count = count ?? Count(since: now)
            count?.number += 1
            if count.map({ $0.addresses.count < RefusalLog.remembered }) ?? false { count?.addresses.insert(address) }
            return false
        }

        mutating func told(isLast: Bool, now: Timestamp) -> Count? {
            guard let count, isLast || now - count.since >= RefusalLog.pace else { return nil }
            self.count = nil
            return count
        }
    }

    private struct Count {
        var since: Timestamp
        var number = 0
        var addresses: Set<String> = []
    }

    /// So many at once; what was taken comes back, one a minute.
    private struct Allowance {
        var left: Double
        var at: Timestamp

        mutating func take(of most: Double, now: Timestamp) -> Bool {
            left = min(most, left + max(0, (now - at).inSeconds / 60))
            at = now
            guard left >= 1 else { return false }
            left -= 1
            return true
        }

        func isWhole(at now: Timestamp) -> Bool { left + (now - at).inSeconds / 60 >= RefusalLog.ofOneAddress }
    }
}
