import Testing

@testable import Transfer

struct TransferQueueTests {
    private func drain(_ queue: inout TransferQueue) -> [UInt64] {
        var started: [UInt64] = []
        while let id = queue.next() { started.append(id) }
        return started
    }

    @Test("no more start than the limit for all, and the end of one lets the next in")
    func total() {
        var queue = TransferQueue(limits: TransferLimits(total: 2, perHost: 10))
        for id: UInt64 in 1...3 { queue.add(id, to: "a", perHost: nil) }
        #expect(drain(&queue) == [1, 2])
        queue.finish(host: "a")
        #expect(drain(&queue) == [3])
    }

    @Test("a peer with many requests waits behind its own limit and lets others pass")
    func perHost() {
        var queue = TransferQueue(limits: TransferLimits(total: 10, perHost: 2))
        for id: UInt64 in 1...4 { queue.add(id, to: "a", perHost: nil) }
        queue.add(5, to: "b", perHost: nil)
        #expect(drain(&queue) == [1, 5, 2])
        queue.finish(host: "b")
        #expect(drain(&queue) == [])
        queue.finish(host: "a")
        #expect(drain(&queue) == [3])
    }

    @Test("peers take turns where the limit for all is what holds them")
    func turns() {
        var queue = TransferQueue(limits: TransferLimits(total: 4, perHost: 10))
        for id: UInt64 in 1...4 { queue.add(id, to: "a", perHost: nil) }
        for id: UInt64 in 5...6 { queue.add(id, to: "b", perHost: nil) }
        #expect(drain(&queue) == [1, 5, 2, 6])
    }

    @Test("a request may lift its peer's limit")
    func lifted() {
        var queue = TransferQueue(limits: TransferLimits(total: 10, perHost: 1))
        for id: UInt64 in 1...3 { queue.add(id, to: "a", perHost: 3) }
        #expect(drain(&queue) == [1, 2, 3])
    }

    @Test("what is taken out never starts")
    func removed() {
        var queue = TransferQueue(limits: TransferLimits(total: 10, perHost: 1))
        for id: UInt64 in 1...3 { queue.add(id, to: "a", perHost: nil) }
        #expect(drain(&queue) == [1])
        queue.remove([2])
        queue.finish(host: "a")
        #expect(drain(&queue) == [3])
        queue.finish(host: "a")
        #expect(drain(&queue) == [])
    }
}
