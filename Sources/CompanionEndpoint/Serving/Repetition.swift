import DockStatModel
import Foundation
import Operations
import Storage

/// A request that may come again: the first answer to it is kept for a day. A deed takes its place before it begins, so that it is
/// not done twice at the same time, nor again where nobody knows how it ended.
struct Repetition {
    private let actor: String
    private let key: String
    private let fingerprint: SecretHash
    /// Names this process: what another one began and did not finish, nobody finishes.
    private let life: String
    /// A key is shown once, and not kept for a second time.
    private let isKept: Bool

    private static let length = Duration.hours(24)

    /// `nil`: it names no `Idempotency-Key`.
    init?(_ request: IncomingRequest, _ route: ChangeRoute, _ caller: Caller, life: String) throws {
        guard request.method == "POST", let key = request.header("Idempotency-Key") else { return nil }
        guard (1...200).contains(key.utf8.count), key.utf8.allSatisfy({ (0x21...0x7e).contains($0) }) else {
            throw EndpointFault(400, "bad-request", "The Idempotency-Key has to be 1 to 200 visible characters of ASCII.")
        }
        actor = caller.author.actor
        self.key = key
        self.life = life
        fingerprint = SecretHash(
            of: "\(request.method) \(request.pathText)\n\(String(decoding: request.body, as: UTF8.self))")
        isKept = route.action != CreateKey.action && !route.onlyLooks
    }

    /// - Returns: the first answer; `nil`: this is the first request.
    /// - Throws: `EndpointFault` where the first has no answer, or was another one.
    func first(in transaction: ChangeTransaction, now: Timestamp) throws -> EndpointAnswer? {
        guard let kept = try transaction.answer(actor: actor, key: key, now: now) else { return nil }
        guard kept.request == fingerprint else {
            throw EndpointFault(422, "invalid", "This Idempotency-Key was used for another request.")
        }
        guard !kept.isOpen else { throw open(kept) }
        return EndpointAnswer(status: kept.status, body: kept.body, type: "application/json; charset=utf-8")
    }

    private func open(_ kept: KeptAnswer) -> EndpointFault {
        guard kept.body == Data(life.utf8) else {
            return EndpointFault(
                409, "conflict",
                "The request with this Idempotency-Key was begun, and how it ended is not known: it may have been done. See the audit log, and what it was about, before you send it with another one."
            )
        }
        var fault = EndpointFault(409, "conflict", "The request with this Idempotency-Key is being carried out.")
        fault.fields = [("Retry-After", "2")]
        return fault
    }

    /// Takes the place of the first request, where nobody has it.
    func begin(in transaction: ChangeTransaction, now: Timestamp) throws -> EndpointAnswer? {
        if let first = try first(in: transaction, now: now) { return first }
        if isKept { try keep(.open(fingerprint, note: life), in: transaction, now: now) }
        return nil
    }

    /// What was refused was not done, and may be tried again. Anything else may have been done.
    func end(with error: any Error, in transaction: ChangeTransaction, now: Timestamp) throws {
        guard isKept else { return }
        if error is ChangeRefusal || error is InvalidChange {
            try transaction.forgetAnswer(actor: actor, key: key)
        } else {
            try keep(.open(fingerprint, note: ""), in: transaction, now: now)
        }
    }

    func keep(_ answer: EndpointAnswer, in transaction: ChangeTransaction, now: Timestamp) throws {
        guard isKept else { return }
        try keep(KeptAnswer(request: fingerprint, status: answer.status, body: answer.body), in: transaction, now: now)
    }

    private func keep(_ answer: KeptAnswer, in transaction: ChangeTransaction, now: Timestamp) throws {
        try transaction.keepAnswer(answer, actor: actor, key: key, now: now, expiresAt: now + Self.length)
    }
}
