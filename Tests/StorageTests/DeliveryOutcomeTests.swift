import DockStatModel
import Testing

@testable import Storage

struct DeliveryOutcomeTests {
    private func sending(_ drafts: OutboxDraft...) throws -> Store {
        let store = try Fleet().store
        try store.change { $0.outbox = drafts }
        _ = try store.claim()
        return store
    }

    @Test("delivered: message, ledger, health and conversation say so at once")
    func delivered() throws {
        let store = try sending(draft())
        #expect(try store.end(1, .delivered(reference: ConversationReference(text: "C1/17.5"))) == .delivered)
        let entry = try #require(try store.entry(1))
        #expect(entry.deliveredAt == at(60) && entry.lastAnswer == "HTTP 200" && entry.state == .delivered)
        let record = DeliveryRecord(
            outbox: 1, receiver: "ops", incident: 1, kind: .opened, time: at(60), duration: .milliseconds(120),
            result: .delivered, answer: "HTTP 200")
        #expect(try store.alertPages(now: at(60)).pages.ledger == [record])
        #expect(try store.health()?.lastDeliveredAt == at(60))
        try store.enqueue(draft(kind: .updated), draft("dev", kind: .updated))
        let next = try store.claim()
        #expect(next.map(\.reference) == [ConversationReference(text: "C1/17.5"), nil])
    }

    @Test("a later answer without a reference keeps the conversation's")
    func reference() throws {
        let store = try sending(draft())
        try store.end(1, .delivered(reference: ConversationReference(text: "1")))
        try store.enqueue(draft(kind: .updated))
        _ = try store.claim()
        try store.end(2, .delivered(reference: nil))
        try store.enqueue(draft(kind: .resolved))
        #expect(try store.claim().first?.reference == ConversationReference(text: "1"))
    }

    @Test("a broken receiver is so since its first failure and until a message gets through")
    func broken() throws {
        let store = try sending(draft(incident: 1), draft(incident: 2), draft(incident: 3))
        #expect(try store.end(1, .failed(isReceiverBroken: true), now: at(60)) == .failed)
        #expect(try store.end(2, .failed(isReceiverBroken: true), now: at(90)) == .failed)
        var health = try #require(try store.health())
        #expect(health.failedSince == at(60) && health.reason == "HTTP 200" && health.lastFailedAt == at(90))
        try store.end(3, now: at(100))
        health = try #require(try store.health())
        #expect(health.failedSince == nil && health.reason == nil)
    }

    @Test("a message that is refused says nothing of its receiver")
    func refused() throws {
        let store = try sending(draft())
        #expect(try store.end(1, .failed(isReceiverBroken: false)) == .failed)
        #expect(try store.health()?.failedSince == nil)
        #expect(try store.claim(now: at(9999)).isEmpty)
    }

    @Test("retries follow the schedule for a day, then the message fails and its receiver with it")
    func givesUp() throws {
        let store = try sending(draft())
        var now = at(60)
        var waits: [Duration] = []
        while try store.end(1, .retry(after: nil, pausesReceiver: false), now: now) == .due {
            let next = try #require(try store.entry(1)).nextAttemptAt
            waits.append(next - now)
            now = next
            #expect(try store.claim(now: now).count == 1)
        }
        #expect(waits.prefix(6) == [.seconds(5), .seconds(30), .minutes(2), .minutes(10), .minutes(30), .hours(1)])
        #expect(now - at(60) > .hours(23) && now - at(60) <= .hours(24))
        #expect(try store.entry(1)?.state == .failed)
        #expect(try store.entry(1)?.lastAnswer == "gave up after a day: HTTP 200")
        #expect(try store.health()?.failedSince == now)
        #expect(try store.alertPages(now: now).pages.ledger.map(\.result).last == .retried)
        #expect(try store.alertPages(now: now).pages.ledger.map(\.result).first == .failed)
    }

    @Test("waits that the receiver asked for use nothing of the schedule up")
    func asked() throws {
        let store = try sending(draft())
        var now = at(60)
        for _ in 0..<100 {
            #expect(try store.end(1, .retry(after: .milliseconds(400), pausesReceiver: true), now: now) == .due)
            now = now + .seconds(15)
            #expect(try store.claim(now: now).count == 1)
        }
        #expect(try store.end(1, .retry(after: nil, pausesReceiver: false), now: now) == .due)
        #expect(try store.entry(1)?.nextAttemptAt == now + .seconds(5))
    }

    @Test("the day counts from the first attempt, however long the message waited for it")
    func sleptIn() throws {
        let store = try Fleet().store
        try store.enqueue(draft())
        let later = at(60) + .days(5)
        _ = try store.claim(now: later)
        #expect(try store.end(1, .retry(after: nil, pausesReceiver: false), now: later) == .due)
    }

    @Test("what a person takes out while it is being sent stays out, unless it arrived")
    func dropped() throws {
        let store = try sending(draft(incident: 1), draft(incident: 2), draft(incident: 3))
        for id in [1, 2, 3] as [Int64] { #expect(try store.dropOutbox(id, now: at(60))) }
        #expect(try store.end(1, .retry(after: nil, pausesReceiver: false)) == .dropped)
        #expect(try store.end(2, .failed(isReceiverBroken: false)) == .dropped)
        #expect(try store.end(3) == .delivered)
        #expect(try store.claim(now: at(9999)).isEmpty)
        #expect(try store.alertPages(now: at(60)).pages.ledger.count == 3)
    }

    @Test("what is given back was never tried")
    func release() throws {
        let store = try sending(draft())
        try store.release([1], until: at(100))
        let entry = try #require(try store.entry(1))
        #expect(entry.attempts == 0 && entry.lastAttemptAt == nil && entry.state == .due)
        #expect(try store.claim(now: at(99)).isEmpty)
        _ = try store.claim(now: at(100))
        try store.end(1, .retry(after: nil, pausesReceiver: false), now: at(100))
        _ = try store.claim(now: at(200))
        try store.release([1])
        #expect(try store.entry(1)?.attempts == 1)
        #expect(try store.entry(1)?.lastAttemptAt == at(100))
    }

    @Test("the end of a message that is not there is told")
    func unknown() throws {
        #expect(try Fleet().store.end(5) == nil)
    }
}
