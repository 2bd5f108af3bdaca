/// Who may start next: a limit for all, a limit per peer, first come first served within a peer, and turns among peers.
///
/// Ours rather than curl's limits because curl counts waiting time against a request's timeout and takes all unix sockets
/// for one peer.
struct TransferQueue {
    private struct Waiting {
        var id: UInt64
        var perHost: Int
    }

    private struct Lane {
        var waiting: [Waiting] = []
        var head = 0
        var running = 0

        var next: Waiting? { head < waiting.count ? waiting[head] : nil }

        mutating func advance() {
            head += 1
            if head == waiting.count {
                waiting.removeAll(keepingCapacity: true)
                head = 0
            }
        }
    }

    private let limits: TransferLimits
    private var lanes: [String: Lane] = [:]
    /// Peers with somebody waiting, whose turn is next first.
    private var turns: [String] = []
    private var running = 0

    init(limits: TransferLimits) { self.limits = limits }

    mutating func add(_ id: UInt64, to host: String, perHost: Int?) {
        var lane = lanes[host] ?? Lane()
        if lane.next == nil { turns.append(host) }
        lane.waiting.append(Waiting(id: id, perHost: max(1, perHost ?? limits.perHost)))
        lanes[host] = lane
    }

    /// Takes the next that may start; the caller reports its end with `finish`.
    mutating func next() -> UInt64? {
        guard running < limits.total else { return nil }
        for index in turns.indices {
            let host = turns[index]
            guard var lane = lanes[host], let first = lane.next, lane.running < first.perHost else { continue }
            lane.advance()
            lane.running += 1
            running += 1
            turns.remove(at: index)
            if lane.next != nil { turns.append(host) }
            lanes[host] = lane
            return first.id
        }
        return nil
    }

    mutating func finish(host: String) {
        guard var lane = lanes[host], lane.running > 0 else { return }
        lane.running -= 1
        running -= 1
        lanes[host] = lane.running == 0 && lane.next == nil ? nil : lane
    }

    /// Takes out those that shall not start any more.
    mutating func remove(_ ids: Set<UInt64>) {
        for (host, var lane) in lanes where lane.next != nil {
            lane.waiting = lane.waiting[lane.head...].filter { !ids.contains($0.id) }
            lane.head = 0
            if lane.next == nil { turns.removeAll { $0 == host } }
            lanes[host] = lane.running == 0 && lane.next == nil ? nil : lane
        }
    }
}
