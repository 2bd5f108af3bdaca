package import DockStatModel
import GRDB

extension Store {
    /// Newest first, one that runs (or was killed before its end) among them: its costs count as 0.
    package func recentTicks(limit: Int) throws(StorageError) -> [TickRecord] {
        try ticks("TRUE", limit: limit)
    }

    /// Newest first, those alone that came to their end.
    package func finishedTicks(limit: Int) throws(StorageError) -> [TickRecord] {
        try ticks("cpu IS NOT NULL", limit: limit)
    }

    private func ticks(_ condition: String, limit: Int) throws(StorageError) -> [TickRecord] {
        try read { db in
            try Row.fetchAll(
                db,
                sql: """
                    SELECT time, duration, hosts, hosts_reached, containers, cpu, files_written
                    FROM tick WHERE \(condition) ORDER BY time DESC LIMIT ?
                    """,
                arguments: [max(0, limit)]
            ).map { row in
                TickRecord(
                    time: Timestamp(milliseconds: row[0]), duration: .milliseconds(row[1] as Int64), hosts: row[2],
                    hostsReached: row[3], containers: row[4], cpu: .milliseconds(row[5] as Int64? ?? 0),
                    filesWritten: row[6] ?? 0)
            }
        }
    }
}
