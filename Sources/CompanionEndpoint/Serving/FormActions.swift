import DockStatModel
import Foundation
import Operations
import Storage

/// What browsers send to `/actions/`: forms of static pages, which need no script.
///
/// A static page cannot hold the token of a reader's session. A form without one is answered with a page that shows what would be
/// done and holds the token; the script asks for the token first and is spared that page.
struct FormActions {
    let endpoint: Endpoint

    /// Whether there is such a form or page.
    static func knows(_ method: String, _ name: String) -> Bool {
        switch (method, name) {
        case ("GET", "sign-in"), ("POST", "sign-in"), ("POST", "sign-out"), ("POST", "session"), ("GET", "link"),
            ("POST", "link"):
            true
        case ("POST", _): ChangeRoute.action(name) != nil
        case ("GET", _): Editor.named(name) != nil
        default: false
        }
    }

    private static func allowed(_ name: String) -> [String] {
        (knows("GET", name) ? ["GET", "HEAD"] : []) + (knows("POST", name) ? ["POST"] : [])
    }

    func answer(_ request: IncomingRequest, now: Timestamp) async throws -> EndpointAnswer {
        do {
            return try await route(request, now: now)
        } catch  where request.path != ["actions", "session"] {
            // Somebody looks at it, whatever came of what.
            return try refusal(endpoint.fault(error), back: "/", now: now)
        }
    }

    private func route(_ request: IncomingRequest, now: Timestamp) async throws -> EndpointAnswer {
        guard request.path.count == 2 else { throw EndpointFault(404, "not-found", "There is no such action.") }
        // Whoever asks for the head alone gets that of the page.
        switch (request.method == "HEAD" ? "GET" : request.method, request.path[1]) {
        case ("GET", "sign-in"): return try page(.signIn(ActionPage.SignIn()), back: back(query(request)), now: now)
        case ("POST", "sign-in"): return try await signIn(request, now: now)
        case ("POST", "sign-out"): return try signOut(request, now: now)
        case ("GET", "link"): return try LinkActions(actions: self).ask(request, now: now)
        case ("POST", "link"): return try await LinkActions(actions: self).follow(request, now: now)
        case ("POST", "session"): return try session(request, now: now)
        case ("POST", let name):
            guard let route = ChangeRoute.action(name) else { throw EndpointFault(404, "not-found", "There is no such action.") }
            return try await change(route, request, now: now)
        case ("GET", let name):
            guard let editor = Editor.named(name) else { fallthrough }
            return try await edit(editor, request, now: now)
        default:
            let name = request.path[1]
            guard Self.allowed(name) != [] else { throw EndpointFault(404, "not-found", "There is no such action.") }
            var fault = EndpointFault(405, "method-not-allowed", "Actions are sent by POST.")
            fault.fields = [("Allow", Self.allowed(name).joined(separator: ", "))]
            throw fault
        }
    }

    // MARK: Signing in

    private func signIn(_ request: IncomingRequest, now: Timestamp) async throws -> EndpointAnswer {
        let form = try fields(request)
        try endpoint.checkOrigin(request, of: "session.begin")
        let back = back(form)
        let waiting = WaitingForm(carriedIn: form)
        let text = form.first { $0.name == "key" }?.value.trimmingCharacters(in: .whitespaces) ?? ""
        do {
            let key = try endpoint.doorkeeper.key(text, address: request.address, now: now)
            // A new secret for every session: one that somebody planted before is worth nothing.
            let secret = Credential.random()
            let longest = now + endpoint.settings.sessionLength
            let ends = min(longest, key.expiresAt ?? longest)
            let author = Author(name: key.name, source: .page, address: request.address)
            try endpoint.operations.store.operate { transaction in
                try transaction.addSession(SecretHash(of: secret), key: key.id, actor: key.name, now: now, expiresAt: ends)
                try transaction.append(
                    AuditEntry(
                        time: now, actor: author.name, source: .page, address: author.address, action: "session.begin",
                        subject: "key \(key.name)"))
            }
            let caller = Caller(
                name: key.name, scopes: key.scopes, proof: .session(token: Doorkeeper.token(of: secret)),
                address: request.address)
            var answer = EndpointAnswer.see(".." + back)
            if let waiting { answer = try await resume(waiting, back: back, by: caller, now: now) }
            let isSecure = endpoint.settings.isSecure
            let cookie = SessionCookie.setting(secret, isSecure: isSecure, seconds: Int((ends - now).inSeconds))
            answer.fields.append(("Set-Cookie", cookie))
            return answer
        } catch let fault as AccessFault {
            let author = Author(name: fault.name, source: .page, address: request.address)
            try endpoint.refusals.note(fault, of: "session.begin", by: author)
            var answer = try page(
                .signIn(ActionPage.SignIn(mistake: fault.message, fields: waiting?.carried ?? [])), back: back,
                status: EndpointFault(fault).status, now: now)
            if case .tooMany(let seconds) = fault.kind { answer.fields.append(("Retry-After", String(seconds))) }
            return answer
        }
    }

