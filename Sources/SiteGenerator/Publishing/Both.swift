import Dispatch
import Synchronization

/// Makes two things at once, where there are processors for it.
func both<First: Sendable, Second: Sendable>(
    _ first: @Sendable () -> First, _ second: @Sendable () -> Second
) -> (First, Second) {
    let made = Mutex<(first: First?, second: Second?)>((nil, nil))
    DispatchQueue.concurrentPerform(iterations: 2) { turn in
        if turn == 0 {
            let value = first()
            made.withLock { $0.first = value }
        } else {
            let value = second()
            made.withLock { $0.second = value }
        }
    }
    // Both turns are over.
    return made.withLock { ($0.first ?? first(), $0.second ?? second()) }
}
