internal import Dispatch

/// Makes pages anew for many who ask at once: whoever asks while it works is served by the next turn, together with all others
/// who came meanwhile.
actor Refresher {
    private let work: @Sendable () throws -> Void
    private var waiting: [CheckedContinuation<Void, any Error>] = []
    private var isWorking = false
    /// The work blocks: it has a thread of its own.
    private let queue = DispatchQueue(label: "dockstat.refresh")

    init(_ work: @escaping @Sendable () throws -> Void) { self.work = work }

    /// Returns when a turn is over that began after the call.
    func refresh() async throws {
        try await withCheckedThrowingContinuation { continuation in
            waiting.append(continuation)
            guard !isWorking else { return }
            isWorking = true
            Task { await serve() }
        }
    }

    private func serve() async {
        while !waiting.isEmpty {
            let turn = waiting
            waiting = []
            let result = await withCheckedContinuation { continuation in
                queue.async { [work] in continuation.resume(returning: Result { try work() }) }
            }
            for continuation in turn { continuation.resume(with: result) }
        }
        isWorking = false
    }
}
