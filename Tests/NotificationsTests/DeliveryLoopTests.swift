import DockStatModel
import Synchronization
import TestSupport
import Testing
import Transfer

@testable import Notifications

@Suite(.serialized)
struct DeliveryLoopTests {
    private func deliver(
        _ receivers: [ReceiverConfiguration], _ entries: [OutboxEntry], within: Duration = .seconds(20),
        references: [Int64: String] = [:]
    ) async throws -> RecordedResults {
        let results = RecordedResults()
        let delivery = Delivery(receivers: receivers, language: "en", timeZone: "UTC")
        try await delivery.deliver(
            entries.map { ($0, references[$0.id].map(ConversationReference.init)) }, within: within, now: { Samples.now },
            record: { results.add($0, $1) })
        return results
    }

    @Test("each entry gets one result, in order within its receiver")
    func order() async throws {
        let sink = try await Sink()
        let receivers = ["a", "b"].map { ReceiverConfiguration.webhook("\(sink.url)/hook/ok/\($0)", name: $0) }
        let entries = (1...20).map { Samples.entry(Int64($0), receiver: $0 % 2 == 0 ? "a" : "b") }
        let results = try await deliver(receivers, entries)
        #expect(results.all.count == 20)
        #expect(results.all.allSatisfy { $0.result.isDelivered && $0.result.duration > .zero })
        for name in ["a", "b"] {
            let seen = try sink.requests.filter { $0.path.hasSuffix(name) }.compactMap { $0.headers["webhook-id"] }
            #expect(seen == entries.filter { $0.receiver == name }.map(\.key))
        }
        #expect(try Set(sink.requests.map(\.connection)).count == 2)
    }

    @Test("a conversation that begins in this run goes on in it")
    func references() async throws {
        let sink = try await Sink()
        let receiver = ReceiverConfiguration.discord("\(sink.url)/discord/ok/webhooks/1/t")
        let entries = [
            Samples.entry(1, receiver: "discord", incident: 5), Samples.entry(2, receiver: "discord", incident: 6),
            Samples.entry(3, receiver: "discord", incident: 5, kind: .updated),
        ]
        let results = try await deliver([receiver], entries)
        #expect(try sink.requests.map(\.method) == ["POST", "POST", "PATCH"])
        #expect(results[1]?.outcome == results[3]?.outcome)
    }

    @Test("a receiver that asks to wait ends its turn; the rest is reported as not tried until then")
    func pause() async throws {
        let sink = try await Sink()
        let receiver = ReceiverConfiguration.discord("\(sink.url)/discord/limited90/webhooks/1/t")
        let results = try await deliver([receiver], (1...3).map { Samples.entry($0, receiver: "discord") })
        #expect(results[1]?.outcome == .retry(after: .seconds(90), pausesReceiver: true))
        #expect(results[1]?.isAttempt == true)
        for id in [2, 3] as [Int64] {
            #expect(results[id]?.outcome == .retry(after: .seconds(90), pausesReceiver: true))
            #expect(results[id]?.isAttempt == false)
        }
        #expect(try sink.requests.count == 1)
    }

    @Test("a global limit of Discord holds for all its webhooks here, and for nobody else")
    func globalLimit() async throws {
        let sink = try await Sink()
        let delivery = Delivery(
            receivers: [
                .discord("\(sink.url)/discord/global/webhooks/1/t", name: "a"),
                .discord("\(sink.url)/discord/ok/webhooks/2/t", name: "b"), .webhook("\(sink.url)/hook/ok", name: "c"),
            ], language: "en", timeZone: "UTC")
        let results = RecordedResults()
        func deliver(_ id: Int64, _ receiver: String) async throws {
            try await delivery.deliver(
                [(Samples.entry(id, receiver: receiver), nil)], within: .seconds(10), now: { Samples.now },
                record: { results.add($0, $1) })
        }
        try await deliver(1, "a")
        try await deliver(2, "b")
        try await deliver(3, "c")
        #expect(results[1]?.outcome == .retry(after: .milliseconds(3500), pausesReceiver: true))
        #expect(results[2]?.isAttempt == false)
        let wait = try #require(results[2]?.pause)
        #expect(wait > .zero && wait <= .milliseconds(3500))
        #expect(results[3]?.isDelivered == true)
        #expect(try sink.requests.map(\.path).map { $0.split(separator: "/")[1] } == ["global", "ok"])
    }

