package import DockStatModel
import GRDB

/// What checking the audit log found.
package enum AuditVerdict: Hashable, Sendable {
    /// Every entry follows from the one before. The hash of the last one, to be kept elsewhere.
    case intact(entries: Int64, last: String)
    /// The first entry that does not.
    case broken(at: Int64, reason: String)
}

extension Store {
    /// Newest first.
    package func auditEntries(limit: Int) throws(StorageError) -> [AuditEntry] {
        try read { db in try AuditRow.newest(db, limit: limit) }
    }

    /// Reckons the chain of hashes from the first entry on.
    ///
    /// Whoever can write the file can also reckon a whole new chain: only the last hash, kept elsewhere, tells of that.
    ///
    /// - Parameter known: the hash that an entry had when somebody looked; the log must still hold it.
    package func verifyAudit(known: String? = nil) throws(StorageError) -> AuditVerdict {
        try read { db in
            var previous = AuditEntry.origin
            var count: Int64 = 0
            var isKnown = known == nil
            var verdict: AuditVerdict?
            try AuditRow.each(db) { entry in
                guard entry.id == count + 1 else {
                    verdict = .broken(at: count + 1, reason: "it is missing")
                    return false
                }
                guard AuditRow.hash(entry, after: previous) == entry.hash else {
                    verdict = .broken(at: entry.id, reason: "it is not what was written")
                    return false
                }
                count = entry.id
                previous = entry.hash
                isKnown = isKnown || entry.hash == known
                return true
            }
            if let verdict { return verdict }
            guard isKnown else { return .broken(at: count + 1, reason: "the entry with the known hash is missing") }
            return .intact(entries: count, last: previous)
        }
    }
}
