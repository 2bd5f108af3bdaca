package import DockStatModel
import Storage

/// Which of the actions a deed is.
package protocol ContainerVerb: Sendable {
    static var action: ContainerAction { get }
}

package enum ContainerVerbs {
    package enum Start: ContainerVerb { package static let action = ContainerAction.start }
    package enum Stop: ContainerVerb { package static let action = ContainerAction.stop }
    package enum Restart: ContainerVerb { package static let action = ContainerAction.restart }
    package enum Pause: ContainerVerb { package static let action = ContainerAction.pause }
    package enum Unpause: ContainerVerb { package static let action = ContainerAction.unpause }
    package enum Kill: ContainerVerb { package static let action = ContainerAction.kill }
    package enum Remove: ContainerVerb { package static let action = ContainerAction.remove }

    package static let all: [any ContainerVerb.Type] = [
        Start.self, Stop.self, Restart.self, Pause.self, Unpause.self, Kill.self, Remove.self,
    ]
}

/// Has the engine of a host do something to one of its containers, where the configuration file allows that.
package struct ContainerDeed<Verb: ContainerVerb>: Deed {
    package static var action: String { "container.\(Verb.action.rawValue)" }
    package static var scope: Scope { .containers }

    package var host: String
    package var name: String
    /// How long the process has to end by itself; only of `stop` and `restart`.
    package var timeout: Duration?
    /// Only of `remove`.
    package var force = false

    package init(host: String, name: String, timeout: Duration? = nil, force: Bool = false) {
        self.host = host
        self.name = name
        self.timeout = timeout
        self.force = force
    }

    package init(_ fields: inout ChangeFields) {
        host = fields.requiredText("host", longest: 200)
        name = fields.requiredText("name", longest: 300)
        switch Verb.action {
        case .stop, .restart: timeout = fields.duration("timeout", longest: .minutes(10))
        case .remove: force = fields.flag("force")
        case .start, .pause, .unpause, .kill: break
        }
    }

    package var subject: String { "container \(host)/\(name)" }

    package func carryOut(in workplace: Workplace, by author: Author, now: Timestamp) async throws -> Changed {
        let host = try self.host(in: workplace)
        guard let container = try find(in: workplace, host, now: now) else {
            throw ChangeRefusal(.notFound, "There is no container \(name) on the host \(self.host).")
        }
        let order = ContainerOrder(Verb.action, engineID: container.engineID, timeout: timeout, force: force)
        let outcome = await workplace.engines.carryOut(order, host)
        // Whatever came of it: what the pages say of the container may be older than what the engine just said.
        let isShown = await isShown(in: workplace)
        switch outcome {
        case .done: return try changed(from: container, wasSo: false, isShown: isShown, host, workplace, now: now)
        case .alreadySo: return try changed(from: container, wasSo: true, isShown: isShown, host, workplace, now: now)
        case .vanished:
            throw ChangeRefusal(.notFound, "The container \(name) has vanished from the host \(self.host).")
        case .failed(let reason): throw ChangeRefusal(.failed, reason)
        }
    }

    private func host(in workplace: Workplace) throws -> HostConfiguration {
        guard let host = try workplace.configuration().hosts.first(where: { $0.name == self.host }) else {
            throw ChangeRefusal(.notFound, "There is no host \(self.host).")
        }
        guard host.actions else {
            throw ChangeRefusal(
                .forbidden,
                "Containers of the host \(self.host) are not changed from here: the configuration file does not say `actions: true` for it."
            )
        }
        guard host.pausedSince == nil else {
            throw ChangeRefusal(.conflict, "The host \(self.host) is not monitored: nobody would see what came of it.")
        }
        return host
    }

    private func find(in workplace: Workplace, _ host: HostConfiguration, now: Timestamp) throws -> ContainerStatus? {
        try workplace.store.containerStatuses(configured: [host], now: now).first { $0.name == name && $0.state != .missing }
    }

    /// A container that was stopped is stopped, whether or not a page could be made of it.
    private func isShown(in workplace: Workplace) async -> Bool {
        do {
            try await workplace.engines.look()
            return true
        } catch {
            return false
        }
    }

    private func changed(
        from container: ContainerStatus, wasSo: Bool, isShown: Bool, _ host: HostConfiguration, _ workplace: Workplace,
        now: Timestamp
    ) throws -> Changed {
        let after = isShown ? try find(in: workplace, host, now: now)?.state ?? .missing : nil
        var changed = Changed(
            subject: subject, before: .object(["state": .text(container.state.rawValue)]),
            after: .object(["state": .optional(after?.rawValue)]))
        changed.answer = .object([
            "host": .text(self.host), "name": .text(name), "id": .text(container.engineID), "already": .bool(wasSo),
            "state": .optional(after?.rawValue),
        ])
        if wasSo || !isShown {
            let sentence = "\(name) \(wasSo ? "was" : "is") \(Verb.action.done)\(wasSo ? " already" : "")."
            changed.outcome = ActionPage.Outcome(
                sentence, isGood: true, advice: isShown ? nil : ActionPage.Outcome.pagesFollow)
        }
        return changed
    }
}
