import DockStatModel
import Foundation
import GRDB
import Testing

@testable import Storage

struct AuditTests {
    private func entry(_ number: Int) -> AuditEntry {
        AuditEntry(
            time: Timestamp(seconds: 1_800_000_000 + Int64(number)), actor: "Ann", source: .api, address: "192.0.2.1",
            action: "silence.add", subject: "silence \(number)", after: "{\"id\":\(number)}")
    }

    @Test("every entry follows from the one before; a change, a gap and another order are found")
    func chain() throws {
        let fleet = try Fleet()
        let store = fleet.store
        #expect(try store.verifyAudit() == .intact(entries: 0, last: AuditEntry.origin))
        var hashes: [String] = []
        for number in 1...5 { hashes.append(try store.operate { try $0.append(entry(number)) }.hash) }
        #expect(try store.verifyAudit() == .intact(entries: 5, last: hashes[4]))
        #expect(try store.verifyAudit(known: hashes[2]) == .intact(entries: 5, last: hashes[4]))
        #expect(try store.verifyAudit(known: String(repeating: "a", count: 64)) != .intact(entries: 5, last: hashes[4]))
        #expect(try store.auditEntries(limit: 2).map(\.subject) == ["silence 5", "silence 4"])
        // Against mistakes there are triggers; somebody with the file takes them away.
        let queue = try DatabaseQueue(path: store.path)
        for sql in ["DELETE FROM audit WHERE id = 3", "UPDATE audit SET actor = 'Bob' WHERE id = 3"] {
            #expect(throws: DatabaseError.self) { try queue.write { try $0.execute(sql: sql) } }
        }
        try queue.write { try $0.execute(sql: "DROP TRIGGER audit_keeps_rows; DROP TRIGGER audit_keeps_values") }
        try queue.write { try $0.execute(sql: "UPDATE audit SET reason = 'x' WHERE id = 3") }
        #expect(try store.verifyAudit() == .broken(at: 3, reason: "it is not what was written"))
        try queue.write { try $0.execute(sql: "UPDATE audit SET reason = '' WHERE id = 3") }
        #expect(try store.verifyAudit() == .intact(entries: 5, last: hashes[4]))
        try queue.write { try $0.execute(sql: "DELETE FROM audit WHERE id = 2") }
        #expect(try store.verifyAudit() == .broken(at: 2, reason: "it is missing"))
    }

    @Test("a change that fails leaves no entry, and an entry that fails leaves no change")
    func together() throws {
        let fleet = try Fleet()
        let store = fleet.store
        struct Refused: Error {}
        let silence = Silence(
            id: 0, matcher: Matcher(), start: .epoch, end: Timestamp(seconds: 4_000_000_000), reason: "", author: "Ann",
            createdAt: .epoch)
        #expect(throws: Refused.self) {
            try store.operate { transaction in
                _ = try transaction.addSilence(silence)
                try transaction.append(entry(1))
                throw Refused()
            }
        }
        #expect(try store.silences() == [] && store.auditEntries(limit: 9) == [])
    }

    @Test("parts of entries cannot be moved from one to the next without another hash")
    func parts() throws {
        var first = entry(1)
        first.actor = "AnnB"
        first.reason = ""
        var second = first
        second.actor = "Ann"
        second.address = "B" + second.address
        #expect(first.hashed != second.hashed)
        second = first
        second.before = ""
        #expect(first.hashed != second.hashed)
    }
}
