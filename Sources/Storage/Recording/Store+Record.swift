package import DockStatModel
import GRDB

extension Store {
    /// Keeps what a tick read: all of it in one transaction, or nothing.
    package func record(_ tick: TickReading) throws(StorageError) -> RecordedTick {
        try write { db in try TickRecorder(db: db, tick: tick).record() }
    }

    /// Keeps many ticks in one transaction, oldest first: for history made up front.
    package func record(_ ticks: [TickReading]) throws(StorageError) {
        try write { db in
            for tick in ticks { _ = try TickRecorder(db: db, tick: tick).record() }
        }
    }

    /// Adds to the tick of that time what is only known at its end. A tick that was not recorded is added.
    package func finish(_ tick: TickRecord) throws(StorageError) {
        try write { db in
            try db.execute(
                sql: """
                    INSERT OR REPLACE INTO tick (time, duration, hosts, hosts_reached, containers, cpu, files_written)
                    VALUES (?, ?, ?, ?, ?, ?, ?)
                    """,
                arguments: [
                    tick.time.milliseconds, tick.duration.inMilliseconds, tick.hosts, tick.hostsReached, tick.containers,
                    tick.cpu.inMilliseconds, tick.filesWritten,
                ])
        }
    }
}

/// Writes one tick within a transaction.
struct TickRecorder {
    let db: Database
    let tick: TickReading

    func record() throws -> RecordedTick {
        try ClockCorrection(db: db, now: tick.time, interval: tick.interval).apply()
        var result = RecordedTick(time: tick.time, changes: [], hosts: tick.hosts.count, hostsReached: 0, containers: 0)
        for reading in tick.hosts {
            var host = try StoredHost.find(db, name: reading.host)
            switch reading.outcome {
            case .unreachable(let reason):
                try recordUnreachable(reading, reason, &host, &result)
            case .reachable(let snapshot):
                result.hostsReached += 1
                result.containers += snapshot.containers.count
                try recordReachable(reading, snapshot, &host, &result)
            }
        }
        try db.cachedStatement(
            sql: """
                INSERT OR REPLACE INTO tick (time, duration, hosts, hosts_reached, containers) VALUES (?, ?, ?, ?, ?)
                """
        ).execute(arguments: [
            tick.time.milliseconds, tick.hosts.map(\.duration).max()?.inMilliseconds ?? 0, result.hosts, result.hostsReached,
            result.containers,
        ])
        return result
    }

    private func recordUnreachable(
        _ reading: HostReading, _ reason: UnreachableReason, _ stored: inout StoredHost?, _ result: inout RecordedTick
    ) throws {
        var host = stored ?? blank(reading)
        if host.isReachable || stored == nil {
            host.since = tick.time
            result.changes.append(.hostLost(host: reading.host, reason: reason))
        }
        host.isReachable = false
        host.reason = reason
        host.triedAt = tick.time
        host.pollDuration = reading.duration
        host.interval = tick.interval
        host.warnings = []
        try save(&host)
        stored = host
    }

    private func recordReachable(
        _ reading: HostReading, _ snapshot: EngineSnapshot, _ stored: inout StoredHost?, _ result: inout RecordedTick
    ) throws {
        var host = stored ?? blank(reading)
        if host.id == 0 { try host.insert(db) }
        if !host.isReachable || stored == nil {
            host.since = tick.time
            result.changes.append(.hostReached(host: reading.host))
        }
        var containers = HostContainersRecorder(db: db, tick: tick, reading: reading, host: host)
        try containers.record(snapshot)
        result.changes.append(contentsOf: containers.changes)

        host.isReachable = true
        host.reason = nil
        host.triedAt = tick.time
        host.firstReachedAt = host.firstReachedAt ?? tick.time
        host.reachedAt = max(host.reachedAt ?? tick.time, tick.time)
        host.sampledAt = tick.time
        host.pollDuration = reading.duration
        host.interval = tick.interval
        host.eventsUntil = snapshot.eventsUntil
        host.warnings = snapshot.warnings
        try saveFacts(snapshot, &host)
        if let gap = snapshot.eventGap {
            try db.execute(
                sql: "INSERT INTO gap (host, start, end, evidence) VALUES (?, ?, ?, ?)",
                arguments: [host.id, gap.from.milliseconds, gap.to.milliseconds, gap.evidence])
        }
        try save(&host)
    }

    private func blank(_ reading: HostReading) -> StoredHost {
        StoredHost(
            id: 0, name: reading.host, isReachable: false, reason: nil, since: tick.time, triedAt: tick.time, reachedAt: nil,
            sampledAt: nil, interval: tick.interval, pollDuration: reading.duration, eventsUntil: nil, warnings: [], factsAt: nil)
    }

    private func save(_ host: inout StoredHost) throws {
        if host.id == 0 { try host.insert(db) } else { try host.update(db) }
    }

    private func saveFacts(_ snapshot: EngineSnapshot, _ host: inout StoredHost) throws {
        guard snapshot.facts != nil || snapshot.inventory != nil else { return }
        host.factsAt = tick.time
        // What was not told this time keeps its last word.
        try db.execute(
            sql: """
                INSERT INTO host_facts (host, facts, inventory) VALUES (?, ?, ?)
                ON CONFLICT (host) DO UPDATE SET
                    facts = coalesce(excluded.facts, facts), inventory = coalesce(excluded.inventory, inventory)
                """,
            arguments: [host.id, try snapshot.facts.map(JSONText.of), try snapshot.inventory.map(JSONText.of)])
    }
}
