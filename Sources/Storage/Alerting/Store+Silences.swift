package import DockStatModel
import GRDB

extension Store {
    /// Oldest first.
    ///
    /// - Parameter moment: leaves out those that were over by then; `nil`: all that are kept.
    package func silences(notOverAt moment: Timestamp? = nil) throws(StorageError) -> [Silence] {
        try read { db in try SilenceRow.ending(db, after: moment ?? Timestamp(milliseconds: .min)) }
    }
}
