import DockStatModel
import Foundation
import Testing

@testable import Storage

/// A process that delivers is killed, and another one goes on: nothing may be lost, and a message may only come twice where its
/// receiver had it and the database did not know yet.
struct OutboxCrashTests {
    private struct Ground {
        let folder: TemporaryFolder
        var sink: String { folder.file("sink") }
        let keys: Set<String>

        init() throws {
            folder = try TemporaryFolder()
            let store = try Store(path: folder.database, now: start)
            try store.change(now: start - .days(1)) {
                $0.outbox = (1...5).flatMap { [draft("ops", incident: $0), draft("dev", incident: $0)] }
            }
            keys = Set(try store.outbox(limit: 99).map(\.key))
            try store.close()
        }

        /// - Returns: whether it came to its end, and in how many steps.
        func deliver(_ fault: [String] = []) throws -> Int? {
            let writer = try WriterProcess(["deliver", folder.database, sink] + fault)
            let line = writer.line()
            writer.kill()
            return line.flatMap { $0.hasPrefix("steps ") ? Int($0.dropFirst(6)) : nil }
        }

        /// What receivers saw: pairs of word and key, in order.
        func told() throws -> [(word: String, key: String)] {
            guard FileManager.default.fileExists(atPath: sink) else { return [] }
            return try String(contentsOfFile: sink, encoding: .utf8).split(separator: "\n").map {
                let parts = $0.split(separator: " ").map(String.init)
                return (parts[0], parts[1])
            }
        }

        func check(crashes: Int) throws {
            let told = try told()
            let sent = told.filter { $0.word == "sent" }.map(\.key)
            #expect(Set(sent) == keys, "lost: \(keys.subtracting(sent))")
            #expect(sent.count - keys.count <= crashes)
            for key in keys {
                let words = told.filter { $0.key == key }.map(\.word)
                let known = words.firstIndex(of: "kept") ?? words.count
                #expect(!words[known...].contains("sent"), "\(key) came again though it was known: \(words)")
            }
            let store = try Store(path: folder.database, now: start)
            #expect(try store.outbox(limit: 99).allSatisfy { $0.state == .delivered })
            #expect(try store.integrityCheck() == [])
        }
    }

    @Test("killed at each step of a delivery, nothing is lost, and only what was sent and not yet known comes twice")
    func everyStep() throws {
        let whole = try #require(try Ground().deliver())
        #expect(whole == 38)
        for step in 1...whole {
            let ground = try Ground()
            #expect(try ground.deliver(["step", "\(step)"]) == nil)
            let before = try ground.told()
            _ = try #require(try ground.deliver())
            try ground.check(crashes: 1)
            let repeated = try ground.told().filter { $0.word == "sent" }.count - ground.keys.count
            // Died after the receiver had it and before it was written down.
            let store = try Store(path: ground.folder.database, now: start)
            let twice = try store.outbox(limit: 99).filter { $0.attempts == 2 }.map(\.key)
            let isBetween = before.last?.word == "sent" && before.last.map { twice.contains($0.key) } ?? false
            #expect(repeated == (isBetween ? 1 : 0), "step \(step)")
        }
    }

    @Test("killed again and again at any moment, nothing is lost")
    func anyMoment() throws {
        let ground = try Ground()
        var crashes = 0
        for round in 0..<60 {
            let moment = 150 + (round * 977) % 6000
            if try ground.deliver(["after", "\(moment)"]) != nil { break }
            crashes += 1
        }
        _ = try #require(try ground.deliver())
        #expect(crashes > 0)
        try ground.check(crashes: crashes)
    }

    @Test("an acknowledgement given while another process evaluates is never lost, and no id is given twice")
    func race() throws {
        let folder = try TemporaryFolder()
        let store = try Store(path: folder.database, now: start, busyTimeout: .seconds(60))
        let rounds = 120
        let evaluating = try WriterProcess(["evaluate", folder.database, "\(rounds)"])
        for round in 0..<rounds {
            #expect(evaluating.line() == "round \(round)")
            #expect(try store.acknowledge(alert: Int64(round + 1), by: "Ann", reason: "\(round)", now: at(0)))
            let id = try store.addSilence(
                Silence(id: 0, matcher: Matcher(), start: at(0), end: at(9), reason: "", author: "", createdAt: at(0)))
            #expect(id == Int64(round + 1))
        }
        #expect(evaluating.line() == nil)
        let alerts = try store.alertingState(now: at(0)).alerts
        #expect(alerts.map(\.id) == Array(1...Int64(rounds)))
        #expect(alerts.map { $0.acknowledgement?.reason } == (0..<rounds).map { "\($0)" })
        #expect(alerts.first?.value == "round \(rounds - 1)")
    }
}
