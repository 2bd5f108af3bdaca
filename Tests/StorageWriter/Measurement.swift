import DockStatModel
import Glibc
import Storage

/// Processor time and space that the store takes for made-up fleets. For `make bench`: build it with `-c release`.
enum Measurement {
    static func run(_ folder: String) throws {
        try recording("\(folder)/thousand.sqlite", hosts: 10, perHost: 100)
        try alerting("\(folder)/alerts.sqlite", count: 1000)
        try bytesPerValue("\(folder)/bytes.sqlite", containers: 200, hours: 12)
    }

    private static func recording(_ path: String, hosts: Int, perHost: Int) throws {
        let store = try Store(path: path, now: Fleet.start)
        var fleet = Fleet(hosts: hosts, perHost: perHost)
        let names = (0..<hosts).map { "h\($0)" }
        var costs: [Double] = []
        var contexts: [Double] = []
        for number in 0..<40 {
            let tick = fleet.tick(number)
            contexts.append(try milliseconds { _ = try store.pollContexts(for: names, now: tick.time, factsEvery: .minutes(10)) })
            costs.append(try milliseconds { _ = try store.record(tick) })
        }
        let now = Fleet.start + .seconds(15 * 39)
        let statuses = try milliseconds { _ = try store.containerStatuses(hosts: names, now: now) }
        report("record, \(hosts * perHost) containers on \(hosts) hosts, first", costs[0], "ms")
        report("record, \(hosts * perHost) containers on \(hosts) hosts, median", median(costs), "ms")
        report("poll contexts, median", median(contexts), "ms")
        report("container statuses", statuses, "ms")
    }

    private static func bytesPerValue(_ path: String, containers: Int, hours: Int) throws {
        let store = try Store(path: path, now: Fleet.start)
        var fleet = Fleet(hosts: 1, perHost: containers)
        var recording = 0.0
        var slowest = 0.0
        for number in 0..<(hours * 240) {
            let tick = fleet.tick(number)
            recording += try milliseconds { _ = try store.record(tick) }
            let maintaining = try milliseconds {
                _ = try store.maintain(now: tick.time, retention: RetentionSettings()) { _ in .zero }
            }
            slowest = max(slowest, maintaining)
        }
        let now = Fleet.start + .seconds(15 * (hours * 240 - 1))
        report("record, \(containers) containers, mean of \(hours * 240)", recording / Double(hours * 240), "ms")
        report("maintain, slowest tick", slowest, "ms")
        let identities = Set((0..<containers).map { ContainerIdentity(host: "h0", key: "name:c0-\($0)") })
        for range in HistoryRange.allCases {
            let cost = try milliseconds {
                _ = try store.history(of: identities, range: range, interval: .seconds(15), now: now)
            }
            report("history \(range.rawValue), \(containers) containers", cost, "ms")
        }
        let one = try milliseconds {
            _ = try store.history(of: Set(identities.prefix(1)), range: .day, interval: .seconds(15), now: now)
        }
        report("history 24h, 1 container", one, "ms")
        for usage in try store.chunkUsage() {
            report("chunks of tier \(usage.tier): \(usage.rows) rows, bytes per value", usage.bytesPerValue, "")
        }
        let later = now + .hours(20)
        _ = try store.maintain(now: later, retention: RetentionSettings(), effort: .everything) { _ in .zero }
        for usage in try store.chunkUsage() {
            report("joined, tier \(usage.tier): \(usage.rows) rows, bytes per value", usage.bytesPerValue, "")
        }
        try store.backup(to: path + ".copy", now: later)
        let copied = try Store(path: path + ".copy", now: later).databaseSize()
        let values = Double(containers * hours * 240 * Signal.allCases.count)
        report("whole file with rollups, bytes per reading kept", Double(copied) / values, "")
    }

    /// Processor time, user and system: a busy machine does not change it much.
    static func milliseconds(_ work: () throws -> Void) rethrows -> Double {
        let before = processorTime()
        try work()
        return (processorTime() - before) * 1000
    }

    private static func processorTime() -> Double {
        var time = timespec()
        clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time)
        return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
    }

    static func median(_ values: [Double]) -> Double { values.sorted()[values.count / 2] }

    static func report(_ what: String, _ value: Double, _ unit: String) {
        print("\(what): \((value * 100).rounded() / 100) \(unit)")
        fflush(nil)
    }
}

/// A fleet of which a third idles, a third serves noisily, a third works in bursts.
struct Fleet {
    static let start = Timestamp(seconds: 1_699_992_000)

    private let hosts: Int
    private let perHost: Int
    private var random = UInt64(1)
    private var memory: [Double]

