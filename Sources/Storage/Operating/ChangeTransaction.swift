package import DockStatModel
import GRDB

/// What people may change, within one transaction that also holds the lines of the audit log: both are written, or neither.
package struct ChangeTransaction {
    let db: Database
}

extension Store {
    /// One transaction: all of it, or nothing.
    ///
    /// - Throws: `StorageError`, or what `work` throws; nothing is changed then.
    package func operate<Value>(_ work: (ChangeTransaction) throws -> Value) throws -> Value {
        do {
            return try pool.write { db in
                do { return try work(ChangeTransaction(db: db)) } catch let error as DatabaseError { throw error } catch {
                    throw Refusal(reason: error)
                }
            }
        } catch let refusal as Refusal {
            throw refusal.reason
        } catch {
            throw explained(error)
        }
    }

    /// Wraps what the caller threw, to be told from what the database threw.
    private struct Refusal: Error {
        let reason: any Error
    }
}

extension ChangeTransaction {
    /// Appends a line to the audit log.
    ///
    /// - Returns: the entry with its number and hash.
    @discardableResult
    package func append(_ entry: AuditEntry) throws -> AuditEntry { try AuditRow.append(db, entry) }
}
