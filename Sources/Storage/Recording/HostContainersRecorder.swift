import DockStatModel
import GRDB

/// Writes the containers of one host in one tick within a transaction. Rows are only written where they differ.
struct HostContainersRecorder {
    let db: Database
    let tick: TickReading
    let reading: HostReading
    /// As it was before this tick.
    let host: StoredHost
    private(set) var changes: [RecordedTick.Change] = []

    init(db: Database, tick: TickReading, reading: HostReading, host: StoredHost) {
        self.db = db
        self.tick = tick
        self.reading = reading
        self.host = host
    }

    mutating func record(_ snapshot: EngineSnapshot) throws {
        var present = try presentContainers()
        var seen: [(before: StoredContainer?, row: StoredContainer, observation: ContainerObservation)] = []
        var owner: [String: Int64] = [:]
        for row in present.values { owner[row.engineID] = row.id }
        let listed = Set(snapshot.containers.map(\.identity.key))
        let leaving = Set(present.values.filter { !listed.contains($0.key) }.map(\.id))
        for observation in snapshot.containers {
            let before = try present.removeValue(forKey: observation.identity.key) ?? absentContainer(observation.identity.key)
            let row = try resolved(observation, before, leaving: leaving)
            owner[observation.engineID] = row.id
            seen.append((before, row, observation))
        }
        let events = try EventWriter(db: db, host: host.id).write(snapshot.events, owner: owner)
        let samples = SampleWriter(db: db, time: tick.time)
        for (before, row, observation) in seen {
            try update(row, before: before, observation, events: events[row.id] ?? [])
            try samples.write(observation.usage, container: row.id)
            try CounterRow.save(
                db, container: row.id, counters: observation.counters,
                keepsOld: observation.state == .running && before?.engineID == observation.engineID)
        }
        for row in present.values.sorted(by: { $0.id < $1.id }) {
            try recordVanished(row, events: events[row.id] ?? [])
        }
    }

    // MARK: Rows

    private func presentContainers() throws -> [String: StoredContainer] {
        let statement = try db.cachedStatement(
            sql: "SELECT \(StoredContainer.selection) FROM container WHERE host = ? AND last_seen IS NULL")
        var result: [String: StoredContainer] = [:]
        let rows = try Row.fetchCursor(statement, arguments: [host.id])
        while let row = try rows.next() {
            let container = StoredContainer(row)
            result[container.key] = container
        }
        return result
    }

    private func absentContainer(_ key: String) throws -> StoredContainer? {
        let statement = try db.cachedStatement(
            sql: "SELECT \(StoredContainer.selection) FROM container WHERE host = ? AND key = ?")
        return try Row.fetchOne(statement, arguments: [host.id, key]).map(StoredContainer.init)
    }

    /// The container's row with what was seen taken in; a new one is inserted, for events and samples need its id.
    private func resolved(
        _ seen: ContainerObservation, _ before: StoredContainer?, leaving: Set<Int64>
    ) throws -> StoredContainer {
        let about = ContainerAbout(seen)
        let fingerprint = about.fingerprint
        if var row = before {
            if row.name != seen.name || row.lastSeen != nil {
                row.slug = try Slug.choose(
                    db, host: host.id, name: seen.name, key: row.key, id: row.id, leaving: leaving)
                try Slug.assign(db, row.slug, to: row.id)
            }
            if row.aboutFingerprint != fingerprint { try about.save(db, container: row.id) }
            row.take(seen, fingerprint: fingerprint)
            return row
        }
        var row = StoredContainer(
            id: 0, host: host.id, key: seen.identity.key,
            slug: try Slug.choose(db, host: host.id, name: seen.name, key: seen.identity.key, id: nil, leaving: leaving),
            engineID: seen.engineID, name: seen.name, image: seen.image, imageID: seen.imageID, created: seen.created,
            state: seen.state, health: seen.health, statusText: seen.statusText, aboutFingerprint: fingerprint,
            details: seen.details, stopRequested: nil, service: .stopped, serviceSince: birth(seen), firstSeen: tick.time,
            lastSeen: nil)
        try row.insert(db)
        try about.save(db, container: row.id)
        return row
    }

