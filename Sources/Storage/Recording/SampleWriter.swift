import DockStatModel
import GRDB

/// Writes samples of one tick. This is the path that every tick takes for every container: prepared statements only.
struct SampleWriter {
    let db: Database
    let time: Timestamp

    private static let sql = """
        INSERT OR REPLACE INTO sample (time, container, \(Signal.columns))
        VALUES (?, ?, \(Signal.allCases.map { _ in "?" }.joined(separator: ", ")))
        """

    /// A reading without any value leaves no row.
    func write(_ usage: Usage, container: Int64) throws {
        var values: [(any DatabaseValueConvertible)?] = [time.milliseconds, container]
        var isEmpty = true
        for signal in Signal.allCases {
            let value = signal.stored(usage[signal])
            if value != nil { isEmpty = false }
            values.append(value)
        }
        if isEmpty { return }
        let statement = try db.cachedStatement(sql: Self.sql)
        statement.setUncheckedArguments(StatementArguments(values))
        try statement.execute()
    }
}

/// The last counters of a container, which the next poll turns into rates. Unsigned numbers are kept by their bits.
enum CounterRow {
    static let columns = """
        read_at_ns, cpu_total, system_cpu, online_cpus, memory_bytes, memory_limit, network_rx, network_tx, block_read, \
        block_write, pids
        """

    /// - Parameter keepsOld: whether an older reading still serves where there is no new one.
    static func save(_ db: Database, container: Int64, counters: CounterReading?, keepsOld: Bool) throws {
        guard let counters else {
            if keepsOld { return }
            try db.cachedStatement(sql: "DELETE FROM counter WHERE container = ?").execute(arguments: [container])
            return
        }
        let statement = try db.cachedStatement(
            sql: "INSERT OR REPLACE INTO counter (container, \(columns)) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")
        statement.setUncheckedArguments([
            container, counters.readAt, bits(counters.cpuTotal), bits(counters.systemCPU), counters.onlineCPUs,
            counters.memoryBytes, counters.memoryLimit, bits(counters.networkRx), bits(counters.networkTx),
            bits(counters.blockRead), bits(counters.blockWrite), counters.pids,
        ])
        try statement.execute()
    }

    /// - Parameter first: where `columns` begin in the row. `nil` where the row has none.
    static func reading(_ row: Row, from first: Int) -> CounterReading? {
        guard let readAt = row[first] as Int64?, let cpuTotal = number(row[first + 1]) else { return nil }
        return CounterReading(
            readAt: readAt, cpuTotal: cpuTotal, systemCPU: number(row[first + 2]), onlineCPUs: row[first + 3],
            memoryBytes: row[first + 4], memoryLimit: row[first + 5], networkRx: number(row[first + 6]),
            networkTx: number(row[first + 7]), blockRead: number(row[first + 8]), blockWrite: number(row[first + 9]),
            pids: row[first + 10])
    }

    private static func bits(_ number: UInt64?) -> Int64? { number.map { Int64(bitPattern: $0) } }
    private static func number(_ bits: Int64?) -> UInt64? { bits.map { UInt64(bitPattern: $0) } }
}
