import DockStatModel
import Storage
import Testing

struct TickRecordTests {
    @Test("a tick that has not come to its end is recent, but not finished")
    func finished() throws {
        let fleet = try Fleet()
        try fleet.tick(at(0), [])
        #expect(try fleet.store.recentTicks(limit: 9).map(\.time) == [at(0)])
        #expect(try fleet.store.finishedTicks(limit: 9).isEmpty)
        let record = TickRecord(
            time: at(0), duration: .milliseconds(31), hosts: 1, hostsReached: 1, containers: 1, cpu: .milliseconds(12),
            filesWritten: 7)
        try fleet.store.finish(record)
        #expect(try fleet.store.finishedTicks(limit: 9) == [record])
    }
}
