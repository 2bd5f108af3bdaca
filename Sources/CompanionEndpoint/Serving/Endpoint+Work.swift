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
        let repetition = try Repetition(request, route, caller, life: life)
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
            if let kept = try workplace.store.operate({ try repetition?.first(in: $0, now: now) }) { return kept }
            let deed = try read(fields)
            // Between these two somebody else may have begun.
            if let kept = try workplace.store.operate({ try repetition?.begin(in: $0, now: now) }) { return kept }
            do {
                let changed = try await request.trace.measure(.work) {
                    try await operations.perform(deed, in: workplace, by: caller.author, now: now)
                }
                answer = self.answer(route, changed)
                try workplace.store.operate { try repetition?.keep(answer, in: $0, now: now) }
            } catch {
                try workplace.store.operate { try repetition?.end(with: error, in: $0, now: now) }
                throw error
            }
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