    /// What somebody sent who had to sign in first: in its editor again, else as a question. Nothing of it is done yet, for
    /// whose form it was nobody knows.
    private func resume(
        _ waiting: WaitingForm, back: String, by caller: Caller, now: Timestamp
    ) async throws -> EndpointAnswer {
        if let editor = try await edit(again: waiting.form, back: back, by: caller, now: now) { return editor }
        do {
            let question = try question(waiting.route, Self.asked(waiting.form), by: caller, now: now)
            return try page(question, back: back, now: now)
        } catch let invalid as InvalidChange {
            return try refusal(EndpointFault(invalid), back: back, now: now)
        }
    }

    private func signOut(_ request: IncomingRequest, now: Timestamp) throws -> EndpointAnswer {
        try endpoint.checkOrigin(request, of: "session.end")
        let isSecure = endpoint.settings.isSecure
        if let secret = SessionCookie.value(in: request.cookie, isSecure: isSecure) {
            _ = try endpoint.operations.store.operate { try $0.endSession(SecretHash(of: secret)) }
        }
        var answer = EndpointAnswer.see(".." + back(try fields(request)))
        answer.fields.append(("Set-Cookie", SessionCookie.setting("", isSecure: isSecure, seconds: 0)))
        return answer
    }

    /// Who the reader is, and the token for their forms: only for scripts of the site's own origin.
    private func session(_ request: IncomingRequest, now: Timestamp) throws -> EndpointAnswer {
        try endpoint.checkOrigin(request, of: "session.show")
        guard let caller = try? endpoint.doorkeeper.caller(request, now: now), case .session(let token) = caller.proof else {
            return .done(.object(["actor": .null, "scopes": .list([]), "token": .null]))
        }
        return .done(
            .object(["actor": .text(caller.name), "scopes": .texts(caller.scopes.map(\.text)), "token": .text(token)]))
    }

    // MARK: Changing

    private func change(_ route: ChangeRoute, _ request: IncomingRequest, now: Timestamp) async throws -> EndpointAnswer {
        let form = try fields(request)
        try endpoint.checkOrigin(request, of: route.action)
        let back = back(form)
        guard request.key != nil || (try? endpoint.doorkeeper.caller(request, now: now)) != nil else {
            let fault = EndpointFault(AccessFault(kind: .unknown, message: "This needs a key or a session."))
            let waiting = WaitingForm(route: route, form: form.filter { $0.name != "token" && $0.name != "back" })
            var answer = try page(
                .signIn(ActionPage.SignIn(fields: waiting.carried)), back: back, status: fault.status, now: now)
            answer.fields += fault.fields
            return answer
        }
        do {
            let caller = try endpoint.admit(request, to: route.action, route.scope, token: .form, now: now)
            let asked = Self.asked(form)
            if case .session(let token) = caller.proof, form.first(where: { $0.name == "token" })?.value != token {
                return try page(try question(route, asked, by: caller, now: now), back: back, now: now)
            }
            let fields = ChangeFields(form: asked, now: now, offsetFromUTC: endpoint.settings.offsetFromUTC)
            let changed = try await endpoint.perform(route, fields, request, by: caller, now: now)
            // What is shown once has to be shown.
            if route.action == CreateKey.action, case .object(let parts) = changed.answer, case .text(let key)? = parts["key"] {
                return try page(.secret(key), back: back, status: 201, now: now)
            }
            if let outcome = changed.outcome {
                if let again = try await edit(again: form, back: back, by: caller, outcome: outcome, now: now) { return again }
                return try page(.outcome(outcome), back: back, now: now)
            }
            if let content = changed.page { return try page(content, back: back, token: token(caller), now: now) }
            return .see(".." + back)
        } catch {
            let fault = endpoint.fault(error)
            // Nobody writes twice.
            if [409, 412, 422].contains(fault.status), let caller = try? endpoint.doorkeeper.caller(request, now: now),
                let again = try await edit(again: form, back: back, by: caller, fault: fault, now: now)
            {
                return again
            }
            return try refusal(fault, back: back, now: now)
        }
    }

