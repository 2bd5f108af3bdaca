internal import Alerting
package import ArgumentParser
internal import DockStatModel
internal import Foundation
internal import Settings
internal import Storage
internal import Terminal

package struct RulesCommand: ParsableCommand {
    package static let configuration = CommandConfiguration(
        commandName: "rules",
        abstract: "What is watched, and what rules would do.",
        subcommands: [List.self, Check.self, Test.self, RulesReplayCommand.self])

    package init() {}

    struct List: ParsableCommand {
        static let configuration = CommandConfiguration(abstract: "The rules that apply, built-in ones too.")

        @OptionGroup var shared: SharedOptions

        func run() throws {
            try CommandFailure.reported {
                let session = try Session(shared)
                let now = SystemClock.now
                var firing: [String: Int] = [:]
                if FileManager.default.fileExists(atPath: session.configuration.database) {
                    for alert in try session.openExistingStore(now: now).alertPages(now: now).pages.alerts
                    where alert.phase.isActive { firing[alert.rule, default: 0] += 1 }
                }
                StandardOutput.write(
                    RuleTable.render(
                        session.configuration.rules, firing: firing, colour: StandardOutput.usesColour,
                        width: StandardOutput.width))
            }
        }
    }

    struct Check: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Check the rules of a file, or of the configuration.",
            discussion: "All mistakes at once, each with file, line and key. Exit code 65 where there is one.")

        @OptionGroup var shared: SharedOptions

        @Argument(help: ArgumentHelp("A list of rules, or a map with `rules`. Without it: the configuration.", valueName: "file"))
        var file: String?

        func run() throws {
            try CommandFailure.reported {
                let session = try Session(shared)
                let rules = try file.map { try session.rules(inFile: $0) } ?? session.configuration.rules
                StandardOutput.write("\(rules.count) \(rules.count == 1 ? "rule" : "rules"), all sound.\n")
            }
        }
    }

    struct Test: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "What a rule thinks of a container or a host, as of the last tick, and why.")

        @OptionGroup var shared: SharedOptions

        @Argument(help: ArgumentHelp("The rule's name.", valueName: "rule"))
        var rule: String

        @Argument(help: ArgumentHelp("HOST/CONTAINER, or HOST.", valueName: "subject"))
        var subject: String

        func run() throws {
            try CommandFailure.reported {
                let session = try Session(shared)
                let now = SystemClock.now
                guard let rule = session.configuration.rules.first(where: { $0.name == self.rule }) else {
                    throw CommandFailure(
                        status: .usage, message: "There is no rule \(TerminalText.safe(self.rule)).",
                        advice: "There are: \(session.configuration.rules.map(\.name).joined(separator: ", ")).")
                }
                let store = try session.openExistingStore(now: now)
                let time = try store.finishedTicks(limit: 1).first?.time ?? now
                let explanation = try explain(rule, session: session, store: store, time: time)
                StandardOutput.write(Self.text(explanation, rule: rule))
            }
        }

        private func explain(_ rule: Rule, session: Session, store: Store, time: Timestamp) throws -> RuleExplanation {
            let configuration = try session.with(store).configuration
            let view = try TickView(store: store, configuration: configuration, now: time)
            let stage = AlertStage(
                configuration: configuration, store: store, connect: { session.engines.connection(to: $0) })
            let seen = try stage.observe(view, readings: [], previous: nil, now: time)
            let engine = AlertEngine(configuration, view: view)
            let parts = subject.split(separator: "/", maxSplits: 1).map(String.init)
            guard let host = seen.hosts.first(where: { $0.status.name == parts.first }) else {
                throw CommandFailure(
                    status: .usage, message: "No host of \(TerminalText.safe(subject)) is configured.",
                    advice: "There are: \(seen.hosts.map(\.status.name).joined(separator: ", ")).")
            }
            guard parts.count == 2 else { return engine.explain(rule, host: host) }
            guard
                let container = seen.containers.first(where: {
                    $0.status.identity.host == parts[0] && ($0.status.name == parts[1] || $0.status.slug == parts[1])
                })
            else { throw CommandFailure(status: .usage, message: "No container \(TerminalText.safe(subject)) is known.") }
            return engine.explain(rule, container: container, host: host, now: time, interval: configuration.interval)
        }

        static func text(_ explanation: RuleExplanation, rule: Rule) -> String {
            let verdict =
                switch explanation.holds {
                case true?: rule.hold == .time(.zero) ? "it holds" : "it holds; it fires after \(rule.hold.text)"
                case false?: "it does not hold"
                case nil: "that is not known"
                }
            var lines = [
                "condition  \(explanation.condition)", "value      \(explanation.value ?? HumanText.missing)",
                "verdict    \(explanation.notWatched.map { "not watched: \($0)" } ?? verdict)",
            ]
            if let reason = explanation.reason { lines.append("because    \(reason)") }
            return lines.map { TerminalText.safe($0) + "\n" }.joined()
        }
    }
}
