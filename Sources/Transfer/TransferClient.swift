package struct TransferLimits: Hashable, Sendable {
    /// Requests under way at once, over all peers.
    package var total: Int
    /// Requests under way at once to one peer; a request may ask for another number.
    package var perHost: Int

    package init(total: Int = 200, perHost: Int = 32) {
        self.total = max(1, total)
        self.perHost = max(1, perHost)
    }
}

/// Sends HTTP requests side by side over TCP, TLS and unix sockets from one thread of its own; connections are kept open and
/// used again. The thread ends with the client. Mails have a connection and a thread each.
package final class TransferClient: Sendable {
    private let loop: TransferLoop
    private let mails = MailQueue()

    package init(limits: TransferLimits = TransferLimits()) { loop = TransferLoop(limits: limits) }

    deinit { loop.stop() }

    /// - Returns: the answer whatever its status, or why none came; `cancelled` where the task was.
    package func perform(_ request: TransferRequest) async -> Result<TransferResponse, TransferError> {
        await perform([request], within: nil).first
            ?? .failure(TransferError(kind: .failed, message: "the request was lost"))
    }

    /// All of them at once as far as the limits allow, answers in the order of the requests.
    ///
    /// - Parameter within: time for all of it, waiting in the queue included; what is not answered then fails with `timeout`.
    package func perform(
        _ requests: [TransferRequest], within: Duration?
    ) async -> [Result<TransferResponse, TransferError>] {
        guard !requests.isEmpty else { return [] }
        let group = loop.newGroup()
        let deadline = within.map { ContinuousClock.now + $0 }
        return await withTaskCancellationHandler {
            await withCheckedContinuation { continuation in
                let batch = TransferBatch(count: requests.count, continuation: continuation)
                loop.submit(
                    requests.enumerated().map { index, request in
                        TransferJob(group: group, request: request, deadline: deadline, sink: .batch(batch, index: index))
                    })
                // A task that was cancelled before had its cancellation run before there was anything to cancel.
                if Task.isCancelled { loop.cancel(group) }
            }
        } onCancel: {
            loop.cancel(group)
        }
    }

    /// Hands a mail to a server, at most two at once to each. Whoever is accepted gets it, whatever becomes of the others.
    ///
    /// Cancelling the task ends it within about a second, unless the server has taken the mail by then.
    package func send(_ mail: MailTransfer) async -> Result<MailReceipt, MailError> {
        let id = mails.newID()
        return await withTaskCancellationHandler {
            await withCheckedContinuation { continuation in
                mails.submit(MailTicket(mail: mail, continuation: continuation), id: id)
                // As above.
                if Task.isCancelled { mails.cancel(id) }
            }
        } onCancel: {
            mails.cancel(id)
        }
    }

    /// The answer as it arrives. Ends when the peer ends it; throws `TransferError`; leaving the loop or cancelling the task
    /// closes the connection. A reader that falls more than 4,096 parts behind loses the stream with `tooLarge`.
    ///
    /// The request's `maximumResponseSize` does not count here.
    package func stream(_ request: TransferRequest) -> AsyncThrowingStream<TransferPart, any Error> {
        let group = loop.newGroup()
        return AsyncThrowingStream(bufferingPolicy: .bufferingOldest(4096)) { continuation in
            // Holding the client on purpose: its thread must outlive the stream.
            continuation.onTermination = { _ in self.loop.cancel(group) }
            loop.submit([TransferJob(group: group, request: request, deadline: nil, sink: .stream(continuation))])
        }
    }
}
