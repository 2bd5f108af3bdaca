package import DockStatModel
package import Settings

/// Tries whether an engine answers: that of a host as it is read, or one that may become a host.
package struct TestHost: Deed {
    package static let action = "host.test"
    package static let scope = Scope.hosts

    package var name: String
    /// What the host would be; `nil`: the one there is.
    package var proposal: HostText?

    package init(_ name: String, _ proposal: HostText? = nil) {
        self.name = name
        self.proposal = proposal
    }

    package init(_ fields: inout ChangeFields) {
        name = fields.requiredText("name", longest: 200)
        // A form that tests what it is about to save sends what it is based on along.
        _ = fields.text("revision", longest: 100)
        let said = HostFields(&fields)
        guard said.engine != nil else {
            proposal = nil
            if said != HostFields() { fields.add(FieldMistake("engine", "This is missing.", expected: "the address to try")) }
            return
        }
        let text = said.applied(to: HostText(name: name.isEmpty ? "host" : name, engine: ""))
        for mistake in text.mistakes { fields.add(mistake) }
        proposal = text
    }

    package var subject: String { "host \(name)" + (proposal.map { " at \($0.engine)" } ?? "") }

    package func carryOut(in workplace: Workplace, by author: Author, now: Timestamp) async throws -> Changed {
        let host: HostConfiguration
        if let proposal {
            guard let proposed = proposal.host(revision: "") else { throw InvalidChange(mistakes: proposal.mistakes) }
            host = proposed
        } else {
            guard let known = try workplace.configuration().hosts.first(where: { $0.name == name }) else {
                throw ChangeRefusal(.notFound, "There is no host \(name).")
            }
            host = known
        }
        var changed = Changed(subject: subject)
        switch await workplace.engines.greet(host) {
        case .success(let greeting):
            changed.answer = .object([
                "name": .text(name), "engine": .text(host.engine.text), "reachable": .bool(true),
                "dockerVersion": .text(greeting.version), "apiVersion": .text(greeting.apiVersion),
            ])
            changed.outcome = ActionPage.Outcome(
                "\(host.engine.text) answers.", isGood: true,
                facts: [.init("Docker", greeting.version), .init("API", greeting.apiVersion)])
        case .failure(let reason):
            changed.answer = .object([
                "name": .text(name), "engine": .text(host.engine.text), "reachable": .bool(false),
                "reason": .object([
                    "kind": .text(reason.kind.rawValue), "message": .text(reason.message), "advice": .optional(reason.advice),
                ]),
            ])
            changed.outcome = ActionPage.Outcome(reason.message, isGood: false, advice: reason.advice)
        }
        changed.after = changed.answer
        return changed
    }
}
