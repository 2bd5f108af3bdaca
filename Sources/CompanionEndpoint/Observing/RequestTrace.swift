import DockStatModel
import Synchronization

/// How long the parts of one request took.
final class RequestTrace: Sendable {
    enum Part: String, Sendable {
        /// Telling who asks.
        case access
        /// What was asked for.
        case work
        /// The pages.
        case publish
    }

    private let start = ContinuousClock.now
    private let parts = Mutex<[(part: Part, duration: Duration)]>([])

    var elapsed: Duration { ContinuousClock.now - start }

    func measure<Value>(_ part: Part, _ work: () throws -> Value) rethrows -> Value {
        let begin = ContinuousClock.now
        defer { add(part, ContinuousClock.now - begin) }
        return try work()
    }

    func measure<Value: Sendable>(_ part: Part, _ work: @Sendable () async throws -> Value) async rethrows -> Value {
        let begin = ContinuousClock.now
        defer { add(part, ContinuousClock.now - begin) }
        return try await work()
    }

    private func add(_ part: Part, _ duration: Duration) { parts.withLock { $0.append((part, duration)) } }

    /// The value of `Server-Timing`, in milliseconds: https://www.w3.org/TR/server-timing/
    func serverTiming(total: Duration) -> String {
        let parts = parts.withLock { $0.map { "\($0.part.rawValue);dur=\(Self.milliseconds($0.duration))" } }
        return (parts + ["total;dur=\(Self.milliseconds(total))"]).joined(separator: ", ")
    }

    private static func milliseconds(_ duration: Duration) -> String {
        let microseconds = Int64(duration.inSeconds * 1e6)
        let fraction = String(microseconds % 1000)
        return "\(microseconds / 1000).\(String(repeating: "0", count: 3 - fraction.count))\(fraction)"
    }
}
