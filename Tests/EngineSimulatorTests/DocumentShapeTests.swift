import DockStatModel
import Foundation
import Testing

/// The keys that a real engine writes, against those of the simulator.
struct DocumentShapeTests {
    /// What newer engines (API 1.47, cgroup v2) no longer write, of what 20.10 on cgroup v1 did.
    private static let gone: Set<String> = [
        "HostConfig.KernelMemory", "HostConfig.KernelMemoryTCP", "KernelMemory", "KernelMemoryTCP", "[].VirtualSize",
        "cpu_stats.cpu_usage.percpu_usage[]", "memory_stats.max_usage",
    ]

    /// Every path of keys in a document; elements of a list share one. Maps whose keys are names from outside end there.
    private func paths(_ value: Any, _ prefix: String = "") -> Set<String> {
        if let list = value as? [Any] { return list.reduce(into: []) { $0.formUnion(paths($1, prefix + "[]")) } }
        guard let object = value as? [String: Any] else { return [prefix] }
        let names = [
            "Labels", "Networks", "IndexConfigs", "Runtimes", "Config.Volumes", "Attributes", "memory_stats.stats", "Log",
            "Options",
        ]
        if object.isEmpty || names.contains(where: prefix.hasSuffix) { return [prefix] }
        return object.reduce(into: []) { found, member in
            found.formUnion(paths(member.value, prefix.isEmpty ? member.key : prefix + "." + member.key))
        }
    }

    /// Compares as sets of beginnings: where a list is empty in one document, only its own key counts.
    private func missing(from ours: Any, of theirs: Any) -> [String] {
        let have = paths(ours)
        return paths(theirs).filter { path in
            !Self.gone.contains(path)
                && !have.contains {
                    $0 == path || $0.hasPrefix(path + ".") || $0.hasPrefix(path + "[]") || path.hasPrefix($0 + ".")
                        || path.hasPrefix($0 + "[]")
                }
        }.sorted()
    }

    @Test(
        "a document has every key of the recorded one",
        arguments: [
            ("containers.json", "/containers/json?all=1"),
            ("stats-running.json", "/containers/shop-web-1/stats?stream=false&one-shot=true"),
            ("stats-exited.json", "/containers/shop-migrate-1/stats?stream=false&one-shot=true"),
            ("inspect.json", "/containers/shop-web-1/json"),
            ("inspect-exited.json", "/containers/shop-migrate-1/json"),
            ("info.json", "/info"), ("version.json", "/version"), ("images.json", "/images/json"),
            ("networks.json", "/networks"), ("volumes.json", "/volumes"),
            ("error-container.json", "/containers/zzz/json"), ("error-page.json", "/nope"),
        ])
    func keys(recording: String, path: String) throws {
        let theirs = try JSONSerialization.jsonObject(with: recorded(recording))
        let ours = try fleet().json(path)
        #expect(missing(from: ours, of: theirs) == [])
    }

    @Test("an event has the recorded keys, for each kind that was recorded")
    func eventKeys() throws {
        let fleet = fleet(containers: 30)
        let lines = try String(decoding: recorded("events.jsonl"), as: UTF8.self).split(separator: "\n")
        #expect(lines.count >= 8)
        // A leak's end brings all of them, and health checks run all the time.
        let end = start + .minutes(5 * 60 + 21)
        let events = try fleet.events(from: end - .minutes(3), to: end, filters: "{}")
        for line in lines {
            let theirs = try #require(try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any])
            let action = try #require((theirs["Action"] as? String)?.split(separator: ":").first)
            let ours = try #require(
                events.first {
                    ($0["Action"] as? String)?.split(separator: ":").first == action
                        && $0["Type"] as? String == theirs["Type"] as? String
                })
            #expect(missing(from: ours, of: theirs) == [])
            let attributes = try #require(value(ours, "Actor.Attributes") as? [String: String])
            let wanted = try #require(value(theirs, "Actor.Attributes") as? [String: String])
            #expect(Set(wanted.keys).subtracting(attributes.keys).filter { !$0.hasPrefix("com.docker") } == [])
        }
    }

    @Test("host and no network have no network counters, as in the recorded document")
    func noNetwork() throws {
        let fleet = fleet(containers: 40)
        for name in ["traefik", "clock", "monitoring-node-exporter-1"] {
            let stats = try fleet.object("/containers/\(name)/stats?stream=false")
            #expect(stats["networks"] == nil)
            #expect(number(stats, "cpu_stats.cpu_usage.total_usage") ?? 0 > 0)
        }
        #expect(try fleet.object("/containers/shop-web-1/stats")["networks"] != nil)
    }
}
