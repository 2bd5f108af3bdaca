package import DockStatModel
import GRDB

extension Store {
    /// Newest first.
    package func recentTicks(limit: Int) throws(StorageError) -> [TickRecord] {
        try read { db in
            try Row.fetchAll(
                db,
                sql: """
                    SELECT time, duration, hosts, hosts_reached, containers, cpu, files_written
                    FROM tick ORDER BY time DESC LIMIT ?
                    """,
                arguments: [max(0, limit)]
            ).map { row in
                TickRecord(
                    time: Timestamp(milliseconds: row[0]), duration: .milliseconds(row[1] as Int64), hosts: row[2],
                    hostsReached: row[3], containers: row[4], cpu: .milliseconds(row[5] as Int64), filesWritten: row[6])
            }
        }
    }
}
