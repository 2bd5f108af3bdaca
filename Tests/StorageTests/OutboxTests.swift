import DockStatModel
import GRDB
import Testing

@testable import Storage

struct OutboxTests {
    @Test("what is claimed is being sent, and is not claimed twice while it is over or waits")
    func claim() throws {
        let store = try Fleet().store
        try store.enqueue(draft("ops"), draft("dev"))
        let claimed = try store.claim()
        #expect(claimed.map(\.entry.receiver) == ["ops", "dev"])
        #expect(claimed.allSatisfy { $0.entry.state == .sending && $0.entry.attempts == 1 && $0.entry.lastAttemptAt == at(60) })
        #expect(claimed.first?.entry.message == draft("ops").message)
        for (listed, claimed) in zip(try store.outbox(limit: 9), claimed) {
            #expect(try store.entry(listed.id) == claimed.entry)
            #expect(listed.key == claimed.entry.key && listed.receiver == claimed.entry.receiver)
            #expect(listed.state == .sending && listed.kind == claimed.entry.message.kind)
            #expect(listed.attempts == 1 && listed.lastAttemptAt == at(60) && listed.createdAt == claimed.entry.createdAt)
        }
        #expect(try store.outbox(limit: 9).count == 2)
        try store.end(1)
        try store.end(2, .retry(after: nil, pausesReceiver: false))
        #expect(try store.claim().isEmpty)
        #expect(try store.claim(now: at(64.9)).isEmpty)
        #expect(try store.claim(now: at(65)).map(\.entry.id) == [2])
    }

    @Test("what was being sent when its process died goes again under its key")
    func brokenOff() throws {
        let store = try Fleet().store
        try store.enqueue(draft())
        let first = try #require(try store.claim().first?.entry)
        let again = try #require(try store.claim(now: at(75)).first?.entry)
        #expect(again.key == first.key)
        #expect(again.attempts == 2)
        #expect(again.lastAnswer == "the attempt was broken off; it may have arrived")
    }

    @Test("of several about one incident to one receiver only the newest goes")
    func supersede() throws {
        let store = try Fleet().store
        try store.enqueue(
            draft(incident: 1), draft(incident: 2), draft(incident: 1, kind: .updated), draft("dev", incident: 1),
            draft(incident: 1, kind: .resolved))
        let claimed = try store.claim()
        #expect(claimed.map(\.entry.id).sorted() == [2, 4, 5])
        for id in [1, 3] as [Int64] {
            #expect(try store.entry(id)?.state == .superseded)
            #expect(try store.entry(id)?.lastAnswer == "a newer state went in its place")
        }
    }

    @Test("what waits for a retry, or was broken off, is superseded too")
    func supersedeRetry() throws {
        let store = try Fleet().store
        try store.enqueue(draft(incident: 1), draft(incident: 2))
        _ = try store.claim()
        try store.end(1, .retry(after: .hours(1), pausesReceiver: false))
        try store.enqueue(draft(incident: 1, kind: .resolved), draft(incident: 2, kind: .resolved))
        #expect(try store.claim(now: at(61)).map(\.entry.id) == [3, 4])
        #expect(try store.entry(1)?.state == .superseded)
        #expect(try store.entry(2)?.state == .superseded)
    }

    @Test("messages without an incident keep their order: the later waits until the earlier is over")
    func order() throws {
        let store = try Fleet().store
        try store.enqueue(draft(incident: nil, kind: .digest), draft(incident: nil, kind: .digest))
        #expect(try store.claim().map(\.entry.id) == [1])
        try store.end(1, .retry(after: .seconds(90), pausesReceiver: false))
        #expect(try store.claim(now: at(100)).isEmpty)
        #expect(try store.claim(now: at(150)).map(\.entry.id) == [1])
        try store.end(1, now: at(150))
        #expect(try store.claim(now: at(150)).map(\.entry.id) == [2])
    }

    @Test("a receiver that asked to wait gets nothing until then, and delays no other")
    func pause() throws {
        let store = try Fleet().store
        try store.enqueue(draft("ops", incident: 1), draft("ops", incident: 2), draft("dev", incident: 1))
        _ = try store.claim()
        try store.end(1, .retry(after: .milliseconds(400), pausesReceiver: true))
        try store.release([2, 3])
        #expect(try store.health()?.pausedUntil == at(60.4))
        #expect(try store.claim(now: at(60.3)).map(\.entry.id) == [3])
        #expect(try store.claim(now: at(60.4)).map(\.entry.id).sorted() == [1, 2, 3])
    }

    @Test("a pause told with a success holds too")
    func pauseAfterSuccess() throws {
        let store = try Fleet().store
        try store.enqueue(draft(incident: 1), draft(incident: 2))
        _ = try store.claim()
        try store.end(1, pause: .seconds(2))
        try store.release([2])
        #expect(try store.claim(now: at(61)).isEmpty)
        #expect(try store.claim(now: at(62)).map(\.entry.id) == [2])
        try store.end(2, now: at(62))
        #expect(try store.health()?.pausedUntil == nil)
    }

