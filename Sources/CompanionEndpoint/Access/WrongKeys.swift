import DockStatModel
import Synchronization

/// Counts wrong keys by address: after 20 within a minute an address has to wait.
///
/// Each address has its own count; the number of addresses that are remembered is bounded, the oldest go first.
final class WrongKeys: Sendable {
    static let allowed = 20
    static let window = Duration.minutes(1)
    private static let remembered = 10_000

    private let times = Mutex<[String: [Timestamp]]>([:])

    /// - Throws: `AccessFault` where this address has to wait.
    func check(_ address: String, _ message: String, now: Timestamp) throws(AccessFault) {
        if let seconds = wait(address, now: now) { throw AccessFault(kind: .tooMany(seconds), message: message) }
    }

    /// Seconds that this address has to wait; `nil`: it may try.
    private func wait(_ address: String, now: Timestamp) -> Int? {
        times.withLock { times in
            guard let recent = times[address]?.filter({ now - $0 < Self.window }), recent.count >= Self.allowed,
                let first = recent.first
            else { return nil }
            return Int(max(1, (first + Self.window - now).inSeconds.rounded(.up)))
        }
    }

    func add(_ address: String, now: Timestamp) {
        times.withLock { times in
            times[address] = ((times[address] ?? []) + [now]).suffix(Self.allowed)
            guard times.count > Self.remembered else { return }
            times = times.filter { entry in entry.value.last.map { now - $0 < Self.window } ?? false }
            while times.count > Self.remembered,
                let oldest = times.min(by: { ($0.value.last ?? .epoch) < ($1.value.last ?? .epoch) })
            {
                times[oldest.key] = nil
            }
        }
    }
}
