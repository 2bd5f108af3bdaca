/// Makes pages anew for many who ask at once: whoever asks while it works is served by the next turn, together with all others
/// who came meanwhile.
actor Refresher<Outcome: Sendable> {
    private let work: @Sendable () async throws -> Outcome
    private var waiting: [CheckedContinuation<Outcome, any Error>] = []
    private var isWorking = false

    init(_ work: @escaping @Sendable () async throws -> Outcome) { self.work = work }

    /// - Returns: what came of a turn that began after the call.
    func refresh() async throws -> Outcome {
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
                let outcome = try await work()
                for continuation in turn { continuation.resume(returning: outcome) }
            } catch {
                for continuation in turn { continuation.resume(throwing: error) }
            }
        }
        isWorking = false
    }
}
