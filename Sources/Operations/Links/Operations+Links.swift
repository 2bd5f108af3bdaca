package import DockStatModel
import Storage

extension Operations {
    /// How long a link silences.
    package static let linkedSilence = Duration.hours(1)

    /// The alerts that a link is about, `name: rule`.
    package func meaning(of link: SignedLink, now: Timestamp) throws -> [String] {
        try active(link, now: now).map { alert in
            let name = [alert.facts.host, alert.facts.container].compactMap(\.self).joined(separator: "/")
            return "\(name.isEmpty ? alert.subject.kind.rawValue : name): \(alert.rule)"
        }
    }

    /// Does what a link asks for, once.
    ///
    /// - Parameter signature: of the link, checked.
    /// - Throws: `ChangeRefusal`, which is in the audit log then.
    package func follow(
        _ link: SignedLink, signature: String, address: String, now: Timestamp
    ) throws -> Changed {
        let author = Author(name: link.author, source: .link, address: address)
        let active = try active(link, now: now)
        let action: String
        switch link.kind {
        case .acknowledge: action = AcknowledgeAlerts.action
        case .silence: action = AddSilence.action
        }
        do {
            return try store.operate { transaction in
                guard try transaction.useLink(SecretHash(of: signature), now: now, expiresAt: link.expiresAt) else {
                    throw ChangeRefusal(.conflict, "This link was used already.")
                }
                switch link.kind {
                case .acknowledge:
                    return try Self.perform(
                        AcknowledgeAlerts(.incident(link.incident), reason: ""), in: transaction, by: author, now: now)
                case .silence:
                    guard let matcher = Matcher(covering: active) else {
                        throw ChangeRefusal(.notFound, "Incident \(link.incident): nothing of it fires.")
                    }
                    return try Self.perform(
                        AddSilence(matcher, end: .after(Self.linkedSilence), reason: "incident \(link.incident)"),
                        in: transaction,
                        by: author, now: now)
                }
            }
        } catch let refusal as ChangeRefusal {
            try note(action, refusal, by: author, now: now)
            throw refusal
        }
    }

    private func active(_ link: SignedLink, now: Timestamp) throws -> [Alert] {
        try store.alertPages(now: now).pages.alerts.filter { $0.incident == link.incident && $0.phase.isActive }
    }
}

extension Matcher {
    /// What names these alerts: their hosts, containers and rules. `nil`: nothing would be named, and everything be meant.
    init?(covering alerts: [Alert]) {
        self.init()
        hosts = Set(alerts.compactMap(\.facts.host)).sorted()
        rules = Set(alerts.map(\.rule)).sorted()
        // One that is about no container is matched by no matcher that names containers.
        if alerts.allSatisfy({ $0.facts.container != nil }) { containers = Set(alerts.compactMap(\.facts.container)).sorted() }
        if alerts.contains(where: { $0.facts.host == nil }) { hosts = [] }
        if rules.isEmpty { return nil }
    }
}
