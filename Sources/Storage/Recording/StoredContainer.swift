import DockStatModel
import GRDB

/// A row of `container`.
struct StoredContainer: Hashable {
    var id: Int64
    var host: Int64
    var key: String
    var slug: String
    var engineID: String
    var name: String
    var image: String
    var imageID: String
    var created: Timestamp
    var state: ContainerState
    var health: ContainerHealth
    var statusText: String
    /// Of labels, ports and networks: tells whether `container_about` must be written.
    var aboutFingerprint: Int64
    var details: ContainerDetails?
    var stopRequested: Bool?
    var service: ServiceState
    var serviceSince: Timestamp
    var firstSeen: Timestamp
    /// `nil` while its host lists it; else the last tick that did.
    var lastSeen: Timestamp?

    var lifecycle: Lifecycle {
        Lifecycle(
            state: state, health: health, exitCode: ExitText.code(statusText) ?? details?.exitCode,
            restartPolicy: details?.restartPolicy,
            stopRequested: stopRequested)
    }

    mutating func take(_ seen: ContainerObservation, fingerprint: Int64) {
        engineID = seen.engineID
        name = seen.name
        image = seen.image
        imageID = seen.imageID
        created = seen.created
        state = seen.state
        health = seen.health
        statusText = seen.statusText
        aboutFingerprint = fingerprint
        details = seen.details
        lastSeen = nil
    }
}

extension StoredContainer {
    static let columns = [
        "id", "host", "key", "slug", "engine_id", "name", "image", "image_id", "created", "state", "health", "status_text",
        "about_fingerprint", "started_at", "finished_at", "exit_code", "oom_killed", "restart_count", "restart_policy",
        "error", "cpu_limit", "memory_limit", "image_digest", "process_id", "stop_requested", "service", "service_since",
        "first_seen", "last_seen",
    ]
    static let selection = columns.map { "container.\($0)" }.joined(separator: ", ")

    /// - Parameter row: begins with `columns`.
    init(_ row: Row) {
        id = row[0]
        host = row[1]
        key = row[2]
        slug = row[3]
        engineID = row[4]
        name = row[5]
        image = row[6]
        imageID = row[7]
        created = Timestamp(milliseconds: row[8])
        state = ContainerState(rawValue: row[9]) ?? .missing
        health = ContainerHealth(rawValue: row[10]) ?? .none
        statusText = row[11]
        aboutFingerprint = row[12]
        details = Self.details(row)
        stopRequested = row[24]
        service = ServiceState(rawValue: row[25]) ?? .unknown
        serviceSince = Timestamp(milliseconds: row[26])
        firstSeen = Timestamp(milliseconds: row[27])
        lastSeen = (row[28] as Int64?).map(Timestamp.init(milliseconds:))
    }

    private static func details(_ row: Row) -> ContainerDetails? {
        guard let oomKilled = row[16] as Bool? else { return nil }
        return ContainerDetails(
            startedAt: (row[13] as Int64?).map(Timestamp.init(milliseconds:)),
            finishedAt: (row[14] as Int64?).map(Timestamp.init(milliseconds:)), exitCode: row[15], oomKilled: oomKilled,
            restartCount: row[17] ?? 0, restartPolicy: (row[18] as String?).flatMap(RestartPolicy.init(rawValue:)),
            error: row[19] ?? "", cpuLimit: row[20], memoryLimit: row[21], imageDigest: row[22], processID: row[23])
    }

    private var values: StatementArguments {
        [
            engineID, name, image, imageID, created.milliseconds, state.rawValue, health.rawValue, statusText,
            aboutFingerprint, details?.startedAt?.milliseconds, details?.finishedAt?.milliseconds, details?.exitCode,
            details?.oomKilled, details?.restartCount, details?.restartPolicy?.rawValue, details?.error, details?.cpuLimit,
            details?.memoryLimit, details?.imageDigest, details?.processID, stopRequested, service.rawValue,
            serviceSince.milliseconds, firstSeen.milliseconds, lastSeen?.milliseconds,
        ]
    }

    private static let insertion = """
        INSERT INTO container (\(columns.dropFirst().joined(separator: ", ")))
        VALUES (\(columns.dropFirst().map { _ in "?" }.joined(separator: ", ")))
        """
    private static let updating =
        "UPDATE container SET \(columns.dropFirst(4).map { "\($0) = ?" }.joined(separator: ", ")) WHERE id = ?"

    mutating func insert(_ db: Database) throws {
        try db.cachedStatement(sql: Self.insertion).execute(arguments: [host, key, slug] + values)
        id = db.lastInsertedRowID
    }

    /// All but the slug, which only `Slug` assigns: another container's choice may have changed it meanwhile.
    func update(_ db: Database) throws {
        try db.cachedStatement(sql: Self.updating).execute(arguments: values + [id])
    }
}
