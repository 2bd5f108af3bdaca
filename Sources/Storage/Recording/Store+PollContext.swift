package import DockStatModel
import GRDB

extension Store {
    /// What earlier ticks know of each host, for the polls of this one. A host never reached has `PollContext.first`.
    package func pollContexts(
        for hosts: [String], now: Timestamp, factsEvery: Duration
    ) throws(StorageError) -> [String: PollContext] {
        try read { db in
            var contexts: [String: PollContext] = [:]
            for name in hosts {
                guard let host = try StoredHost.find(db, name: name), host.reachedAt != nil else {
                    contexts[name] = .first
                    continue
                }
                // A clock that was set back must not put the question off for long.
                let wantsFacts = host.factsAt.map { now >= $0 + factsEvery || now < $0 } ?? true
                contexts[name] = PollContext(
                    known: try Self.known(db, host: host.id), eventsUntil: host.eventsUntil, wantsFacts: wantsFacts)
            }
            return contexts
        }
    }

    private static func known(_ db: Database, host: Int64) throws -> [String: PollContext.KnownContainer] {
        let statement = try db.cachedStatement(
            sql: """
                SELECT \(StoredContainer.selection), counter.read_at_ns, counter.cpu_total, counter.system_cpu,
                    counter.online_cpus, counter.memory_bytes, counter.memory_limit, counter.network_rx, counter.network_tx,
                    counter.block_read, counter.block_write, counter.pids
                FROM container LEFT JOIN counter ON counter.container = container.id
                WHERE host = ? AND last_seen IS NULL
                """)
        var known: [String: PollContext.KnownContainer] = [:]
        let rows = try Row.fetchCursor(statement, arguments: [host])
        while let row = try rows.next() {
            let container = StoredContainer(row)
            let counters = CounterRow.reading(row, from: StoredContainer.columns.count)
            known[container.engineID] = PollContext.KnownContainer(
                state: container.state, health: container.health, details: container.details,
                counters: counters.flatMap { isOfThisRun($0, container) ? $0 : nil })
        }
        return known
    }

    /// Counters begin anew with every start.
    private static func isOfThisRun(_ counters: CounterReading, _ container: StoredContainer) -> Bool {
        guard let startedAt = container.details?.startedAt else { return true }
        return counters.readAt / 1_000_000 >= startedAt.milliseconds
    }
}
