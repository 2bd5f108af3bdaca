package import ArgumentParser
internal import DockStatModel
internal import Operations
internal import Storage
internal import Terminal

package struct KeyCommand: ParsableCommand {
    package static let configuration = CommandConfiguration(
        commandName: "key",
        abstract: "Keys for whoever may change things through the companion endpoint.",
        subcommands: [Create.self, List.self, Revoke.self])

    package init() {}

    struct Create: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Make a key. It is shown once; kept is its hash.",
            discussion: "Scopes: \(Scope.known).")

        @OptionGroup var shared: SharedOptions
        @OptionGroup var author: AuthorOption

        @Argument(help: ArgumentHelp("What it is for, or whose it is.", valueName: "name"))
        var name: String

        @Option(help: ArgumentHelp("What may be changed with it; several times for several.", valueName: "scope"))
        var scope: [ScopeArgument] = []

        @Flag(help: "Everything may be changed with it, keys too.")
        var admin = false

        @Option(
            name: .customLong("for"),
            help: ArgumentHelp("How long it holds; without it, until it is revoked.", valueName: "length"))
        var length: DurationArgument?

        func validate() throws {
            if scope.isEmpty != admin {
                throw ValidationError(
                    admin ? "--admin is every scope: name no other." : "Name a scope with --scope, or say --admin.")
            }
        }

        func run() throws {
            try CommandFailure.reported {
                let session = try Session(shared)
                let change = CreateKey(name, admin ? [.admin] : scope.map(\.scope), for: length?.duration)
                try session.perform(change, by: author, advice: "`dockstat key list` lists them.")
                StandardOutput.write("\(change.secret)\n")
                StandardError.write("Keep it: it is not shown again.\n")
            }
        }
    }

    struct List: ParsableCommand {
        static let configuration = CommandConfiguration(abstract: "All keys by name, never what they are.")

        @OptionGroup var shared: SharedOptions

        func run() throws {
            try CommandFailure.reported {
                let session = try Session(shared)
                let now = SystemClock.now
                let keys = try session.openExistingStore(now: now).keys()
                StandardOutput.write(
                    KeyTable.render(
                        keys, now: now, colour: StandardOutput.usesColour, width: StandardOutput.width, time: session.clockText))
            }
        }
    }

    struct Revoke: ParsableCommand {
        static let configuration = CommandConfiguration(abstract: "End a key, and every session that was begun with it.")

        @OptionGroup var shared: SharedOptions
        @OptionGroup var author: AuthorOption

        @Argument(help: ArgumentHelp("Its number.", valueName: "key"))
        var id: Int64

        func run() throws {
            try CommandFailure.reported {
                try Session(shared).perform(RevokeKey(id), by: author, advice: "`dockstat key list` lists them.")
                StandardOutput.write("Key \(id) is revoked.\n")
            }
        }
    }
}

/// A scope on the command line.
struct ScopeArgument: ExpressibleByArgument {
    let scope: Scope

    init?(argument: String) {
        guard let scope = Scope(argument) else { return nil }
        self.scope = scope
    }
}
