package import ArgumentParser
internal import DockStatModel
internal import Operations
internal import Storage

package struct HotkeyCommand: ParsableCommand {
    package static let configuration = CommandConfiguration(
        commandName: "hotkey",
        abstract: "The keys of the pages: \(Hotkey.allCases.map(\.rawValue).joined(separator: ", ")).",
        subcommands: [List.self, Set.self, Reset.self])

    package init() {}

    struct List: ParsableCommand {
        static let configuration = CommandConfiguration(abstract: "The keys as they are. mod is Ctrl, on a Mac Cmd.")

        @OptionGroup var shared: SharedOptions

        func run() throws {
            try CommandFailure.reported {
                let session = try Session(shared)
                let keys = try session.with(session.openExistingStore(now: SystemClock.now)).configuration.hotkeys
                StandardOutput.write(Hotkey.allCases.map { "\($0.rawValue)\t\(keys[$0] ?? $0.standard)\n" }.joined())
            }
        }
    }

    struct Set: ParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Choose another key.")

        @OptionGroup var shared: SharedOptions
        @OptionGroup var author: AuthorOption

        @Argument(help: ArgumentHelp("What it does.", valueName: "action"))
        var hotkey: Hotkey

        @Argument(help: ArgumentHelp("Such as mod+j.", valueName: "key"))
        var key: String

        func validate() throws {
            if Hotkey.key(key) == nil { throw ValidationError("\(key) is no key: wanted is \(Hotkey.allowed).") }
        }

        func run() throws {
            try CommandFailure.reported {
                let key = Hotkey.key(key) ?? hotkey.standard
                try Session(shared).perform(SetHotkeys([hotkey: key]), by: author)
                StandardOutput.write("\(hotkey.rawValue) is \(key).\n")
            }
        }
    }

    struct Reset: ParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Have all keys as the configuration says again.")

        @OptionGroup var shared: SharedOptions
        @OptionGroup var author: AuthorOption

        func run() throws {
            try CommandFailure.reported {
                try Session(shared).perform(SetHotkeys([:], resets: true), by: author)
                StandardOutput.write("The keys are as the configuration says.\n")
            }
        }
    }
}

extension Hotkey: ExpressibleByArgument {}