    /// Whether this is wanted.
    ///
    /// - Throws: `InvalidChange` where it cannot be.
    private func question(
        _ route: ChangeRoute, _ asked: [(name: String, value: String)], by caller: Caller, now: Timestamp
    ) throws -> ActionPage.Content {
        var fields = ChangeFields(form: asked, now: now, offsetFromUTC: endpoint.settings.offsetFromUTC)
        fields.hostsOfFile = endpoint.workplace.hostsOfFile
        // What cannot be done is not asked for.
        try route.read(fields)
        return .question(
            ActionPage.Question(
                action: route.action, caller: caller.name, token: token(caller),
                fields: asked.map { ActionPage.Field($0.name, $0.value) },
                notices: try route.notices(fields, in: endpoint.workplace)))
    }

    private func token(_ caller: Caller) -> String { if case .session(let token) = caller.proof { token } else { "" } }

    private func edit(_ editor: Editor, _ request: IncomingRequest, now: Timestamp) async throws -> EndpointAnswer {
        let query = query(request)
        let back = back(query)
        guard (try? endpoint.doorkeeper.caller(request, now: now)) != nil else {
            let here = "/actions/\(editor.name)" + (request.query.isEmpty ? "" : "?\(request.query)")
            return .see("sign-in?back=\(Self.encoded(here))")
        }
        do {
            let caller = try endpoint.admit(request, to: editor.name, editor.scope, token: .form, now: now)
            let token = token(caller)
            let fields = Dictionary(query.map { ($0.name, $0.value) }) { first, _ in first }
            let content = try await editor.content(Editor.Query(fields: fields, now: now), endpoint.workplace)
            return try page(content, back: back, token: token, now: now)
        } catch {
            return try refusal(endpoint.fault(error), back: back, now: now)
        }
    }

    private static func asked(_ form: [(name: String, value: String)]) -> [(name: String, value: String)] {
        form.filter { !["token", "back", "editor"].contains($0.name) }
    }

    /// The editor that a form came from, with what was written and what came of it; `nil`: it came from none, or whoever sent it
    /// may not edit.
    private func edit(
        again form: [(name: String, value: String)], back: String, by caller: Caller, fault: EndpointFault? = nil,
        outcome: ActionPage.Outcome? = nil, now: Timestamp
    ) async throws -> EndpointAnswer? {
        guard let editor = form.first(where: { $0.name == "editor" }).flatMap({ Editor.named($0.value) }),
            caller.scopes.allow(editor.scope), case .session(let token) = caller.proof
        else { return nil }
        let sent = Dictionary(Self.asked(form).map { ($0.name, $0.value) }) { first, _ in first }
        let query = Editor.Query(fields: sent, now: now, sent: sent, fault: fault, outcome: outcome)
        guard let content = try? await editor.content(query, endpoint.workplace) else { return nil }
        return try page(content, back: back, token: token, status: fault?.status ?? 200, now: now)
    }

    func query(_ request: IncomingRequest) -> [(name: String, value: String)] {
        FormBody.fields(Data(request.query.utf8)) ?? []
    }

    func fields(_ request: IncomingRequest) throws -> [(name: String, value: String)] {
        if request.body.isEmpty { return [] }
        guard request.isForm, RequestBody.isUTF8(request.header("Content-Type")) else {
            throw EndpointFault(415, "unsupported-media-type", "Actions are sent as forms; programs use /api/v2/.")
        }
        guard let fields = FormBody.fields(request.body) else {
            throw EndpointFault(400, "bad-request", "The form is not encoded as forms are.")
        }
        return fields
    }

    /// Where the reader came from, on this site: a path from its root, and nothing that a browser takes for another site.
    private func back(_ form: [(name: String, value: String)]) -> String {
        guard let back = form.first(where: { $0.name == "back" })?.value, back.hasPrefix("/"), !back.hasPrefix("//"),
            back.utf8.count <= 2000, back.utf8.allSatisfy({ $0 > 0x20 && $0 < 0x7f && $0 != UInt8(ascii: "\\") })
        else { return "/" }
        return back
    }

    func page(
        _ content: ActionPage.Content, back: String, token: String = "", status: Int = 200, now: Timestamp
    ) throws -> EndpointAnswer {
        .html(status, try endpoint.html(ActionPage(content, back: back, token: token), now))
    }

    func refusal(_ fault: EndpointFault, back: String, now: Timestamp) throws -> EndpointAnswer {
        var answer = try page(
            .refused(message: fault.message, details: fault.details), back: back, status: fault.status, now: now)
        answer.fields += fault.fields
        return answer
    }

    private static func encoded(_ text: String) -> String {
        text.addingPercentEncoding(withAllowedCharacters: .alphanumerics) ?? ""
    }
}
