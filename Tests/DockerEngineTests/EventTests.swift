import DockStatModel
import Foundation
import Testing

@testable import DockerEngine

struct EventTests {
    private let now = Timestamp(seconds: 1_767_229_200)
    private var nano: Int64 { now.milliseconds * 1_000_000 }

    private func harvest(_ lines: [String]) -> EventHarvest {
        EventHarvest(Data(lines.joined(separator: "\n").utf8), until: nano)
    }

    @Test("events keep what people need, oldest first; health check runs and other kinds stay out")
    func harvest() {
        let harvest = harvest([
            Documents.event("a", "die", nano: 30, more: #","exitCode":"137""#),
            Documents.event("a", "exec_create: sh -c true", nano: 11), Documents.event("a", "exec_die", nano: 12),
            Documents.event("a", "health_status: unhealthy", nano: 20),
            Documents.event("a", "kill", nano: 25, more: #","signal":"9""#),
            #"{"Type":"network","Action":"connect","Actor":{"ID":"n"},"timeNano":5}"#, "garbage", "",
            #"{"Type":"container","Action":"start","Actor":{"ID":"b","Attributes":{}},"time":1}"#,
        ])
        #expect(harvest.events.map(\.action) == ["health_status", "kill", "die", "start"])
        #expect(harvest.events.map(\.detail) == ["unhealthy", "9", "137", nil])
        #expect(harvest.oldest == 5)
        #expect(harvest.count == 8)
        #expect(harvest.oddCount == 1)
        #expect(harvest.touched == ["a", "b"])
    }

    @Test("a label cannot make an event look like a health check's run")
    func disguise() {
        let harvest = harvest([
            Documents.event("a", "start", nano: 1),
            Documents.event("a", "die", nano: 2, more: #","Action":"exec_die","x":"\",\"Action\":\"exec_die""#),
        ])
        #expect(harvest.events.map(\.action) == ["start", "die"])
    }

    private func gap(
        _ lines: [String], since: Int64 = 100, startedAt: Timestamp? = nil, ring: Bool = true, first: Bool = false
    ) -> EventGap? {
        func details(_ start: Timestamp) -> ContainerDetails {
            ContainerDetails(
                startedAt: start, finishedAt: nil, exitCode: 0, oomKilled: false, restartCount: 0, restartPolicy: nil, error: "",
                cpuLimit: nil, memoryLimit: nil, imageDigest: nil, processID: nil)
        }
        let before = details(Timestamp(seconds: 1))
        let context = PollContext(
            known: ["a": .init(state: .running, health: .none, details: before, counters: nil)],
            eventsUntil: first ? nil : since, wantsFacts: false)
        let observation = ContainerObservation(
            identity: .byName(host: "h", name: "web"), engineID: "a", name: "web", image: "", imageID: "", labels: [:], ports: [],
            networks: [], created: now, state: .running, health: .none, statusText: "",
            details: details(startedAt ?? Timestamp(seconds: 1)), counters: nil, usage: Usage())
        let span = EventSpan(context: context, ourTime: nano, engineTime: nil, sharesClock: true)
        let harvest = harvest(lines)
        return EventGap(
            harvest: harvest, isWhole: !ring || harvest.reaches(back: span), span: span, context: context,
            observations: [observation])
    }

    private func runs(_ count: Int, from: Int64) -> [String] {
        (0..<count).map { Documents.event("z", "exec_start: x", nano: from + Int64($0)) }
    }

    @Test("a full ring whose oldest event is later than the last poll is a gap")
    func ranOver() {
        let gap = gap(runs(256, from: nano - 1_000_000_000))
        #expect(gap?.from == Timestamp(milliseconds: 0))
        #expect(gap?.to == now - .seconds(1))
        #expect(gap?.evidence.contains("256") == true)
    }

    @Test("a ring that is not full, reaches back far enough, or belongs to no Docker engine is none; nor is a first poll")
    func noGap() {
        #expect(gap(runs(255, from: nano - 1_000_000_000)) == nil)
        #expect(gap(runs(256, from: 100)) == nil)
        #expect(gap(runs(256, from: nano - 1_000_000_000), ring: false) == nil)
        #expect(gap(runs(256, from: nano - 1_000_000_000), first: true) == nil)
    }

    @Test("a start that no event tells of is a gap, even where the ring did not run over")
    func unseenRestart() {
        let start = now - .seconds(5)
        #expect(gap([], startedAt: start)?.evidence.contains("web") == true)
        #expect(gap([Documents.event("a", "start", nano: nano - 5_000_000_000)], startedAt: start) == nil)
        #expect(gap([], startedAt: now + .seconds(5)) == nil)
    }

    @Test("the span goes on where the last poll ended, by the engine's clock, and to the end of its present second at most")
    func span() {
        let context = PollContext(known: [:], eventsUntil: nano - 15_000_000_000, wantsFacts: false)
        func until(_ engine: Timestamp?, local: Bool = false) -> Int64 {
            EventSpan(context: context, ourTime: nano + 900_000_000, engineTime: engine, sharesClock: local).until
        }
        #expect(until(now) == nano + 900_000_000)
        #expect(until(now - .seconds(10)) == nano - 9_000_000_000)
        #expect(until(now + .seconds(3600)) == nano + 3_601_000_000_000)
        #expect(until(now - .seconds(10), local: true) == nano + 900_000_000)
        #expect(until(nil) == nano + 900_000_000)
        for absurd in [Int64.max / 1_000_000, .max / 1_000_000 - 1, .min / 1_000_000, -1, .max, .min] {
            #expect(until(Timestamp(milliseconds: absurd)) == nano + 900_000_000)
        }
        let setBack = EventSpan(context: context, ourTime: nano - 60_000_000_000, engineTime: nil, sharesClock: true)
        #expect(!setBack.continues)
        #expect(setBack.since == nano - 120_000_000_000)
        #expect(setBack.query == "since=1767229080.000000000&until=1767229140.000000000")
    }

    @Test("a stream gives events as lines complete, whatever the cuts")
    func stream() async throws {
        var splitter = LineSplitter()
        let bytes = Data("one\n\ntwo\nthree".utf8)
        var lines: [String] = []
        for byte in bytes { lines += splitter.take(Data([byte])).map { String(decoding: $0, as: UTF8.self) } }
        lines += splitter.take(Data("!\n".utf8)).map { String(decoding: $0, as: UTF8.self) }
        #expect(lines == ["one", "two", "three!"])
        #expect(splitter.take(Data(repeating: 0x61, count: LineSplitter.maximumLength + 1)).isEmpty)
        #expect(splitter.take(Data("tail of it\nnext\n".utf8)) == [Data("next".utf8)])

        let connection = ScriptedConnection(["/events": Documents.event("a", "oom", nano: 7) + "\ngarbage\n"])
        var events: [EngineEvent] = []
        for try await event in EngineEventStream(connection: connection).events() { events.append(event) }
        #expect(events.map(\.action) == ["oom"])
    }
}
