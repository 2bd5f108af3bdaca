import DockStatModel
import Foundation
import SiteGenerator

/// A small fleet at a fixed moment: one container in each state, two hosts, one of them silent.
struct SampleSite {
    /// 2026-11-23T12:34:15Z
    static let now = Timestamp(seconds: 1_795_437_255)

    var data: SiteData
    var settings: SiteSettings

    init(output: String, zone: String = "Europe/Berlin") {
        settings = SiteSettings(title: "Example", timeZone: zone, output: output, version: "0.1.0")
        let now = SampleSite.now
        let job = JobStatus(
            ticks: (1...20).map { index in
                TickRecord(
                    time: now - .seconds(15 * index), duration: .milliseconds(180 + index * 7 % 40), hosts: 2, hostsReached: 1,
                    containers: 7, cpu: .milliseconds(30), filesWritten: 12)
            }, databaseSize: 12 << 20, lastBackup: now - .minutes(20), version: "0.1.0", isDemo: false)
        data = SiteData(
            now: now, nextDue: now + .seconds(15), hosts: [SampleSite.host("alpha"), SampleSite.silentHost("beta")],
            containers: [
                SampleSite.container("web", project: "shop", service: .up, state: .running, health: .healthy),
                SampleSite.container("db", project: "shop", service: .up, state: .running),
                SampleSite.container("cache", project: "shop", service: .degraded, state: .running, health: .unhealthy),
                SampleSite.container("worker", project: "shop", service: .down, state: .exited),
                SampleSite.container("batch", service: .stopped, state: .exited),
                SampleSite.container("legacy", service: .paused, state: .paused),
                SampleSite.container("mail", host: "beta", service: .unknown, state: .running),
            ], job: job)
        data.events = [
            "alpha": [
                SampleSite.event("worker", "die", "137", at: now - .minutes(9)),
                SampleSite.event("worker", "oom", nil, at: now - .minutes(9) - .seconds(1)),
                SampleSite.event("cache", "health_status", "unhealthy", at: now - .minutes(30)),
                SampleSite.event("web", "start", nil, at: now - .hours(3)),
            ]
        ]
        for container in data.containers { data.days[container.identity] = SampleSite.days(container) }
        for container in data.containers { data.lastDayStates[container.identity] = SampleSite.states(container, range: .day) }
    }

    static func host(_ name: String) -> HostStatus {
        HostStatus(
            name: name, slug: PathName.safe(name), engine: "unix:///var/run/docker.sock", labels: ["rack": "b2"],
            reachability: .reachable, since: now - .days(3), lastReached: now, pollDuration: .milliseconds(34),
            facts: HostFacts(
                dockerVersion: "27.3.1", apiVersion: "1.47", operatingSystem: "Debian GNU/Linux 12 (bookworm)",
                architecture: "x86_64", kernelVersion: "6.1.0-26-amd64", totalMemory: 16 << 30, totalCPU: 8, images: 2,
                cgroupVersion: "2", systemTime: now),
            inventory: HostInventory(
                images: [.init(id: "sha256:1111", tags: ["nginx:1.27"], created: now - .days(40), size: 190_000_000)],
                networks: [.init(id: "n1", name: "shop_default", driver: "bridge", scope: "local")],
                volumes: [.init(name: "shop_db", driver: "local")]), factsAt: now - .minutes(3), warnings: [], gaps: [])
    }

    static func silentHost(_ name: String) -> HostStatus {
        HostStatus(
            name: name, slug: PathName.safe(name), engine: "tcp://10.0.0.5:2376", labels: [:],
            reachability: .unreachable(
                UnreachableReason(
                    kind: .timeout, message: "No connection with tcp://10.0.0.5:2376 came about within 3s.",
                    advice:
                        "Is a firewall in between, or is the machine overloaded? If it is only slow, raise `connect_timeout` of this host."
                )),
            since: now - .minutes(40), lastReached: now - .minutes(40), pollDuration: .seconds(3), facts: nil, inventory: nil,
            factsAt: nil, warnings: [], gaps: [])
    }

