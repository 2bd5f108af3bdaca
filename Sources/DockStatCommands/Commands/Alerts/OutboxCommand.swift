package import ArgumentParser
internal import DockStatModel
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

        @Argument(help: ArgumentHelp("Its number.", valueName: "message"))
        var id: Int64?

        func run() throws {
            try CommandFailure.reported {
                let session = try Session(shared)
                let now = SystemClock.now
                let store = try session.openExistingStore(now: now)
                guard let id else {
                    let count = try store.retryFailedOutbox(now: now)
                    return StandardOutput.write("\(count) \(count == 1 ? "message goes" : "messages go") out at the next tick.\n")
                }
                guard try store.retryOutbox(id, now: now) else {
                    throw CommandFailure(
                        status: .usage, message: "There is no message \(id) that could be tried again.",
                        advice: "`dockstat outbox list` lists them.")
                }
                StandardOutput.write("Message \(id) goes out at the next tick.\n")
            }
        }
    }

    struct Drop: ParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Take a message out: it is not sent.")

        @OptionGroup var shared: SharedOptions

        @Argument(help: ArgumentHelp("Its number.", valueName: "message"))
        var id: Int64

        func run() throws {
            try CommandFailure.reported {
                let session = try Session(shared)
                let now = SystemClock.now
                guard try session.openExistingStore(now: now).dropOutbox(id, now: now) else {
                    throw CommandFailure(
                        status: .usage, message: "There is no message \(id) that waits.",
                        advice: "`dockstat outbox list` lists them.")
                }
                StandardOutput.write("Message \(id) is dropped.\n")
            }
        }
    }
}
