import DockStatModel

let now = Timestamp(seconds: 1_772_368_496)

/// A container that is up on `host`, of which a test changes what it is about.
func container(_ name: String, host: String = "web-1", _ change: (inout ContainerStatus) -> Void = { _ in }) -> ContainerStatus {
    var usage = Usage()
    usage.cpuPercent = 12.345
    usage.memoryBytes = 52_428_800
    usage.memoryLimit = 2_147_483_648
    usage.networkRxRate = 1234
    usage.networkTxRate = 0
    usage.blockReadRate = 0
    usage.blockWriteRate = 5_600_000
    usage.pids = 7
    var container = ContainerStatus(
        identity: .byName(host: host, name: name), name: name, slug: PathName.safe(name), engineID: "0123", image: "nginx:1.29",
        imageID: "sha256:1", labels: [:], ports: [], networks: [], created: .epoch, state: .running, health: .healthy,
        statusText: "Up 3 hours", details: nil, service: .up, serviceSince: now - .hours(3), usage: usage,
        observedAt: now - .seconds(5),
        firstSeen: .epoch, lastDay: StateDurations(milliseconds: [.up: 999, .down: 1]))
    change(&container)
    return container
}

func host(_ name: String, _ reachability: HostStatus.Reachability = .reachable) -> HostStatus {
    HostStatus(
        name: name, slug: name, engine: "unix:///var/run/docker.sock", labels: ["region": "eu"], reachability: reachability,
        since: now - .minutes(5), lastReached: now, pollDuration: nil, facts: nil, inventory: nil, factsAt: nil, warnings: [],
        gaps: [])
}

/// Of everything that must not reach a terminal, something.
let hostileName = "a\u{1B}[2J\u{9B}31m\r\n\u{202E}\u{2066}\u{7F}\u{0}\u{200B}b"
