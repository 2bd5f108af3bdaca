internal import Alerting
internal import DockStatModel
internal import Foundation
internal import Operations
internal import Settings
internal import Storage

extension Session {
    /// Runs rules over what is kept, for the command line and for programs alike.
    ///
    /// - Parameter deadline: `nil`: it may take as long as it takes.
    /// - Throws: `ReplayTooLong`, or what the database throws.
    func replay(
        _ rules: [Rule], since: Duration, store: Store, now: Timestamp, until deadline: ContinuousClock.Instant? = nil
    ) throws -> [ReplayedRule] {
        let view = try TickView(store: store, configuration: configuration, now: now)
        let names = Dictionary(view.containers.map { ($0.identity, $0.name) }) { first, _ in first }
        return try rules.map { rule in
            let source = ReplaySource(
                store: store, configuration: configuration, rule: rule, span: now - since..<now, now: now)
            var replayed = ReplayedRule(
                rule: rule.name, condition: rule.when.text, step: source.step, obstacle: source.obstacle)
            guard replayed.obstacle == nil else { return replayed }
            var replay = RuleReplay(rule)
            try source.forEachStep(view) { observations in
                if let deadline, ContinuousClock.now >= deadline { throw ReplayTooLong() }
                replay.take(observations)
            }
            replayed.firings = replay.firings.map { firing in
                ReplayedRule.Firing(
                    subject: Self.subject(firing.subject, names), from: firing.from, to: firing.to, peak: firing.peakText)
            }
            return replayed
        }
    }

    private static func subject(_ subject: AlertSubject, _ names: [ContainerIdentity: String]) -> String {
        guard case .container(let identity) = subject else { return subject.text }
        return "\(identity.host)/\(names[identity] ?? identity.key)"
    }

    /// The rules of a text that a program sent. It may name nothing of this machine: no variable, no file.
    ///
    /// - Throws: `InvalidChange` with every mistake.
    static func rules(inText text: String) throws -> [Rule] {
        let rules: [Rule]
        do throws(ConfigurationErrors) {
            rules = try loader([:]).rules(inText: text, called: "rules")
        } catch {
            throw InvalidChange(mistakes: error.mistakes.map { FieldMistake("rules", $0.text) })
        }
        guard rules.count <= ReplayRules.mostRules else {
            throw InvalidChange(mistakes: [
                FieldMistake("rules", "These are too many.", expected: "at most \(ReplayRules.mostRules) rules")
            ])
        }
        return rules
    }
}

/// A replay took longer than it was given.
struct ReplayTooLong: Error {}
