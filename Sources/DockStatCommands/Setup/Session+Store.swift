internal import DockStatModel
internal import Foundation
internal import Storage

extension Session {
    /// A store, and what had to be done to open it.
    struct OpenedStore {
        let store: Store
        /// A sentence where a damaged database was set aside and a new one begun.
        let notice: String?
    }

    /// Opens the database for a tick. One that is damaged is set aside, never deleted, and a new one begun, so that the site goes
    /// on; the notice names both and the newest good backup.
    func openStore(now: Timestamp) throws -> OpenedStore {
        try RunLock.makeFolder(of: configuration.database)
        do {
            return OpenedStore(
                store: try Store(path: configuration.database, backups: configuration.backup.directory, now: now), notice: nil)
        } catch {
            guard error.kind == .corrupt else { throw error }
            return try beginAnew(insteadOf: "\(error.message) \(error.advice)", now: now)
        }
    }

    /// Sets the database aside and opens a new one in its place. Nobody may have it open.
    ///
    /// - Parameter complaint: what is wrong with it.
    func beginAnew(insteadOf complaint: String, now: Timestamp) throws -> OpenedStore {
        let aside = try Store.setAsideCorruptDatabase(path: configuration.database, now: now)
        let store = try Store(path: configuration.database, backups: configuration.backup.directory, now: now)
        return OpenedStore(store: store, notice: "\(complaint) It is set aside as \(aside) and a new one begun.")
    }

    /// Opens a database that must be there, for the commands that only read it.
    func openExistingStore(now: Timestamp) throws -> Store {
        guard FileManager.default.fileExists(atPath: configuration.database) else {
            throw CommandFailure(
                status: .cannotWrite, message: "There is no database at \(configuration.database) yet.",
                advice: "Run `dockstat run` first, or name the right one with --database or --config.")
        }
        return try Store(path: configuration.database, backups: configuration.backup.directory, now: now)
    }
}
