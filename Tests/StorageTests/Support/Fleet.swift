import DockStatModel
import Storage

let start = Timestamp(seconds: 1_700_000_000)  // 2023-11-14T22:13:20Z
let interval = Duration.seconds(15)

/// A host named `h` whose ticks a test writes.
struct Fleet {
    let folder: TemporaryFolder
    let store: Store

    init() throws {
        folder = try TemporaryFolder()
        store = try Store(path: folder.database, now: start)
    }

    @discardableResult
    func tick(
        _ time: Timestamp, _ containers: [ContainerObservation], events: [EngineEvent] = [], host: String = "h",
        every: Duration = interval
    ) throws -> RecordedTick {
        try store.record(reading(time, containers, events: events, host: host, every: every))
    }

    @discardableResult
    func lose(_ time: Timestamp, host: String = "h") throws -> RecordedTick {
        let reason = UnreachableReason(kind: .refused, message: "Nothing listens.")
        return try store.record(
            TickReading(
                time: time, interval: interval,
                hosts: [HostReading(host: host, duration: .milliseconds(1), outcome: .unreachable(reason))]))
    }

    /// A tick every interval from `from` up to `to`, both included.
    func run(_ containers: [ContainerObservation], from: Timestamp, to: Timestamp) throws {
        var time = from
        while time <= to {
            try tick(time, containers)
            time = time + interval
        }
    }

    func states(
        _ name: String = "web", from: Timestamp = start, now: Timestamp
    ) throws -> [StateInterval] {
        // The chart of the last hour, cut to the test's time.
        let identity = ContainerIdentity(host: "h", key: "name:\(name)")
        let history = try store.history(of: [identity], range: .hour, interval: interval, now: now + .minutes(1))
        return (history[identity]?.states ?? []).compactMap { piece in
            let from = max(piece.from, from)
            let to = min(piece.to, now)
            return from < to ? StateInterval(state: piece.state, from: from, to: to) : nil
        }
    }

    func status(_ name: String = "web", now: Timestamp) throws -> ContainerStatus? {
        try store.containerStatuses(hosts: ["h"], now: now).first { $0.identity.key == "name:\(name)" }
    }
}

func reading(
    _ time: Timestamp, _ containers: [ContainerObservation], events: [EngineEvent] = [], host: String = "h",
    every: Duration = interval
) -> TickReading {
    let snapshot = EngineSnapshot(
        apiVersion: "1.41", containers: containers, events: events, eventsUntil: time.milliseconds * 1_000_000, eventGap: nil,
        facts: nil, inventory: nil, warnings: [])
    return TickReading(
        time: time, interval: every,
        hosts: [HostReading(host: host, duration: .milliseconds(500), outcome: .reachable(snapshot))])
}

func container(
    _ name: String = "web", id: String? = nil, state: ContainerState = .running, health: ContainerHealth = .none,
    exitCode: Int? = nil, policy: RestartPolicy? = .always, labels: [String: String] = [:], usage: Usage = Usage(),
    host: String = "h"
) -> ContainerObservation {
    let details = ContainerDetails(
        startedAt: nil, finishedAt: nil, exitCode: exitCode, oomKilled: false, restartCount: 0, restartPolicy: policy, error: "",
        cpuLimit: 1.5, memoryLimit: 1 << 30, imageDigest: nil, processID: 42)
    return ContainerObservation(
        identity: ContainerIdentity(host: host, name: name, labels: labels), engineID: id ?? "id-\(name)", name: name,
        image: "nginx:1", imageID: "sha256:1", labels: labels, ports: [], networks: ["bridge"], created: start - .days(3),
        state: state, health: health, statusText: exitCode.map { "Exited (\($0)) 1 second ago" } ?? "Up", details: details,
        counters: nil, usage: usage)
}

func event(_ action: String, _ time: Timestamp, id: String = "id-web", detail: String? = nil) -> EngineEvent {
    EngineEvent(
        timeNanoseconds: time.milliseconds * 1_000_000, engineID: id, containerName: "web", action: action, detail: detail,
        image: "nginx:1")
}

func at(_ seconds: Double) -> Timestamp { start + .milliseconds(Int64(seconds * 1000)) }

func cpu(_ percent: Double) -> Usage {
    var usage = Usage()
    usage.cpuPercent = percent
    return usage
}
