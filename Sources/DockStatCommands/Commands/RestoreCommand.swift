package import ArgumentParser
internal import DockStatModel
internal import Storage

package struct RestoreCommand: ParsableCommand {
    package static let configuration = CommandConfiguration(
        commandName: "restore",
        abstract: "Put a backup in the place of the database.",
        discussion: "The backup is checked first, and the database that was there is set aside under a new name, not deleted.")

    @OptionGroup var shared: SharedOptions

    @Argument(help: "The backup; without it, the newest one that is sound.")
    var file: String?

    package init() {}

    package func run() throws {
        try CommandFailure.reported {
            let session = try Session(shared)
            let lock = try session.takeLock()
            defer { lock.release() }
            let restored = try session.restore(file.map(session.absolute), now: SystemClock.now)
            print("Restored \(restored.from).")
            if let aside = restored.setAside { print("The database that was there is now \(aside).") }
        }
    }
}