    static func container(
        _ name: String, host: String = "alpha", project: String? = nil, service: ServiceState, state: ContainerState,
        health: ContainerHealth = .none
    ) -> ContainerStatus {
        var labels: [String: String] = ["maintainer": "ops"]
        if let project {
            labels[ComposeLabel.project] = project
            labels[ComposeLabel.service] = name
        }
        let seed = Double(PathName.fnv1a(name) % 97)
        var usage = Usage()
        if state == .running, service != .unknown {
            usage.cpuPercent = 1.3 + seed
            usage.memoryBytes = (40 + seed * 4) * 1_048_576
            usage.memoryLimit = name == "web" ? 512 * 1_048_576 : 16 * 1_073_741_824
            usage.networkRxRate = 1200 * seed
            usage.networkTxRate = 300 * seed
            usage.blockReadRate = 0
            usage.blockWriteRate = 4096
            usage.pids = 12
        }
        let running = state == .running || state == .paused
        let details = ContainerDetails(
            startedAt: now - .hours(3), finishedAt: running ? nil : now - .minutes(9),
            exitCode: running ? nil : service == .down ? 137 : 0, oomKilled: service == .down, restartCount: 0,
            restartPolicy: service == .stopped ? .no : .unlessStopped, error: "", cpuLimit: name == "web" ? 2 : nil,
            memoryLimit: name == "web" ? 512 << 20 : nil, imageDigest: nil, processID: running ? 4711 : nil)
        var lastDay = StateDurations()
        let identity = ContainerIdentity(host: host, name: name, labels: labels)
        var status = ContainerStatus(
            identity: identity, name: name, slug: PathName.safe(name), engineID: String(repeating: "0a1b", count: 16),
            image: "registry.example/\(name):1.2", imageID: "sha256:2222", labels: labels,
            ports: name == "web"
                ? [PublishedPort(hostAddress: "0.0.0.0", hostPort: 8080, containerPort: 80, transport: "tcp")] : [],
            networks: ["shop_default"], created: now - .days(9), state: state, health: health, statusText: "", details: details,
            service: service, serviceSince: now - .minutes(9), usage: usage,
            observedAt: service == .unknown ? now - .minutes(40) : now,
            firstSeen: now - .days(9), lastDay: lastDay)
        lastDay = StateDurations(of: states(status, range: .day))
        status.lastDay = lastDay
        return status
    }

    static func event(_ name: String, _ action: String, _ detail: String?, at time: Timestamp) -> EngineEvent {
        EngineEvent(
            timeNanoseconds: time.milliseconds * 1_000_000, engineID: "0a1b", containerName: name, action: action, detail: detail,
            image: "registry.example/\(name):1.2")
    }

    static func states(_ container: ContainerStatus, range: HistoryRange) -> [StateInterval] {
        let span = range.span(at: now, interval: .seconds(15))
        let part = (span.upperBound - span.lowerBound) / 10
        return [
            StateInterval(state: .up, from: span.lowerBound, to: span.lowerBound + part * 4),
            StateInterval(state: .unknown, from: span.lowerBound + part * 4, to: span.lowerBound + part * 5),
            StateInterval(state: .up, from: span.lowerBound + part * 5, to: span.upperBound - part * 2),
            StateInterval(state: container.service, from: span.upperBound - part * 2, to: span.upperBound),
        ]
    }

    /// A day of each kind among good ones: ninety days of `web`, ten of the others. Today is the last one.
    static func days(_ container: ContainerStatus) -> DayStrip {
        let today = DayNumber(of: now, offsetFromUTC: .hours(1)).value
        let count = container.name == "web" ? 90 : 10
        return DayStrip(
            days: (0..<count).map { index in
                let ago = count - 1 - index
                var day = DayStates(day: DayNumber(today - ago))
                let length: UInt32 = ago == 0 ? 48_855_000 : ago == 29 ? 90_000_000 : 86_400_000
                func spend(_ state: ServiceState, _ part: UInt32) {
                    day[state] = part
                    day[.up] = length - part
                }
                switch ago {
                case 0: spend(container.service, container.service == .up ? 0 : 540_000)
                case 2: spend(.down, 61_000)
                case 5: spend(.down, 14_400_000)
                case 7: spend(.maintenance, 7_200_000)
                case 40: spend(.unknown, length)
                case 41: spend(.unknown, 20_000_000)
                case 60: spend(.degraded, 3_600_000)
                default: spend(.unknown, 0)
                }
                if container.service == .up, ago == 0 { day[.up] = length }
                day.outages = ago == 2 ? 1 : ago == 5 ? 3 : 0
                if ago == 0, container.service == .down { day.outages = 1 }
                return day
            })
    }

