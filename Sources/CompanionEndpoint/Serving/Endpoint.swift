package import DockStatModel
import Foundation
package import Operations
import Storage

/// The answers of `dockstat serve`: what a request changes, and who may. Knows nothing of sockets.
package struct Endpoint: Sendable {
    let workplace: Workplace
    let settings: EndpointSettings
    let now: @Sendable () -> Timestamp
    /// Publishes the pages; returns whether what was committed before the call is on them.
    let publish: @Sendable () async -> Bool
    /// HTML of a page that is not static.
    let html: @Sendable (ActionPage, Timestamp) throws -> String
    let use: UseCounter
    /// For whoever runs it: a line.
    let log: @Sendable (String) -> Void
    let doorkeeper: Doorkeeper
    let refusals: RefusalLog
    /// Another one in every process.
    let life = Credential.random()

    var operations: Operations { Operations(workplace.store) }

    package init(
        _ workplace: Workplace, settings: EndpointSettings, use: UseCounter, now: @escaping @Sendable () -> Timestamp,
        publish: @escaping @Sendable () async -> Bool, html: @escaping @Sendable (ActionPage, Timestamp) throws -> String,
        log: @escaping @Sendable (String) -> Void
    ) {
        self.workplace = workplace
        self.settings = settings
        self.use = use
        self.now = now
        self.publish = publish
        self.html = html
        self.log = log
        doorkeeper = Doorkeeper(store: workplace.store, settings: settings)
        refusals = RefusalLog(Operations(workplace.store), now: now)
    }

    func answer(_ request: IncomingRequest) async -> EndpointAnswer {
        let now = now()
        var answer: EndpointAnswer
        do {
            answer =
                switch (request.method, request.path) {
                case ("GET", ["healthz"]): .json(200, .object(["status": .text("ok")]))
                case ("GET", ["readyz"]): try readiness(now: now)
                case (_, let path) where path.first == "actions":
                    try await FormActions(endpoint: self).answer(request, now: now)
                default: try await api(request, now: now)
                }
        } catch {
            answer = fault(error).answer(path: request.pathText, now: now)
        }
        answer.route = routeName(request)
        return answer
    }

    /// For counting: as routes are written, so that what strangers ask for makes no series of its own.
    private func routeName(_ request: IncomingRequest) -> String? {
        switch (request.method, request.path) {
        case ("GET", ["healthz"]): "GET /healthz"
        case ("GET", ["readyz"]): "GET /readyz"
        case (let method, let path) where path.first == "actions" && path.count == 2:
            FormActions.knows(method == "HEAD" ? "GET" : method, path[1]) ? "\(method) /actions/\(path[1])" : nil
        default:
            ChangeRoute.all.first { $0.method == request.method && $0.fields(of: request.path) != nil }
                .map { "\($0.method) \($0.path)" }
        }
    }

    func fault(_ error: any Error) -> EndpointFault {
        switch error {
        case let fault as EndpointFault: return fault
        case let fault as AccessFault: return EndpointFault(fault)
        case let refusal as ChangeRefusal: return EndpointFault(refusal)
        case let invalid as InvalidChange: return EndpointFault(invalid)
        case let fault as RequestBody.Fault: return EndpointFault(fault.status, "bad-request", fault.message)
        case let error as StorageError:
            // Where the database lies is nobody's business who asks over the network.
            log(error.message)
            var fault = EndpointFault(503, "unavailable", "The database cannot be used just now. Nothing was changed.")
            fault.fields = [("Retry-After", "5")]
            return fault
        default:
            log("What nobody expected: \(String(reflecting: error))")
            return EndpointFault(500, "internal", "Something went wrong here: the log of the endpoint says what.")
        }
    }

    private func readiness(now: Timestamp) throws -> EndpointAnswer {
        guard let last = try workplace.store.recentTicks(limit: 1).first else {
            return .json(503, .object(["status": .text("no tick yet")]))
        }
        let age = now - last.time
        let isLate = age > settings.interval * 3
        return .json(
            isLate ? 503 : 200,
            .object([
                "status": .text(isLate ? "the last tick is old" : "ok"), "lastTickAgeSeconds": .number(age.inSeconds.rounded()),
            ]))
    }

    // MARK: Programs

    private func api(_ request: IncomingRequest, now: Timestamp) async throws -> EndpointAnswer {
        let matching = ChangeRoute.all.compactMap { route in route.fields(of: request.path).map { (route, $0) } }
        // Of `outbox/retry` and `outbox/{id}` the first is meant, whatever the method.
        let fewest = matching.map(\.1.count).min()
        let found = matching.filter { $0.1.count == fewest }
        guard let (route, inPath) = found.first(where: { $0.0.method == request.method }) else {
            guard found.isEmpty else {
                var fault = EndpointFault(405, "method-not-allowed", "This path is changed by other methods.")
                fault.fields = [("Allow", found.map(\.0.method).joined(separator: ", "))]
                throw fault
            }
            throw EndpointFault(404, "not-found", "There is no such route. Reading is the web server's: /api/v2/….json")
        }
        let caller = try admit(request, to: route.action, route.scope, token: .header, now: now)
        var fields = try RequestBody.fields(request.body, type: request.header("Content-Type"))
        var besides = inPath
        if route.hasRevision, let revision = request.revision {
            guard (1...200).contains(revision.utf8.count), revision.utf8.allSatisfy({ (0x21...0x7e).contains($0) }) else {
                throw EndpointFault(400, "bad-request", "If-Match has to name one revision, as reading told it.")
            }
            besides["revision"] = .text(revision)
        }
        for (name, value) in besides {
            guard fields.updateValue(value, forKey: name) == nil else {
                throw InvalidChange(mistakes: [FieldMistake(name, "This stands in the path or a header already.")])
            }
        }
        return try await answer(route, fields, request, by: caller, now: now)
    }

    /// Where a request carries the token of its session.
    enum TokenPlace {
        case header
        /// A field of the form: who reads that asks where it is missing.
        case form
    }

    /// The caller, where they may do this. Who may not is in the audit log.
    func admit(
        _ request: IncomingRequest, to action: String, _ scope: Scope, token place: TokenPlace, now: Timestamp
    ) throws -> Caller {
        let caller: Caller
        do {
            caller = try request.trace.measure(.access) { try doorkeeper.require(request, now: now) }
        } catch let fault as AccessFault {
            try refusals.note(fault, of: action, by: Author(name: fault.name, source: .api, address: request.address))
            throw fault
        }
        if case .session(let token) = caller.proof {
            try checkOrigin(request, of: action, token: place == .header ? token : nil, by: caller.author)
        }
        guard caller.scopes.allow(scope) else {
            let fault = AccessFault(kind: .forbidden, message: "This needs the scope \(scope.text).")
            try operations.note(action, outcome: .refused, reason: fault.message, by: caller.author, now: now)
            throw fault
        }
        return caller
    }

    /// A browser sends cookies whoever asks it to: the request has to come from a page of ours, which alone knows the token.
    ///
    /// - Parameter token: what its header has to hold, whatever its body is; `nil`: a field of its form holds it.
    func checkOrigin(_ request: IncomingRequest, of action: String, token: String? = nil, by author: Author? = nil) throws {
        let own = settings.origin ?? request.host.map { "http://\($0)" }
        let message: String
        if let origin = request.header("Origin"), origin != own {
            message = "This form is of another site."
        } else if let token, request.header("X-CSRF-Token") != token {
            message = "The form's token is missing or old: load the page again."
        } else {
            return
        }
        let fault = AccessFault(kind: .forbidden, message: message)
        try refusals.note(fault, of: action, by: author ?? Author(name: "", source: .page, address: request.address))
        throw fault
    }
}
