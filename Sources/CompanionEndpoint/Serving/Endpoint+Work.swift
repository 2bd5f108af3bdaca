import DockStatModel
import Foundation
import Operations
import Storage

/// Carrying out what a route asks for.
extension Endpoint {
    /// For a program: once, however often the same `Idempotency-Key` comes.
    func answer(
        _ route: ChangeRoute, _ fields: [String: JSONBody], _ request: IncomingRequest, by caller: Caller, now: Timestamp
    ) async throws -> EndpointAnswer {
        var fields = ChangeFields(fields, now: now, offsetFromUTC: settings.offsetFromUTC)
        fields.hostsOfFile = workplace.hostsOfFile
        let repetition = try Repetition(request, route, caller)
        var answer: EndpointAnswer
        switch route.work {
        case .change(let perform):
            answer = try request.trace.measure(.work) {
                try noting(route, by: caller, now: now) {
                    try workplace.store.operate { transaction in
                        if let kept = try repetition?.first(in: transaction, now: now) { return kept }
                        let answer = self.answer(route, try perform(fields, caller.author, transaction))
                        try repetition?.keep(answer, in: transaction, now: now)
                        return answer
                    }
                }
            }
        case .deed(let read):
            if let repetition, let kept = try workplace.store.operate({ try repetition.first(in: $0, now: now) }) { return kept }
            let deed = try read(fields)
            let changed = try await request.trace.measure(.work) {
                try await operations.perform(deed, in: workplace, by: caller.author, now: now)
            }
            answer = self.answer(route, changed)
            if let repetition { try workplace.store.operate { try repetition.keep(answer, in: $0, now: now) } }
        }
        // What is committed is done, whether or not a page can be made of it.
        if !route.onlyLooks, await !request.trace.measure(.publish, publish) { answer.notice(ActionPage.Outcome.pagesFollow) }
        return answer
    }

    /// For a form, which is not sent twice by itself.
    func perform(
        _ route: ChangeRoute, _ fields: ChangeFields, _ request: IncomingRequest, by caller: Caller, now: Timestamp
    ) async throws -> Changed {
        var changed: Changed
        var fields = fields
        fields.hostsOfFile = workplace.hostsOfFile
        switch route.work {
        case .change(let perform):
            changed = try noting(route, by: caller, now: now) {
                try workplace.store.operate { try perform(fields, caller.author, $0) }
            }
        case .deed(let read):
            changed = try await operations.perform(try read(fields), in: workplace, by: caller.author, now: now)
        }
        if !route.onlyLooks, await !request.trace.measure(.publish, publish) {
            var outcome = changed.outcome ?? ActionPage.Outcome("It is done.", isGood: true)
            if outcome.advice == nil { outcome.advice = ActionPage.Outcome.pagesFollow }
            changed.outcome = outcome
        }
        return changed
    }

    private func answer(_ route: ChangeRoute, _ changed: Changed) -> EndpointAnswer {
        .done(changed.answer, status: route.method == "POST" && !route.onlyLooks ? 201 : 200)
    }

    /// A refusal takes its transaction with it: its line in the audit log is another one.
    private func noting<Value>(_ route: ChangeRoute, by caller: Caller, now: Timestamp, _ work: () throws -> Value) throws
        -> Value
    {
        do {
            return try work()
        } catch let refusal as ChangeRefusal {
            try operations.note(route.action, refusal, by: caller.author, now: now)
            throw refusal
        }
    }
}

/// A request that may come again: the first answer to it is kept for a day.
struct Repetition {
    private let actor: String
    private let key: String
    private let fingerprint: SecretHash
    /// A key is shown once, and not kept for a second time.
    private let isKept: Bool

    /// `nil`: it names no `Idempotency-Key`.
    init?(_ request: IncomingRequest, _ route: ChangeRoute, _ caller: Caller) throws {
        guard request.method == "POST", let key = request.header("Idempotency-Key") else { return nil }
        guard (1...200).contains(key.utf8.count), key.utf8.allSatisfy({ (0x21...0x7e).contains($0) }) else {
            throw EndpointFault(400, "bad-request", "The Idempotency-Key has to be 1 to 200 visible characters of ASCII.")
        }
        actor = caller.name
        self.key = key
        fingerprint = SecretHash(
            of: "\(request.method) \(request.pathText)\n\(String(decoding: request.body, as: UTF8.self))")
        isKept = route.action != CreateKey.action && !route.onlyLooks
    }

    func first(in transaction: ChangeTransaction, now: Timestamp) throws -> EndpointAnswer? {
        guard let kept = try transaction.answer(actor: actor, key: key, now: now) else { return nil }
        guard kept.request == fingerprint else {
            throw EndpointFault(422, "invalid", "This Idempotency-Key was used for another request.")
        }
        return EndpointAnswer(status: kept.status, body: kept.body, type: "application/json; charset=utf-8")
    }

    func keep(_ answer: EndpointAnswer, in transaction: ChangeTransaction, now: Timestamp) throws {
        guard isKept else { return }
        try transaction.keepAnswer(
            KeptAnswer(request: fingerprint, status: answer.status, body: answer.body), actor: actor, key: key, now: now,
            expiresAt: now + .hours(24))
    }
}
