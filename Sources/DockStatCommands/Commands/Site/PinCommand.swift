package import ArgumentParser
internal import DockStatModel
internal import Operations
internal import Storage

package struct PinCommand: ParsableCommand {
    package static let configuration = CommandConfiguration(
        commandName: "pin",
        abstract: "Containers that stand first on everybody's overview.",
        subcommands: [Add.self, Remove.self, List.self])

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

    struct List: ParsableCommand {
        static let configuration = CommandConfiguration(abstract: "What is pinned, by the configuration and by people.")

        @OptionGroup var shared: SharedOptions

        func run() throws {
            try CommandFailure.reported {
                let session = try Session(shared)
                let configuration = try session.with(session.openExistingStore(now: SystemClock.now)).configuration
                let lines = configuration.pinned.map { pin in
                    pin + (configuration.keptPins.contains(pin) ? "" : "\tby the configuration") + "\n"
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
