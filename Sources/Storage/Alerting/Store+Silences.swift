package import DockStatModel
import GRDB

extension Store {
    /// - Parameter silence: its `id` counts for nothing.
    /// - Returns: the id it was given.
    package func addSilence(_ silence: Silence) throws(StorageError) -> Int64 {
        try write { db in try SilenceRow.insert(db, silence) }
    }

    /// Ends a silence now; one that has not begun never will.
    ///
    /// - Returns: whether there is one that was not over.
    package func expireSilence(_ id: Int64, now: Timestamp) throws(StorageError) -> Bool {
        try write { db in
            try db.execute(
                sql: "UPDATE silence SET end = :now WHERE id = :id AND end > :now",
                arguments: ["id": id, "now": now.milliseconds])
            return db.changesCount > 0
        }
    }

    /// Oldest first.
    ///
    /// - Parameter moment: leaves out those that were over by then; `nil`: all that are kept.
    package func silences(notOverAt moment: Timestamp? = nil) throws(StorageError) -> [Silence] {
        try read { db in try SilenceRow.ending(db, after: moment ?? Timestamp(milliseconds: .min)) }
    }
}
