/// Bytes over all interfaces of a process's network but the loopback.
struct NetworkCounters: Hashable {
    let received: UInt64
    let sent: UInt64

    /// `nil` where there is no interface beside the loopback (`--network none`), or nothing to read.
    init?(of processID: Int, machine: LocalMachine) {
        guard let table = machine.text("\(machine.processes)/\(processID)/net/dev") else { return nil }
        self.init(table: table)
    }

    /// - Parameter table: `/proc/<pid>/net/dev`: name, colon, eight numbers of receiving, eight of sending, bytes first.
    init?(table: String) {
        var received: [UInt64] = []
        var sent: [UInt64] = []
        for line in table.split(separator: "\n") {
            guard let colon = line.firstIndex(of: ":"), line[..<colon].trimmingPrefix(while: { $0 == " " }) != "lo" else {
                continue
            }
            let numbers = line[line.index(after: colon)...].split(separator: " ").compactMap { UInt64($0) }
            guard numbers.count >= 9 else { continue }
            received.append(numbers[0])
            sent.append(numbers[8])
        }
        guard !received.isEmpty else { return nil }
        self.received = CounterSum.of(received)
        self.sent = CounterSum.of(sent)
    }
}
