package import ArgumentParser
internal import DockStatModel
internal import Operations

package struct IncidentCommand: AsyncParsableCommand {
    package static let configuration = CommandConfiguration(
        commandName: "incident",
        abstract: "Open an incident by hand, write of its course, say that it is over.",
        discussion: "Incidents that alerts opened are over when their alerts are; anybody may write of their course.",
        subcommands: [Open.self, Update.self, Resolve.self])

    package init() {}

    struct Open: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Open one. Nobody but a person closes it.")

        @OptionGroup var shared: SharedOptions
        @OptionGroup var author: AuthorOption

        @Argument(help: ArgumentHelp("What it is, in one line.", valueName: "title"))
        var title: String

        @Option(help: ArgumentHelp("What is known now, Markdown.", valueName: "text"))
        var text: String?

        @Option(help: "How bad it is: info, warning or critical.")
        var severity: Severity = .warning

        @Flag(name: .customLong("public"), help: "Sites that show a part only have it, too.")
        var isPublic = false

        @Flag(help: "Receivers hear of it, and of its end.")
        var notify = false

        func run() async throws {
            try await CommandFailure.reported {
                var fields: [String: JSONBody] = [
                    "title": .text(title), "severity": .text(severity.rawValue), "public": .bool(isPublic),
                    "notify": .bool(notify),
                ]
                if let text { fields["text"] = .text(text) }
                let changed = try await Session(shared).perform(OpenIncident.reading(fields), by: author)
                StandardOutput.write("I\(changed.subject.dropFirst()) is open.\n")
            }
        }
    }

    struct Update: ParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Add a line to the timeline of an incident.")

        @OptionGroup var shared: SharedOptions
        @OptionGroup var author: AuthorOption

        @Argument(help: ArgumentHelp("Its number.", valueName: "incident"))
        var id: Int64

        @Argument(help: ArgumentHelp("Markdown.", valueName: "text"))
        var text: String

        func run() throws {
            try CommandFailure.reported {
                let update = try AddIncidentUpdate.reading(["incident": .number(id), "text": .text(text)])
                try Session(shared).perform(update, by: author)
                StandardOutput.write("It stands in the timeline of incident \(id).\n")
            }
        }
    }

    struct Resolve: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Say that an incident is over that was opened by hand.")

        @OptionGroup var shared: SharedOptions
        @OptionGroup var author: AuthorOption

        @Argument(help: ArgumentHelp("Its number.", valueName: "incident"))
        var id: Int64

        @Option(help: ArgumentHelp("What it was, Markdown.", valueName: "text"))
        var text: String?

        func run() async throws {
            try await CommandFailure.reported {
                var fields: [String: JSONBody] = ["incident": .number(id)]
                if let text { fields["text"] = .text(text) }
                try await Session(shared).perform(ResolveIncident.reading(fields), by: author)
                StandardOutput.write("Incident \(id) is over.\n")
            }
        }
    }
}

extension Severity: ExpressibleByArgument {}
