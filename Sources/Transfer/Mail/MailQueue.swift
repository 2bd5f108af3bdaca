import Synchronization

/// A mail and whoever waits for what becomes of it.
final class MailTicket: Sendable {
    let mail: MailTransfer
    private let cancellation = Atomic(false)
    private let continuation: CheckedContinuation<Result<MailReceipt, MailError>, Never>

    init(mail: MailTransfer, continuation: CheckedContinuation<Result<MailReceipt, MailError>, Never>) {
        self.mail = mail
        self.continuation = continuation
    }

    var isCancelled: Bool { cancellation.load(ordering: .acquiring) }

    /// One under way ends within about a second.
    func cancel() { cancellation.store(true, ordering: .releasing) }

    /// Once.
    func finish(_ result: Result<MailReceipt, MailError>) { continuation.resume(returning: result) }
}

/// Mails under way at once: a thread each, and few, because a server counts the connections of one client.
final class MailQueue: Sendable {
    private struct State {
        var queue = TransferQueue(limits: TransferLimits(total: 8, perHost: 2))
        /// In the queue or under way.
        var tickets: [UInt64: (ticket: MailTicket, target: TransferTarget)] = [:]
        var waiting: Set<UInt64> = []
        var lastID: UInt64 = 0
    }

    private let state = Mutex(State())

    func newID() -> UInt64 {
        state.withLock {
            $0.lastID += 1
            return $0.lastID
        }
    }

    func submit(_ ticket: MailTicket, id: UInt64) {
        let mail = ticket.mail
        guard let target = TransferTarget(mailServer: mail.server) else {
            let message = "the mail server's address is no smtp or smtps URL of a host and a port"
            return ticket.finish(.failure(MailError(kind: .invalid, message: message)))
        }
        guard !mail.recipients.isEmpty, ([mail.sender] + mail.recipients).allSatisfy(MailTransfer.isSoundAddress),
            ![mail.username, mail.password].contains(where: { $0?.utf8.contains(0) == true })
        else {
            let message = "the sender or a recipient of a mail through \(target.name) is no address"
            return ticket.finish(.failure(MailError(kind: .invalid, message: message)))
        }
        state.withLock { state in
            state.tickets[id] = (ticket, target)
            state.waiting.insert(id)
            state.queue.add(id, to: target.name, perHost: nil)
        }
        startNext()
    }

    func cancel(_ id: UInt64) {
        let waiting: (ticket: MailTicket, target: TransferTarget)? = state.withLock { state in
            guard let entry = state.tickets[id] else { return nil }
            guard state.waiting.remove(id) != nil else {
                entry.ticket.cancel()
                return nil
            }
            state.queue.remove([id])
            state.tickets[id] = nil
            return entry
        }
        if let (ticket, target) = waiting {
            ticket.finish(.failure(MailError(kind: .cancelled, message: "the mail through \(target.name) was cancelled")))
        }
    }

    private func startNext() {
        while true {
            let next: (id: UInt64, ticket: MailTicket, target: TransferTarget)? = state.withLock { state in
                guard let id = state.queue.next(), let entry = state.tickets[id] else { return nil }
                state.waiting.remove(id)
                return (id, entry.ticket, entry.target)
            }
            guard let (id, ticket, target) = next else { return }
            let isStarted = LoopThread.start {
                let result = MailAttempt.send(ticket, to: target)
                self.free(id, target)
                ticket.finish(result)
                self.startNext()
            }
            if !isStarted {
                free(id, target)
                ticket.finish(.failure(MailError(kind: .failed, message: "no thread for a mail through \(target.name)")))
            }
        }
    }

    private func free(_ id: UInt64, _ target: TransferTarget) {
        state.withLock { state in
            state.tickets[id] = nil
            state.queue.finish(host: target.name)
        }
    }
}
