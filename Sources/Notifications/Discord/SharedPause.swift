import Synchronization

/// Until when nobody of those that share it may ask: a limit that counts all their requests together.
final class SharedPause: Sendable {
    private let end = Mutex<ContinuousClock.Instant?>(nil)

    func begin(_ length: Duration) {
        let asked = ContinuousClock.now + length
        end.withLock { $0 = max($0 ?? asked, asked) }
    }

    /// `nil` where nobody has to wait.
    var left: Duration? {
        guard let end = end.withLock({ $0 }) else { return nil }
        let left = end - ContinuousClock.now
        return left > .zero ? left : nil
    }
}
