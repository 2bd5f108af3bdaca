/// A request on its way through the loop.
struct TransferJob: Sendable {
    enum Sink: Sendable {
        case batch(TransferBatch, index: Int)
        case stream(AsyncThrowingStream<TransferPart, any Error>.Continuation)
    }

    /// What was submitted together and is cancelled together.
    let group: UInt64
    let request: TransferRequest
    let deadline: ContinuousClock.Instant?
    let sink: Sink

    func fail(_ error: TransferError) {
        switch sink {
        case .batch(let batch, let index): batch.finish(index, .failure(error))
        case .stream(let continuation): continuation.finish(throwing: error)
        }
    }
}

/// Collects the answers of requests made together and resumes the waiting task at the last one.
///
/// Unchecked: filled by the submitting thread before the loop sees it, and only by the loop's thread from then on.
final class TransferBatch: @unchecked Sendable {
    typealias Answer = Result<TransferResponse, TransferError>

    private var answers: [Answer?]
    private var missing: Int
    private let continuation: CheckedContinuation<[Answer], Never>

    init(count: Int, continuation: CheckedContinuation<[Answer], Never>) {
        answers = Array(repeating: nil, count: count)
        missing = count
        self.continuation = continuation
    }

    func finish(_ index: Int, _ answer: Answer) {
        guard answers[index] == nil else { return }
        answers[index] = answer
        missing -= 1
        if missing == 0 { continuation.resume(returning: answers.compactMap(\.self)) }
    }
}
