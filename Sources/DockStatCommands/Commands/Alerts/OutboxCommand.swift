package import ArgumentParser
internal import DockStatModel
internal import Operations
internal import Storage
internal import Terminal

package struct OutboxCommand: ParsableCommand {
    package static let configuration = CommandConfiguration(
        commandName: "outbox",
        abstract: "Messages on their way, and those that were given up.",
        subcommands: [List.self, Retry.self, Drop.self])

    package init() {}

    struct List: ParsableCommand {
        static let configuration = CommandConfiguration(abstract: "What waits, and what ended in the last days.")

        @OptionGroup var shared: SharedOptions

        @Flag(help: "What is delivered, superseded or dropped too.")
        var all = false

        @Option(help: "table or json.")
        var format = ListFormat.table

        func run() throws {
            try CommandFailure.reported {
                let session = try Session(shared)
                let now = SystemClock.now
                let entries = try session.openExistingStore(now: now).alertPages(now: now).pages.outbox
                    .filter { all || !$0.state.isOver || $0.state == .failed }
                switch format {
                case .table:
                    StandardOutput.write(
                        OutboxTable.render(
                            entries, now: now, colour: StandardOutput.usesColour, width: StandardOutput.width))
                case .json: StandardOutput.write(OutboxTable.json(entries))
                }
            }
        }
    }

    struct Retry: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Have messages tried at the next tick, whatever their turn is.",
            discussion: "Without a number: all that were given up. Their receivers count as sound again.")

        @OptionGroup var shared: SharedOptions
        @OptionGroup var author: AuthorOption

        @Argument(help: ArgumentHelp("Its number.", valueName: "message"))
        var id: Int64?

        func run() throws {
            try CommandFailure.reported {
                let session = try Session(shared)
                let changed = try session.perform(RetryMessage(id), by: author, advice: "`dockstat outbox list` lists them.")
                guard let id else {
                    let count = changed.count
                    return StandardOutput.write("\(count) \(count == 1 ? "message goes" : "messages go") out at the next tick.\n")
                }
                StandardOutput.write("Message \(id) goes out at the next tick.\n")
            }
        }
    }

    struct Drop: ParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Take a message out: it is not sent.")

        @OptionGroup var shared: SharedOptions
        @OptionGroup var author: AuthorOption

        @Argument(help: ArgumentHelp("Its number.", valueName: "message"))
        var id: Int64

        func run() throws {
            try CommandFailure.reported {
                try Session(shared).perform(DropMessage(id), by: author, advice: "`dockstat outbox list` lists them.")
                StandardOutput.write("Message \(id) is dropped.\n")
            }
        }
    }
}