    @Test("a limit used up by a success ends the turn as well")
    func lastOne() async throws {
        let sink = try await Sink()
        let receiver = ReceiverConfiguration.discord("\(sink.url)/discord/last/webhooks/1/t")
        let results = try await deliver([receiver], (1...2).map { Samples.entry($0, receiver: "discord") })
        #expect(results[1]?.isDelivered == true)
        #expect(results[2] == .notTried("the receiver asked to wait", after: .milliseconds(1250)))
    }

    @Test(
        "a receiver that is gone, or does not let us in, is asked once in a run: refusals without end ban an address",
        arguments: [
            "slack/no_service", "discord/gone/webhooks/1/t", "discord/401/webhooks/1/t", "discord/403/webhooks/1/t", "hook/410",
        ])
    func gone(path: String) async throws {
        let sink = try await Sink()
        let address = "\(sink.url)/\(path)"
        let receiver: ReceiverConfiguration =
            path.hasPrefix("slack")
            ? .slack(address, name: "r") : path.hasPrefix("hook") ? .webhook(address, name: "r") : .discord(address, name: "r")
        let results = try await deliver([receiver], (1...5).map { Samples.entry($0, receiver: "r") })
        #expect(try sink.requests.count == 1)
        #expect(results[1]?.isFailed == true)
        #expect(results[5]?.isAttempt == false)
    }

    @Test("what failed for the moment is not overtaken by its own incident, and two in a row end the turn")
    func patience() async throws {
        let sink = try await Sink()
        let receiver = ReceiverConfiguration.webhook("\(sink.url)/hook/500")
        let entries = [
            Samples.entry(1, receiver: "hook", incident: 1), Samples.entry(2, receiver: "hook", incident: 1, kind: .updated),
            Samples.entry(3, receiver: "hook", incident: 2), Samples.entry(4, receiver: "hook", incident: 3),
        ]
        let results = try await deliver([receiver], entries)
        #expect((1...4).map { results[Int64($0)]?.isAttempt } == [true, false, true, false])
    }

    @Test("one that hangs delays no other, and the time limit holds")
    func hang() async throws {
        let sink = try await Sink()
        let hung = ReceiverConfiguration.webhook("\(sink.url)/hook/hang", name: "hung")
        let slow = ReceiverConfiguration.command(["/bin/sleep", "60"], timeout: .seconds(60))
        let fine = ReceiverConfiguration.webhook("\(sink.url)/hook/ok", name: "fine")
        let entries =
            [Samples.entry(1, receiver: "hung"), Samples.entry(2, receiver: "hung"), Samples.entry(3, receiver: "command")]
            + (10..<30).map { Samples.entry($0, receiver: "fine") }
        let start = ContinuousClock.now
        let results = try await deliver([hung, slow, fine], entries, within: .seconds(5))
        let took = ContinuousClock.now - start
        #expect(took >= .seconds(5) && took < .seconds(30), "\(took)")
        #expect((10..<30).allSatisfy { results[$0]?.isDelivered == true })
        #expect(results.all.prefix(20).allSatisfy { $0.id >= 10 })
        #expect(results[1]?.outcome == .retry(after: nil, pausesReceiver: false))
        #expect(results[1]?.isAttempt == true)
        #expect(results[2]?.isAttempt == false)
        #expect(results[3]?.outcome == .retry(after: nil, pausesReceiver: false))
    }

    /// Hands out what waits for each receiver, two at a time.
    private actor Waiting {
        private var entries: [String: [OutboxEntry]]
        private(set) var asked: [String] = []

        init(_ entries: [String: [OutboxEntry]]) { self.entries = entries }

        func next(_ receiver: String) -> [Delivery.Entry] {
            asked.append(receiver)
            let next = (entries[receiver] ?? []).prefix(2)
            entries[receiver]?.removeFirst(next.count)
            return next.map { ($0, nil) }
        }
    }