    /// From when on a new container is followed: from its making if that was since the last tick, else from now.
    private func birth(_ seen: ContainerObservation) -> Timestamp {
        guard unknownFrom == nil, let last = host.reachedAt, seen.created > last, seen.created < tick.time else {
            return tick.time
        }
        return seen.created
    }

    // MARK: States

    private var unknownFrom: Timestamp? {
        host.unknownFrom(at: tick.time).flatMap { $0 < tick.time ? $0 : nil }
    }

    private mutating func update(
        _ taken: StoredContainer, before: StoredContainer?, _ seen: ContainerObservation, events: [EngineEvent]
    ) throws {
        var row = taken
        let identity = ContainerIdentity(host: host.name, key: row.key)
        let origin =
            before?.lifecycle
            ?? Lifecycle(state: .created, health: .none, exitCode: nil, restartPolicy: nil, stopRequested: nil)
        let restarts = (before?.details?.restartCount, seen.details?.restartCount)
        let observation = Observation(
            time: tick.time, horizon: horizon, unknownFrom: unknownFrom, before: origin, events: events,
            now: taken.lifecycle, startedAt: seen.details?.startedAt, finishedAt: seen.details?.finishedAt,
            lastTick: host.reachedAt ?? tick.time, wasRestarted: (restarts.1 ?? 0) > (restarts.0 ?? 0))
        var timeline = StateTimeline(state: row.service, since: row.serviceSince)
        row.stopRequested = observation.advance(&timeline).stopRequested
        try save(timeline, in: &row)
        if row != before { try row.update(db) }

        if before == nil || before?.lastSeen != nil { changes.append(.containerAppeared(identity)) }
        guard let before else { return }
        if before.engineID != row.engineID {
            changes.append(.containerRecreated(identity, from: before.engineID, to: row.engineID))
            if before.imageID != row.imageID { try ImageChangeRow.insert(db, container: row.id, tick.time, before, row) }
        }
        if before.service != row.service { changes.append(.stateChanged(identity, from: before.service, to: row.service)) }
    }

    private mutating func recordVanished(_ before: StoredContainer, events: [EngineEvent]) throws {
        var row = before
        let observation = Observation(
            time: tick.time, horizon: horizon, unknownFrom: unknownFrom, before: before.lifecycle, events: events,
            now: Lifecycle(state: .missing, health: .none, exitCode: nil, restartPolicy: nil, stopRequested: nil),
            startedAt: nil, finishedAt: nil, lastTick: host.reachedAt ?? tick.time)
        var timeline = StateTimeline(state: row.service, since: row.serviceSince)
        _ = observation.advance(&timeline)
        try save(timeline, in: &row)
        row.state = .missing
        row.health = .none
        row.stopRequested = nil
        row.lastSeen = host.reachedAt ?? tick.time
        try row.update(db)
        try CounterRow.save(db, container: row.id, counters: nil, keepsOld: false)
        changes.append(.containerVanished(ContainerIdentity(host: host.name, key: row.key)))
    }

    /// What the poll told may have happened up to its end.
    private var horizon: Timestamp { tick.time + reading.duration }

    private func save(_ timeline: StateTimeline, in row: inout StoredContainer) throws {
        row.service = timeline.state
        row.serviceSince = timeline.since
        for interval in timeline.closed {
            try db.cachedStatement(
                sql: "INSERT OR REPLACE INTO state_interval (container, start, end, state) VALUES (?, ?, ?, ?)"
            ).execute(arguments: [
                row.id, interval.from.milliseconds, interval.to.milliseconds, interval.state.rawValue,
            ])
        }
    }
}