    init(hosts: Int, perHost: Int) {
        self.hosts = hosts
        self.perHost = perHost
        memory = Array(repeating: 50_000_000, count: hosts * perHost)
    }

    mutating func tick(_ number: Int) -> TickReading {
        let time = Self.start + .seconds(15 * number)
        let readings = (0..<hosts).map { host -> HostReading in
            let containers = (0..<perHost).map { container(host, $0, number, time) }
            let snapshot = EngineSnapshot(
                apiVersion: "1.41", containers: containers, events: [], eventsUntil: time.milliseconds * 1_000_000,
                eventGap: nil, facts: nil, inventory: nil, warnings: [])
            return HostReading(host: "h\(host)", duration: .milliseconds(20), outcome: .reachable(snapshot))
        }
        return TickReading(time: time, interval: .seconds(15), hosts: readings)
    }

    private mutating func container(_ host: Int, _ index: Int, _ number: Int, _ time: Timestamp) -> ContainerObservation {
        let name = "c\(host)-\(index)"
        let counters = CounterReading(
            readAt: time.milliseconds * 1_000_000, cpuTotal: UInt64(number) * 1_000_000,
            systemCPU: UInt64(number) * 60_000_000_000,
            onlineCPUs: 4, memoryBytes: 50_000_000, memoryLimit: 8 << 30, networkRx: UInt64(number) * 5000,
            networkTx: UInt64(number) * 9000, blockRead: 0, blockWrite: UInt64(number) * 4096, pids: 12)
        let details = ContainerDetails(
            startedAt: Self.start - .days(1), finishedAt: nil, exitCode: 0, oomKilled: false, restartCount: 0,
            restartPolicy: .always, error: "", cpuLimit: nil, memoryLimit: nil, imageDigest: nil, processID: 1000 + index)
        let labels = Dictionary(uniqueKeysWithValues: (0..<8).map { ("org.example.label.\($0)", "value \($0) of \(name)") })
        return ContainerObservation(
            identity: ContainerIdentity(host: "h\(host)", key: "name:\(name)"), engineID: "id-\(name)", name: name,
            image: "registry.example.org/app:1", imageID: "sha256:0", labels: labels, ports: [], networks: ["bridge"],
            created: Self.start - .days(1), state: .running, health: .none, statusText: "Up \(number / 240) hours",
            details: details, counters: counters, usage: usage(host * perHost + index, number))
    }

    private mutating func usage(_ index: Int, _ number: Int) -> Usage {
        var usage = Usage()
        usage.memoryLimit = Double(8 << 30)
        switch index % 3 {
        case 0:
            usage.cpuPercent = noise() < 0.3 ? 0.01 : 0
            usage.memoryBytes = memory[index]
            (usage.networkRxRate, usage.networkTxRate) = (noise() < 0.1 ? 5.6 : 0, 0)
            (usage.blockReadRate, usage.blockWriteRate, usage.pids) = (0, 0, 3)
        case 1:
            memory[index] = max(4096, memory[index] + ((noise() - 0.5) * 400).rounded() * 4096)
            usage.cpuPercent = max(0, 12 + bell() * 3)
            usage.memoryBytes = memory[index]
            usage.networkRxRate = max(0, 20_000 + bell() * 4000)
            usage.networkTxRate = max(0, 90_000 + bell() * 20_000)
            (usage.blockReadRate, usage.blockWriteRate) = (0, (noise() * 20).rounded() * 4096 / 15)
            usage.pids = 24 + (noise() < 0.05 ? 1 : 0)
        default:
            let busy = (number / 40 + index) % 5 == 0
            memory[index] = busy ? memory[index] + (noise() * 50).rounded() * 4096 : memory[index]
            usage.cpuPercent = busy ? max(0, 95 + bell() * 4) : 0.1 + (noise() * 5).rounded() / 100
            usage.memoryBytes = memory[index]
            usage.networkRxRate = busy ? 1_000_000 + bell() * 200_000 : (noise() * 60).rounded()
            usage.networkTxRate = busy ? 30_000 + bell() * 5000 : (noise() * 60).rounded()
            (usage.blockReadRate, usage.blockWriteRate) = (busy ? (noise() * 500).rounded() * 4096 : 0, 0)
            usage.pids = busy ? 9 : 8
        }
        return usage
    }

    /// 0 to 1.
    private mutating func noise() -> Double {
        random = random &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        return Double(random >> 11) / Double(1 << 53)
    }

    /// About normal, deviation 1.
    private mutating func bell() -> Double { (0..<12).reduce(-6) { sum, _ in sum + noise() } }
}
