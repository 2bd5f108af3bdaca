import DockStatModel
import Foundation
import Testing

@testable import EngineSimulator

struct EventTests {
    private func name(_ event: JSONObject) -> String? { value(event, "Actor.Attributes.name") as? String }

    @Test("after each event the list shows what it said, over two days")
    func eventsAgreeWithStates() throws {
        let fleet = fleet(containers: 32)
        var seen: Set<String> = []
        var now = start
        while now < start + .hours(48) {
            let next = now + .minutes(10)
            for event in try fleet.events(from: now, to: next - .milliseconds(1)) {
                let action = try #require(event["Action"] as? String)
                guard !action.hasPrefix("exec_") else { continue }
                seen.insert(action)
                let nano = try #require(number(event, "timeNano"))
                #expect(number(event, "time") == nano / 1_000_000_000)
                #expect(nano >= now.milliseconds * 1_000_000 && nano <= next.milliseconds * 1_000_000)
                let entry = try fleet.entry(try #require(name(event)), at: Timestamp(milliseconds: nano / 1_000_000 + 1))
                let state = entry?["State"] as? String
                switch action {
                case "die": #expect(["exited", "restarting"].contains(state))
                case "start", "unpause", "health_status: healthy", "health_status: unhealthy": #expect(state == "running")
                case "pause": #expect(state == "paused")
                case "create": #expect(state == "created")
                case "destroy": #expect(entry == nil)
                case "stop": #expect(state == "exited")
                case "oom", "kill": #expect(state == "running")
                default: Issue.record("unexpected action \(action)")
                }
                if action != "destroy" { #expect(entry?["Id"] as? String == value(event, "Actor.ID") as? String) }
            }
            now = next
        }
        #expect(
            seen == [
                "create", "start", "die", "oom", "kill", "stop", "destroy", "pause", "unpause", "health_status: healthy",
                "health_status: unhealthy",
            ])
    }

    @Test("every change of state between two looks has its event")
    func statesAgreeWithEvents() throws {
        let fleet = fleet(containers: 32)
        var last: [String: String] = [:]
        var now = start
        while now < start + .hours(36) {
            var states: [String: String] = [:]
            for entry in try fleet.list(at: now) {
                let name = try #require((entry["Names"] as? [String])?.first?.dropFirst())
                states[String(name)] = "\(entry["Id"] ?? "") \(entry["State"] ?? "")"
            }
            if now > start {
                let told = Set(try fleet.events(from: now - .minutes(9), to: now).compactMap(name))
                for (name, state) in states where last[name] != state { #expect(told.contains(name), "\(name) at \(now)") }
            }
            last = states
            now = now + .minutes(9)
        }
    }

    @Test("the ring holds the last 256 events and no more, health checks included")
    func ring() throws {
        let fleet = fleet(hosts: 2, containers: 100)
        for host in 0..<2 {
            let now = start + .hours(30)
            let all = try fleet.events(from: .epoch, to: now, filters: "{}", host: host)
            #expect(all.count == 256)
            let times = all.compactMap { number($0, "timeNano") }
            #expect(times == times.sorted())
            #expect(now.milliseconds - (times.last ?? 0) / 1_000_000 < 60_000)
            // Asking from the oldest on gives the same; what lies before it is lost.
            let oldest = Timestamp(milliseconds: (times.first ?? 0) / 1_000_000)
            #expect(try fleet.events(from: oldest, to: now, filters: "{}", host: host).count == 256)
            #expect(try fleet.events(from: start, to: oldest, filters: "{}", host: host, at: now).isEmpty)
        }
    }

    @Test("a quiet host remembers everything since the start")
    func quiet() throws {
        let host = SimulatedFleet(hosts: 6, containersPerHost: 3, seed: 3, start: start)
        let events = try host.events(from: .epoch, to: start + .hours(30), host: 4)
        #expect(
            events.compactMap { $0["Action"] as? String } == ["start", "die", "start", "die", "start", "die", "start", "die"])
    }

    @Test(
        "filters keep what they name",
        arguments: [
            (#"{"type":["container"],"event":["die"]}"#, ["die"]),
            (#"{"type":{"container":true},"event":{"oom":true,"die":false}}"#, ["oom"]),
            (#"{"event":["connect","disconnect"]}"#, ["connect", "disconnect"]),
            (#"{"container":["shop-worker-1"],"type":["network"]}"#, []),
            (#"{"container":["shop-worker-1"],"event":["start"]}"#, ["start"]), (#"{"event":["health_status"]}"#, []),
        ] as [(String, Set<String>)])
    func filters(filter: String, actions: Set<String>) throws {
        let end = start + .minutes(5 * 60 + 21)
        let events = try fleet(containers: 32).events(from: end - .minutes(3), to: end, filters: filter)
        #expect(Set(events.compactMap { $0["Action"] as? String }) == actions)
    }

    @Test("die tells exit code, kill tells signal")
    func details() throws {
        let fleet = fleet()
        func attribute(_ key: String, of action: String, at time: Timestamp, _ container: String) throws -> String? {
            let events = try fleet.events(from: time - .seconds(1), to: time + .seconds(5))
            return events.first { $0["Action"] as? String == action && name($0) == container }
                .flatMap { (value($0, "Actor.Attributes") as? [String: String])?[key] }
        }
        #expect(try attribute("exitCode", of: "die", at: start + .minutes(5 * 60 + 20), "shop-worker-1") == "137")
        #expect(try attribute("exitCode", of: "die", at: start + .minutes(31 * 60 + 11), "shop-import-1") == "1")
        #expect(try attribute("signal", of: "kill", at: start + .hours(26), "shop-staging-1") == "15")
        #expect(
            try attribute("com.docker.compose.service", of: "oom", at: start + .minutes(5 * 60 + 20), "shop-worker-1") == "worker"
        )
    }
}