    @Test("more for one receiver leaves what others have in hand with them, and tries nothing twice in a run")
    func further() throws {
        let store = try Fleet().store
        for incident in 1...4 { try store.enqueue(draft(incident: Int64(incident)), draft("dev", incident: Int64(incident))) }
        let first = try store.claim(limit: 4)
        #expect(first.map(\.entry.receiver) == ["ops", "dev", "ops", "dev"])
        try store.end(1)
        try store.end(3, .retry(after: nil, pausesReceiver: false))
        let more = try store.claimFurther(now: at(60), limit: 2, receiver: "ops")
        #expect(more.map(\.entry.id) == [5, 7] && more.allSatisfy { $0.entry.state == .sending })
        #expect(try store.claimFurther(now: at(60), limit: 2, receiver: "ops").isEmpty)
        #expect(try [2, 4].allSatisfy { try store.entry($0)?.state == .sending && store.entry($0)?.attempts == 1 })
        #expect(try store.entry(6)?.state == .due)
    }

    @Test("the receivers take turns within the limit")
    func turns() throws {
        let store = try Fleet().store
        try store.change {
            $0.outbox = (1...20).map { draft("ops", incident: $0) } + (1...3).map { draft("dev", incident: $0) }
        }
        let claimed = try store.claim(limit: 6)
        #expect(claimed.map(\.entry.receiver) == ["ops", "dev", "ops", "dev", "ops", "dev"])
        #expect(claimed.filter { $0.entry.receiver == "ops" }.map(\.entry.incident) == [1, 2, 3])
    }

    @Test("messages to a receiver that is no longer configured are failed, held ones too")
    func unconfigured() throws {
        let store = try Fleet().store
        try store.enqueue(draft("gone"), draft("gone", incident: 2, held: true), draft("ops"))
        #expect(try store.claim().map(\.entry.receiver) == ["ops"])
        for id in [1, 2] as [Int64] {
            #expect(try store.entry(id)?.state == .failed)
            #expect(try store.entry(id)?.lastAnswer == "the receiver is not configured any more")
        }
        let told = try store.alertPages(now: at(0)).pages.ledger
        #expect(told.map(\.outbox) == [2, 1] && told.map(\.incident) == [2, 1])
        #expect(told.allSatisfy { $0.result == .failed && $0.answer == "the receiver is not configured any more" })
        // Once.
        _ = try store.claim(now: at(60))
        #expect(try store.alertPages(now: at(60)).pages.ledger.count == 2)
    }

    @Test("where no receiver is left at all, what waited is failed as well")
    func nobodyLeft() throws {
        let store = try Fleet().store
        try store.enqueue(draft("gone", held: true))
        #expect(try store.claimDue(now: at(0), limit: 10, receivers: []).isEmpty)
        #expect(try store.entry(1)?.state == .failed)
    }

    @Test("what is held waits until a digest stands for it")
    func held() throws {
        let store = try Fleet().store
        try store.enqueue(draft(held: true))
        #expect(try store.claim().isEmpty)
        try store.change {
            $0.outbox = [draft(incident: nil, kind: .digest)]
            $0.digested = [1]
        }
        #expect(try store.claim().map(\.entry.id) == [2])
        #expect(try store.entry(1)?.state == .superseded)
        #expect(try store.entry(1)?.lastAnswer == "a digest went in its place")
    }

    @Test("a clock that ran ahead and was set right keeps nothing back")
    func clock() throws {
        let store = try Fleet().store
        let ahead = start + .days(3650)
        try store.enqueue(draft(incident: 1), draft(incident: 2), now: ahead)
        let first = try store.claim(now: ahead)
        #expect(first.count == 2)
        try store.end(1, .retry(after: .hours(2), pausesReceiver: true), now: ahead)
        try store.release([2], until: ahead + .hours(2))
        #expect(try store.claim(now: at(60)).map(\.entry.id) == [1, 2])
        try store.end(1, .retry(after: nil, pausesReceiver: false), now: at(60))
        #expect(try !store.claim(now: at(61)).map(\.entry.id).contains(1))
    }

    @Test("keys name their database and never repeat, in a restored copy neither")
    func keys() throws {
        let folder = try TemporaryFolder()
        var keys: [String] = []
        do {
            let store = try Store(path: folder.database, now: start)
            try store.enqueue(draft())
            try store.backup(to: folder.file("copy.sqlite"), now: start)
            try store.enqueue(draft())
            keys = try store.outbox(limit: 9).map(\.key)
            try store.close()
        }
        _ = try Store.restore(from: folder.file("copy.sqlite"), to: folder.database, now: start)
        let restored = try Store(path: folder.database, now: start)
        try restored.enqueue(draft())
        let later = try restored.outbox(limit: 9)
        #expect(later.map(\.id) == [1, 2])
        #expect(later[0].key == keys[0])
        #expect(later[1].key != keys[1])
        #expect((keys + later.map(\.key)).allSatisfy { $0.wholeMatch(of: /dockstat-[0-9a-f]{16}-[12]/) != nil })
    }

    @Test("a message that cannot be read is failed, and the others go")
    func unreadable() throws {
        let store = try Fleet().store
        try store.enqueue(draft(incident: 1), draft(incident: 2))
        try store.write { try $0.execute(sql: #"UPDATE outbox SET message = '{"later":1}' WHERE id = 1"#) }
        #expect(try store.claim().map(\.entry.id) == [2])
        #expect(try store.entry(1)?.state == .failed)
        #expect(try store.entry(1)?.message.kind == .opened)
    }
}
