internal import Dispatch
internal import Foundation

/// Turns SIGTERM and SIGINT into the end of an asynchronous sequence, so that a long command finishes what it is doing.
struct TerminationSignal {
    /// Runs `body` and cancels it at the first SIGTERM or SIGINT.
    static func cancels(_ body: @escaping @Sendable () async throws -> Void) async throws {
        let (signals, continuation) = AsyncStream<Int32>.makeStream()
        let sources = [SIGTERM, SIGINT].map { number in
            // The default action would end the process before the source hears of it.
            signal(number, SIG_IGN)
            let source = DispatchSource.makeSignalSource(signal: number, queue: .global())
            source.setEventHandler { continuation.yield(number) }
            source.resume()
            return source
        }
        defer { sources.forEach { $0.cancel() } }
        try await withThrowingTaskGroup(of: Bool.self) { group in
            group.addTask {
                try await body()
                return true
            }
            group.addTask {
                for await _ in signals { break }
                return false
            }
            let finished = try await group.next() ?? true
            group.cancelAll()
            if !finished {
                do {
                    // What runs is finished; its cancellation is no failure.
                    while try await group.next() != nil {}
                } catch is CancellationError {}
            }
        }
    }
}
