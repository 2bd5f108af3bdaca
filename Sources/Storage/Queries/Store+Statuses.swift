package import DockStatModel
import GRDB

extension Store {
    /// How long a container that its host no longer lists keeps its page.
    package static let missingContainersStay = Duration.days(1)

    /// The configured hosts, in their order.
    package func hostStatuses(configured: [HostConfiguration], now: Timestamp) throws(StorageError) -> [HostStatus] {
        try read { db in
            try configured.map { configuration in
                let stored = try StoredHost.find(db, name: configuration.name)
                let facts = try stored.flatMap { try StoredFacts.find(db, host: $0.id) }
                var status = HostStatus(
                    name: configuration.name, slug: PathName.safe(configuration.name), engine: configuration.engine.text,
                    labels: configuration.labels, reachability: Self.reachability(stored), since: stored?.since,
                    lastReached: stored?.reachedAt, pollDuration: stored?.pollDuration, facts: facts?.facts,
                    inventory: facts?.inventory, factsAt: stored?.factsAt, warnings: stored?.warnings ?? [],
                    gaps: try stored.map { try Self.gaps(db, host: $0.id) } ?? [], watchedSince: stored?.firstReachedAt)
                status.actions = configuration.actions
                status.origin = configuration.origin
                if let pausedSince = configuration.pausedSince {
                    status.reachability = .unmonitored
                    status.since = pausedSince
                    status.warnings = []
                }
                return status
            }
        }
    }

    private static func reachability(_ host: StoredHost?) -> HostStatus.Reachability {
        guard let host else { return .untried }
        if host.isReachable { return .reachable }
        return host.reason.map { .unreachable($0) } ?? .untried
    }

    private static func gaps(_ db: Database, host: Int64) throws -> [EventGap] {
        try Row.fetchAll(
            db.cachedStatement(sql: "SELECT start, end, evidence FROM gap WHERE host = ? ORDER BY start DESC LIMIT 20"),
            arguments: [host]
        ).map {
            EventGap(from: Timestamp(milliseconds: $0[0]), to: Timestamp(milliseconds: $0[1]), evidence: $0[2])
        }
    }

    /// The same of containers. Those of a host that nobody reads are unknown since then.
    package func containerStatuses(
        configured: [HostConfiguration], now: Timestamp
    ) throws(StorageError) -> [ContainerStatus] {
        let paused = Dictionary(
            configured.compactMap { host in host.pausedSince.map { (host.name, $0) } }, uniquingKeysWith: { first, _ in first })
        return try containerStatuses(hosts: configured.map(\.name), now: now).map { container in
            guard let since = paused[container.identity.host] else { return container }
            var container = container
            container.usage = Usage()
            if container.service != .unknown {
                container.service = .unknown
                container.serviceSince = max(container.serviceSince, since)
            }
            return container
        }
    }

    /// Every container of these hosts that is listed or was within the last day, sorted by identity.
    package func containerStatuses(hosts: [String], now: Timestamp) throws(StorageError) -> [ContainerStatus] {
        try read { db in
            var statuses: [ContainerStatus] = []
            var usages: [Timestamp: [Int64: Usage]] = [:]
            for host in try StoredHost.all(db) where hosts.contains(host.name) {
                if let time = host.sampledAt, usages[time] == nil { usages[time] = try Self.usages(db, at: time) }
                let usage = host.sampledAt.flatMap { usages[$0] } ?? [:]
                statuses += try Self.statuses(db, host: host, usages: usage, now: now)
            }
            return statuses.sorted { $0.identity < $1.identity }
        }
    }

    private static func statuses(
        _ db: Database, host: StoredHost, usages: [Int64: Usage], now: Timestamp
    ) throws -> [ContainerStatus] {
        let statement = try db.cachedStatement(
            sql: """
                SELECT \(StoredContainer.selection), about.labels, about.ports, about.networks
                FROM container JOIN container_about AS about ON about.container = container.id
                WHERE host = ? AND (last_seen IS NULL OR last_seen > ?)
                """)
        let first = StoredContainer.columns.count
        let states = StateReader(db: db, now: now)
        let gone = now - missingContainersStay
        return try Row.fetchAll(statement, arguments: [host.id, gone.milliseconds]).map { row in
            let container = StoredContainer(row)
            let about = try ContainerAbout(labels: row[first], ports: row[first + 1], networks: row[first + 2])
            let (service, since) = service(of: container, host, now: now)
            return ContainerStatus(
                identity: ContainerIdentity(host: host.name, key: container.key), name: container.name, slug: container.slug,
                engineID: container.engineID, image: container.image, imageID: container.imageID, labels: about.labels,
                ports: about.ports, networks: about.networks, created: container.created, state: container.state,
                health: container.health, statusText: container.statusText, details: container.details, service: service,
                serviceSince: since, usage: host.isReachable ? usages[container.id] ?? Usage() : Usage(),
                observedAt: container.lastSeen ?? host.reachedAt ?? container.firstSeen, firstSeen: container.firstSeen,
                lastDay: try states.durations(of: container, host: host, in: (now - .days(1))..<now))
        }
    }

    private static func service(
        of container: StoredContainer, _ host: StoredHost, now: Timestamp
    ) -> (ServiceState, Timestamp) {
        guard container.lastSeen == nil, container.service != .unknown, let unknownFrom = host.unknownFrom(at: now) else {
            // An unreachable host is unknown at once, even while its last observation still counts in uptime.
            if !host.isReachable, container.service != .unknown { return (.unknown, max(container.serviceSince, host.since)) }
            return (container.service, container.serviceSince)
        }
        return (.unknown, max(container.serviceSince, unknownFrom))
    }

    private static func usages(_ db: Database, at time: Timestamp) throws -> [Int64: Usage] {
        let statement = try db.cachedStatement(sql: "SELECT container, \(Signal.columns) FROM sample WHERE time = ?")
        var usages: [Int64: Usage] = [:]
        let rows = try Row.fetchCursor(statement, arguments: [time.milliseconds])
        while let row = try rows.next() {
            var usage = Usage()
            for (index, signal) in Signal.allCases.enumerated() {
                usage[signal] = (row[1 + index] as Int64?).map(signal.value)
            }
            usages[row[0]] = usage
        }
        return usages
    }
}

struct StoredFacts {
    var facts: HostFacts?
    var inventory: HostInventory?

    static func find(_ db: Database, host: Int64) throws -> StoredFacts? {
        let row = try Row.fetchOne(
            db.cachedStatement(sql: "SELECT facts, inventory FROM host_facts WHERE host = ?"), arguments: [host])
        return try row.map { row in
            StoredFacts(
                facts: try (row[0] as String?).map { try JSONText.decode(HostFacts.self, $0) },
                inventory: try (row[1] as String?).map { try JSONText.decode(HostInventory.self, $0) })
        }
    }
}
