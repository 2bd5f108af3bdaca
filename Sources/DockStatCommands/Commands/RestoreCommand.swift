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
            let settings = session.configuration.backup
            guard let backup = file.map(session.absolute) ?? Store.newestGoodBackup(in: settings.directory) else {
                throw CommandFailure(
                    status: .cannotWrite, message: "\(settings.directory) holds no sound backup.",
                    advice: "Name one: dockstat restore FILE.")
            }
            let tick = try RunLock.atOnce(session.configuration.database)
            defer { tick.release() }
            let pages = try session.lock(.pages, as: .job, patience: .seconds(30))
            defer { pages.release() }
            let aside = try Store.restore(from: backup, to: session.configuration.database, now: SystemClock.now)
            print("Restored \(backup) as \(session.configuration.database).")
            if let aside { print("The database that was there is now \(aside).") }
        }
    }
}