    /// Waves with noise out of the name, and a gap in the second half.
    static func history(_ container: ContainerStatus, range: HistoryRange, now: Timestamp = now) -> History {
        let span = range.span(at: now, interval: .seconds(15))
        let step = range.step(interval: .seconds(15))
        let count = Int((span.upperBound - span.lowerBound).inMilliseconds / step.inMilliseconds)
        let seed = PathName.fnv1a(container.name)
        func series(_ base: Double, _ swing: Double) -> Series {
            let points = (0..<count).map { index -> Series.Point? in
                if (count * 6 / 10..<count * 7 / 10).contains(index) { return nil }
                let noise = Double((UInt64(index) &* 2_654_435_761 &+ seed) % 100) / 100
                let wave = (Double(index) / Double(count) * 9).truncatingRemainder(dividingBy: 1)
                let average = base + swing * (noise * 0.4 + wave)
                return Series.Point(minimum: average * 0.8, average: average, maximum: average * 1.2)
            }
            return Series(start: span.lowerBound, step: step, points: points)
        }
        return History(
            range: range,
            series: [
                .cpuPercent: series(5, 40), .memoryBytes: series(180e6, 90e6), .memoryLimit: series(512e6, 0),
                .networkRxRate: series(20_000, 90_000), .networkTxRate: series(8000, 20_000), .blockReadRate: series(0, 0),
                .blockWriteRate: series(4000, 9000), .pids: series(12, 3),
            ], states: states(container, range: range),
            events: [
                event(container.name, "die", "1", at: span.lowerBound + (span.upperBound - span.lowerBound) / 3),
                event(container.name, "start", nil, at: span.lowerBound + (span.upperBound - span.lowerBound) / 3 + step),
            ])
    }

    func history(_ range: HistoryRange, _ due: Set<ContainerIdentity>) -> [ContainerIdentity: History] {
        let containers = data.containers.filter { due.contains($0.identity) }
        return Dictionary(
            uniqueKeysWithValues: containers.map { ($0.identity, SampleSite.history($0, range: range, now: data.now)) })
    }

    @discardableResult
    func publish(changed: Set<ContainerIdentity> = []) throws -> PublishReport {
        try SiteGenerator(settings: settings).publish(data, changed: changed, history: history)
    }
}

/// A folder that is gone when the test is.
final class TemporaryFolder: Sendable {
    let path: String

    init() throws {
        path = FileManager.default.temporaryDirectory.path + "/dockstat-site-" + UUID().uuidString
        try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    }

    deinit {
        do { try FileManager.default.removeItem(atPath: path) } catch { print("cannot remove \(path): \(error)") }
    }

    func text(_ relative: String) throws -> String { try String(contentsOfFile: path + "/" + relative, encoding: .utf8) }
    func bytes(_ relative: String) throws -> Data { try Data(contentsOf: URL(fileURLWithPath: path + "/" + relative)) }
    func exists(_ relative: String) -> Bool { FileManager.default.fileExists(atPath: path + "/" + relative) }

    func write(_ text: String, to relative: String) throws {
        let target = URL(fileURLWithPath: path + "/" + relative)
        try FileManager.default.createDirectory(at: target.deletingLastPathComponent(), withIntermediateDirectories: true)
        try Data(text.utf8).write(to: target)
    }

    /// Relative paths of all files, sorted.
    func files() -> [String] {
        guard let all = FileManager.default.enumerator(atPath: path) else { return [] }
        return all.compactMap { $0 as? String }.filter {
            var isFolder: ObjCBool = false
            return FileManager.default.fileExists(atPath: path + "/" + $0, isDirectory: &isFolder) && !isFolder.boolValue
        }.sorted()
    }
}
