/// Makes pages anew for many who ask at once: whoever asks while it works is served by the next turn, together with all others
/// who came meanwhile.
actor Refresher {
    private let work: @Sendable () async throws -> Void
    private var waiting: [CheckedContinuation<Void, any Error>] = []
    private var isWorking = false

    init(_ work: @escaping @Sendable () async throws -> Void) { self.work = work }

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
            do {
                try await work()
                for continuation in turn { continuation.resume() }
            } catch {
                for continuation in turn { continuation.resume(throwing: error) }
            }
        }
        isWorking = false
    }
}
