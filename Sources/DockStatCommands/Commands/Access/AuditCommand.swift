package import ArgumentParser
internal import DockStatModel
internal import Storage
internal import Terminal

package struct AuditCommand: ParsableCommand {
    package static let configuration = CommandConfiguration(
        commandName: "audit",
        abstract: "Who changed what, and who was refused.",
        subcommands: [List.self, Verify.self])

    package init() {}

    struct List: ParsableCommand {
        static let configuration = CommandConfiguration(abstract: "The last entries, newest first.")

        @OptionGroup var shared: SharedOptions

        @Option(help: "How many.")
        var limit = 50

        func run() throws {
            try CommandFailure.reported {
                let session = try Session(shared)
                let entries = try session.openExistingStore(now: SystemClock.now).auditEntries(limit: max(1, limit))
                StandardOutput.write(
                    AuditTable.render(
                        entries, colour: StandardOutput.usesColour, width: StandardOutput.width, time: session.clockText))
            }
        }
    }

    struct Verify: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Check that no entry was changed or taken out.",
            discussion: """
                Each entry holds a hash over itself and the one before. Whoever can write the database could reckon a whole new \
                chain: keep the hash that this prints somewhere else, and give it back with --known next time.
                """)

        @OptionGroup var shared: SharedOptions

        @Option(help: ArgumentHelp("A hash that the log had earlier; it must still hold it.", valueName: "hash"))
        var known: String?

        func run() throws {
            try CommandFailure.reported {
                let session = try Session(shared)
                switch try session.openExistingStore(now: SystemClock.now).verifyAudit(known: known?.lowercased()) {
                case .intact(let entries, let last):
                    StandardOutput.write(
                        "\(entries) \(entries == 1 ? "entry" : "entries"), as they were written. The last hash:\n\(last)\n")
                case .broken(let entry, let reason):
                    throw CommandFailure(
                        status: .partlyFailed, message: "The audit log is not what was written: entry \(entry): \(reason).",
                        advice: "A backup from before tells what stood there.")
                }
            }
        }
    }
}
