package import DockStatModel
import GRDB

/// What `Store.maintain` did.
package struct MaintenanceReport: Hashable, Sendable {
    /// Batches of samples packed or packed chunks joined.
    package var batchesPacked = 0
    /// Days whose uptime was closed.
    package var daysClosed = 0
    /// Rows that were too old, or too many for the size allowed.
    package var rowsRemoved = 0
    /// What the scheduled check found wrong with the database; empty where it is sound or was not due.
    package var damage: [String] = []
}

extension Store {
    package enum MaintenanceEffort: Hashable, Sendable {
        /// What is due, up to some 100 ms: for every tick. What is left over is done in the next ticks.
        case bounded
        /// All that is due.
        case everything
    }

    /// Packs, rolls up, closes days, forgets what is too old, gives space back, checks. Each chore only when it is due, each
    /// in a transaction of its own, and each may be interrupted at any point.
    ///
    /// - Parameter offsetFromUTC: of the configured time zone at a moment; decides where days begin.
    package func maintain(
        now: Timestamp, retention: RetentionSettings, effort: MaintenanceEffort = .bounded,
        offsetFromUTC: @escaping (Timestamp) -> Duration
    ) throws(StorageError) -> MaintenanceReport {
        var report = MaintenanceReport()
        try repeating(effort) { () throws(StorageError) in
            let worked = try write { db in try Sealing(db: db).step(now: now) }
            if worked { report.batchesPacked += 1 }
            return worked
        }
        try repeating(effort) { () throws(StorageError) in
            let worked = try write { db in try DayClosing(db: db, now: now, offsetFromUTC: offsetFromUTC).step() }
            if worked { report.daysClosed += 1 }
            return worked
        }
        try repeating(effort) { () throws(StorageError) in
            let stale = try read { db in try DayStripRow.stale(db, now: now, limit: Self.stripsRenewed) }
            if stale.isEmpty { return false }
            try write { db in try DayStripRow.renew(db, stale) }
            return true
        }
        guard try chore("housekeeping", every: .minutes(5), now: now) || effort == .everything else { return report }
        try repeating(effort) { () throws(StorageError) in
            let worked = try write { db in try Compaction(db: db).step(now: now) }
            if worked { report.batchesPacked += 1 }
            return worked
        }
        try repeating(effort) { () throws(StorageError) in
            let removed = try write { db in try Retention(db: db, now: now, settings: retention).step() }
            report.rowsRemoved += removed
            return removed > 0
        }
        try repeating(effort) { () throws(StorageError) in
            let removed = try write { db in try AlertRetention(db: db, now: now).step() }
            report.rowsRemoved += removed
            return removed > 0
        }
        try giveSpaceBack(effort)
        let pause = try databaseSize() > 256 << 20 ? Duration.days(7) : .days(1)
        if try chore("check", every: pause, now: now) { report.damage = try integrityCheck(quick: true) }
        return report
    }

    /// Bars made anew a step, where they had to be.
    private static let stripsRenewed = 250

    private func repeating(
        _ effort: MaintenanceEffort, _ step: () throws(StorageError) -> Bool
    ) throws(StorageError) {
        while try step(), effort == .everything {}
    }

    /// Whether a chore is due; then it is noted as done. A clock that was set back makes it due.
    private func chore(_ name: String, every pause: Duration, now: Timestamp) throws(StorageError) -> Bool {
        try write { db in
            if let last = try Meta.time(db, "chore.\(name)"), last <= now, now < last + pause { return false }
            try Meta.set(db, "chore.\(name)", to: now)
            return true
        }
    }

    private func giveSpaceBack(_ effort: MaintenanceEffort) throws(StorageError) {
        do {
            try pool.writeWithoutTransaction { db in
                // Some free pages stay: the next hour wants them again.
                let pages = try DatabasePages(db)
                let slack = min(4096, pages.count / 32)
                guard pages.free > slack else { return }
                let given = effort == .everything ? pages.free - slack : min(pages.free - slack, 2000)
                try db.execute(sql: "PRAGMA incremental_vacuum(\(given))")
            }
        } catch { throw StorageError(error, path: path) }
    }
}
