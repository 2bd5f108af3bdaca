package import ArgumentParser
internal import DockStatModel
internal import Operations
internal import Storage

package struct PinCommand: AsyncParsableCommand {
    package static let configuration = CommandConfiguration(
        commandName: "pin",
        abstract: "Containers that stand first on everybody's overview.",
        subcommands: [Add.self, Remove.self, Set.self, List.self])

    package init() {}

    struct Add: ParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Pin a container.")

        @OptionGroup var shared: SharedOptions
        @OptionGroup var container: PinnedContainer
        @OptionGroup var author: AuthorOption

        func run() throws {
            try CommandFailure.reported {
                let changed = try Session(shared).perform(PinItem(container.target), by: author)
                StandardOutput.write("The \(changed.subject) is pinned.\n")
            }
        }
    }

    struct Remove: ParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Unpin a container.")

        @OptionGroup var shared: SharedOptions
        @OptionGroup var container: PinnedContainer
        @OptionGroup var author: AuthorOption

        func run() throws {
            try CommandFailure.reported {
                let changed = try Session(shared).perform(
                    UnpinItem(container.target), by: author, advice: "`dockstat pin list` lists what is.")
                StandardOutput.write("The \(changed.subject) is not pinned any more.\n")
            }
        }
    }

    struct Set: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Pin these and no others, in this order.",
            discussion: "What the configuration pins stays, before them.")

        @OptionGroup var shared: SharedOptions
        @OptionGroup var author: AuthorOption
        @OptionGroup var revision: RevisionOption

        @Argument(help: ArgumentHelp("Hosts and names.", valueName: "host/container"))
        var containers: [String] = []

        @Flag(help: "Pin nothing.")
        var none = false

        func validate() throws {
            if none != containers.isEmpty { throw ValidationError("Name containers as host/container, or say --none.") }
        }

        func run() async throws {
            try await CommandFailure.reported {
                let asked: [String: JSONBody] = ["pinned": .texts(containers), "revision": .text(revision.orAny)]
                try await Session(shared).perform(ChangeSettings.reading(asked), by: author)
                StandardOutput.write(none ? "Nothing is pinned here any more.\n" : "Pinned: \(containers.count).\n")
            }
        }
    }

    struct List: ParsableCommand {
        static let configuration = CommandConfiguration(abstract: "What is pinned, by the configuration and by people.")

        @OptionGroup var shared: SharedOptions

        func run() throws {
            try CommandFailure.reported {
                let session = try Session(shared)
                let configuration = try session.with(session.openExistingStore(now: SystemClock.now)).configuration
                // One for all that are kept: they are changed as a whole.
                let revision = Revision.of(pins: configuration.keptPins)
                let lines = configuration.pinned.map { pin in
                    pin + (configuration.keptPins.contains(pin) ? "\tkept\t\(revision)" : "\tby the configuration") + "\n"
                }
                StandardOutput.write(lines.isEmpty ? "Nothing is pinned.\n" : lines.joined())
            }
        }
    }
}

/// `host/container`.
struct PinnedContainer: ParsableArguments {
    @Argument(help: ArgumentHelp("Its host and its name.", valueName: "host/container"))
    var container: String

    var target: PinTarget {
        let parts = container.split(separator: "/", maxSplits: 1).map(String.init)
        return .container(host: parts.first ?? "", name: parts.last ?? "")
    }

    func validate() throws {
        if container.split(separator: "/").count != 2 { throw ValidationError("Name it as host/container.") }
    }
}