    @Test("each receiver takes more when it has had its own, whatever the others do; one whose turn ended takes none")
    func further() async throws {
        let sink = try await Sink()
        let receivers = ["ok", "hang", "410"].map { ReceiverConfiguration.webhook("\(sink.url)/hook/\($0)", name: $0) }
        let waiting = Waiting([
            "ok": (10..<17).map { Samples.entry($0, receiver: "ok") }, "410": [Samples.entry(30, receiver: "410")],
            "hang": [Samples.entry(40, receiver: "hang")],
        ])
        let results = RecordedResults()
        try await Delivery(receivers: receivers, language: "en", timeZone: "UTC").deliver(
            receivers.enumerated().map { (Samples.entry(Int64($0 + 1), receiver: $1.name), nil) }, within: .seconds(3),
            now: { Samples.now }, further: { await waiting.next($0) }, record: { results.add($0, $1) })
        #expect(results.all.filter { $0.result.isDelivered }.map(\.id) == [1] + (10..<17).map(Int64.init))
        #expect(results[3]?.isFailed == true && results[2]?.isDelivered == false && results.all.count == 10)
        #expect(await waiting.asked == Array(repeating: "ok", count: 5))
    }

    @Test("where no more can be read, everything ends, and it is told")
    func furtherFails() async throws {
        let sink = try await Sink()
        let delivery = Delivery(
            receivers: [.webhook("\(sink.url)/hook/ok")], language: "en", timeZone: "UTC")
        await #expect(throws: Full.self) {
            try await delivery.deliver(
                [(Samples.entry(1, receiver: "hook"), nil)], within: .seconds(10), now: { Samples.now },
                further: { _ in throw Full() }, record: { _, _ in })
        }
        #expect(try sink.requests.count == 1)
    }

    private struct Full: Error {}

    @Test("what cannot be recorded ends everything, and is told")
    func recordFails() async throws {
        let sink = try await Sink()
        let receiver = ReceiverConfiguration.webhook("\(sink.url)/hook/ok")
        let delivery = Delivery(receivers: [receiver], language: "en", timeZone: "UTC")
        await #expect(throws: Full.self) {
            try await delivery.deliver(
                (1...5).map { (Samples.entry($0, receiver: "hook"), nil) }, within: .seconds(10), now: { Samples.now },
                record: { id, _ in if id == 2 { throw Full() } })
        }
        #expect(try sink.requests.count == 2)
    }

    @Test("a run that is cancelled still records each entry once")
    func cancelled() async throws {
        let sink = try await Sink()
        let receiver = ReceiverConfiguration.webhook("\(sink.url)/hook/hang")
        let results = RecordedResults()
        let run = Task {
            try await Delivery(receivers: [receiver], language: "en", timeZone: "UTC").deliver(
                (1...3).map { (Samples.entry($0, receiver: "hook"), nil) }, within: .seconds(60), now: { Samples.now },
                record: { id, result in
                    // As a database would.
                    try Task.checkCancellation()
                    results.add(id, result)
                })
        }
        #expect(try await eventually { try sink.requests.count == 1 })
        run.cancel()
        try await run.value
        #expect(results.all.map(\.id) == [1, 2, 3])
        #expect(results.all.map(\.result.isAttempt) == [true, false, false])
    }

    @Test("entries of a receiver that is not configured fail")
    func unknownReceiver() async throws {
        let results = try await deliver([], [Samples.entry(1, receiver: "gone")])
        #expect(results[1]?.outcome == .failed(isReceiverBroken: false))
    }

    @Test("a test goes the real way")
    func test() async throws {
        let sink = try await Sink()
        let delivery = Delivery(receivers: [.slack("\(sink.url)/slack/ok")], language: "de", timeZone: "UTC")
        let result = await delivery.test(
            "slack", site: "Example", baseURL: "https://status.example.org", key: "dockstat-test-x", now: Samples.now)
        #expect(result?.isDelivered == true)
        #expect(try sink.requests[0].body.contains("Testnachricht von Example"))
        #expect(try sink.violations == [])
        let none = await delivery.test("none", site: "", baseURL: nil, key: "x", now: Samples.now)
        #expect(none == nil)
    }

    @Test("many messages take as long as their receivers answer, over one connection each")
    func pace() async throws {
        let sink = try await Sink()
        let receivers = (0..<4).map { ReceiverConfiguration.webhook("\(sink.url)/hook/slow50/\($0)", name: "r\($0)") }
        let entries = (0..<200).map { Samples.entry(Int64($0), receiver: "r\($0 % 4)") }
        let start = ContinuousClock.now
        let results = try await deliver(receivers, entries, within: .seconds(60))
        let took = ContinuousClock.now - start
        #expect(results.all.count { $0.result.isDelivered } == 200)
        // 50 answers of 50 ms one after the other; one receiver after the other would take 10 s.
        #expect(took >= .milliseconds(2500) && took < .milliseconds(9900), "\(took)")
        #expect(try Set(sink.requests.map(\.connection)).count == 4)
    }
}
