package import DockStatModel
import GRDB

extension Store {
    /// Lets `decide` look at what earlier evaluations and people left behind, and keeps what it decides, all in one transaction:
    /// what another process writes meanwhile waits, and is seen the next time.
    ///
    /// Only what differs from the state is written; a decision that changes nothing writes nothing at all.
    ///
    /// - Parameters:
    ///   - now: silences that are over by then are left out; new messages are due then.
    ///   - decide: no part of the database may be used in it.
    /// - Returns: what it decided.
    package func evaluateAlerts(
        now: Timestamp, _ decide: (AlertingState) throws -> AlertingChanges
    ) throws(StorageError) -> AlertingChanges {
        try write { db in
            let state = try AlertingStateReader(db: db, now: now).read()
            let changes = try decide(state)
            try AlertingChangesWriter(db: db, now: now, state: state).write(changes)
            return changes
        }
    }

    /// The same look with nothing decided: for commands that show and explain.
    package func alertingState(now: Timestamp) throws(StorageError) -> AlertingState {
        try read { db in try AlertingStateReader(db: db, now: now).read() }
    }
}

struct AlertingStateReader {
    let db: Database
    let now: Timestamp

    func read() throws -> AlertingState {
        AlertingState(
            alerts: try AlertRow.fetch(db), incidents: try IncidentRow.open(db),
            silences: try SilenceRow.ending(db, after: now), maintenance: try MaintenanceWindowRow.all(db),
            receivers: try ReceiverHealthRow.all(db), held: try OutboxRow.fetch(db, "state = 'held' ORDER BY id").map(\.entry),
            nextAlert: try next("alert"), nextIncident: try next("incident"))
    }

    /// After the largest id that was ever given, whether its row is still there or not.
    private func next(_ table: String) throws -> Int64 {
        let statement = try db.cachedStatement(sql: "SELECT seq FROM sqlite_sequence WHERE name = ?")
        return (try Int64.fetchOne(statement, arguments: [table]) ?? 0) + 1
    }
}

/// Writes a decision within a transaction.
struct AlertingChangesWriter {
    let db: Database
    let now: Timestamp
    let state: AlertingState

    func write(_ changes: AlertingChanges) throws {
        if !changes.alerts.isEmpty {
            let places = Dictionary(zip(state.alerts.lazy.map(\.id), state.alerts.indices)) { first, _ in first }
            for alert in changes.alerts {
                if let place = places[alert.id] {
                    try AlertRow.save(db, alert, over: state.alerts[place])
                } else {
                    try AlertRow.save(db, alert)
                }
            }
        }
        if !changes.incidents.isEmpty {
            let before = Dictionary(state.incidents.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
            for incident in changes.incidents where before[incident.id] != incident { try IncidentRow.save(db, incident) }
        }
        for transition in changes.transitions { try AlertTrace.append(db, transition) }
        for entry in changes.entries { try IncidentRow.append(db, entry) }
        for decision in changes.decisions { try AlertTrace.append(db, decision) }
        if !changes.outbox.isEmpty {
            let writer = try OutboxWriter(db: db, now: now)
            for draft in changes.outbox { try writer.insert(draft) }
        }
        for id in changes.digested { try OutboxWriter.digest(db, id, now: now) }
        // Last: takes along what this decision says of them.
        for id in changes.forgottenAlerts { try AlertRow.delete(db, id) }
    }
}
