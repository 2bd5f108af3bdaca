import DockStatModel
import Testing

@testable import Storage

/// A receiver that answered that it is gone for good is not written to again before a person has seen to it.
struct SwitchedOffTests {
    private func switchOff(_ store: Store) throws {
        try store.enqueue(draft(incident: 1), draft("dev", incident: 1))
        #expect(try store.claim().map(\.entry.id) == [1, 2])
        try store.finish(
            1, .failed(isReceiverBroken: true), duration: .zero, answer: "HTTP 410: the address is gone", jitter: 0,
            switchesOff: true, now: at(60))
        try store.end(2)
    }

    @Test("nothing goes to it any more, also after a restart; the others hear as before, and its reason says what to do")
    func persists() throws {
        let folder = try TemporaryFolder()
        do {
            let store = try Store(path: folder.database, now: start)
            try switchOff(store)
            try store.close()
        }
        let store = try Store(path: folder.database, now: start)
        let health = try #require(try store.health())
        #expect(health.isSwitchedOff && health.failedSince == at(60))
        let reason = "HTTP 410: the address is gone; it is switched off until `dockstat notify test ops` gets through"
        #expect(health.reason == reason)
        try store.enqueue(draft(incident: 2), draft("dev", incident: 2))
        #expect(try store.claim(now: at(90)).map(\.entry.receiver) == ["dev"])
        #expect(try store.entry(3)?.state == .failed)
        #expect(try store.entry(3)?.attempts == 0)
        let answer = "not sent: the receiver is switched off until `dockstat notify test ops` gets through"
        #expect(try store.entry(3)?.lastAnswer == answer)
        let missed = try store.alertPages(now: at(90)).pages.ledger.filter { $0.outbox == 3 }
        #expect(missed.map(\.result) == [.failed] && missed.map(\.answer) == [answer] && missed.map(\.incident) == [2])
    }

    @Test("a test that gets through switches it on")
    func test() throws {
        let store = try Fleet().store
        try switchOff(store)
        try store.noteReceiverWorks("ops", now: at(70))
        #expect(try store.health()?.isSwitchedOff == false && store.health()?.failedSince == nil)
        try store.enqueue(draft(incident: 2))
        #expect(try store.claim(now: at(90)).map(\.entry.id) == [3])
    }

    @Test("so does a person who has a message tried again, one or all", arguments: [true, false])
    func retry(all: Bool) throws {
        let store = try Fleet().store
        try switchOff(store)
        if all {
            #expect(try store.retryFailedOutbox(now: at(70)) == 1)
        } else {
            #expect(try store.retryOutbox(1, now: at(70)))
        }
        #expect(try store.claim(now: at(70)).map(\.entry.id) == [1])
        #expect(try store.health()?.isSwitchedOff == false)
    }

    @Test("a receiver that is broken otherwise is tried with the next message")
    func broken() throws {
        let store = try Fleet().store
        try store.enqueue(draft(incident: 1))
        _ = try store.claim()
        try store.end(1, .failed(isReceiverBroken: true))
        try store.enqueue(draft(incident: 2))
        #expect(try store.claim(now: at(90)).map(\.entry.id) == [2])
    }
}
