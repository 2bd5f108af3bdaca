package import ArgumentParser
internal import DockStatModel
internal import Storage

package struct BackupCommand: ParsableCommand {
    package static let configuration = CommandConfiguration(
        commandName: "backup",
        abstract: "Copy the database while it is in use, into a file that can be restored.",
        discussion: "A tick makes one by itself as often as `backup.every` says and keeps the newest `backup.keep`.")

    @OptionGroup var shared: SharedOptions

    @Argument(help: "The file to write; without it, one named after the time in the backup folder.")
    var file: String?

    package init() {}

    package func run() throws {
        try CommandFailure.reported {
            let session = try Session(shared)
            let now = SystemClock.now
            let store = try session.openExistingStore(now: now)
            let target = file.map(session.absolute) ?? Store.backupFile(in: session.configuration.backup.directory, at: now)
            try store.backup(to: target, now: now)
            print("Wrote \(target).")
        }
    }
}
