import DockStatModel
import Testing

struct UsageTests {
    /// A reading one second after `second` 0, of which a test changes what it is about.
    static func reading(second: Int64, _ change: (inout CounterReading) -> Void = { _ in }) -> CounterReading {
        var reading = CounterReading(
            readAt: second * 1_000_000_000, cpuTotal: 1_000_000_000, systemCPU: 100_000_000_000, onlineCPUs: 4, memoryBytes: 50,
            memoryLimit: 200, networkRx: 1000, networkTx: 2000, blockRead: 3000, blockWrite: 4000, pids: 7)
        change(&reading)
        return reading
    }

    @Test("a first reading has values for now and none for a span")
    func first() {
        var expected = Usage()
        expected.memoryBytes = 50
        expected.memoryLimit = 200
        expected.pids = 7
        let usage = Usage(from: nil, to: Self.reading(second: 0))
        #expect(usage == expected)
        #expect(usage.memoryPercent == 25)
    }

    @Test("CPU is the container's share of what the machine spent, in percent of one core")
    func cpu() {
        let later = Self.reading(second: 2) {
            $0.cpuTotal += 1_000_000_000
            $0.systemCPU = 108_000_000_000
        }
        #expect(Usage(from: Self.reading(second: 0), to: later).cpuPercent == 50)
    }

    @Test("where the machine's counter is not told, CPU is reckoned by wall time")
    func cpuByWallTime() {
        let earlier = Self.reading(second: 0) { $0.systemCPU = nil }
        let later = Self.reading(second: 2) {
            $0.systemCPU = nil
            $0.cpuTotal += 3_000_000_000
        }
        #expect(Usage(from: earlier, to: later).cpuPercent == 150)
    }

    @Test("a machine's counter that stands still or fell gives no CPU", arguments: [100_000_000_000, 99_999_999_999] as [UInt64])
    func systemFell(system: UInt64) {
        let later = Self.reading(second: 1) { $0.systemCPU = system }
        #expect(Usage(from: Self.reading(second: 0), to: later).cpuPercent == nil)
    }

    @Test("rates are bytes per second; what stands still is 0, what is not told has no value")
    func rates() {
        let later = Self.reading(second: 2) {
            $0.networkRx = 5000
            $0.networkTx = nil
            $0.blockWrite = 4001
        }
        let usage = Usage(from: Self.reading(second: 0), to: later)
        #expect(usage.networkRxRate == 2000)
        #expect(usage.networkTxRate == nil)
        #expect(usage.blockReadRate == 0)
        #expect(usage.blockWriteRate == 0.5)
    }

    @Test(
        "a counter that fell gives no value, never a negative rate, and is the new baseline; the others go on",
        arguments: [Signal.networkRxRate, .networkTxRate, .blockReadRate, .blockWriteRate])
    func oneFell(signal: Signal) {
        func set(_ value: UInt64, in reading: inout CounterReading) {
            switch signal {
            case .networkRxRate: reading.networkRx = value
            case .networkTxRate: reading.networkTx = value
            case .blockReadRate: reading.blockRead = value
            default: reading.blockWrite = value
            }
        }
        let fallen = Self.reading(second: 1) { set(10, in: &$0) }
        let usage = Usage(from: Self.reading(second: 0), to: fallen)
        for other in [Signal.networkRxRate, .networkTxRate, .blockReadRate, .blockWriteRate] {
            #expect(usage[other] == (other == signal ? nil : 0))
        }
        let later = Self.reading(second: 2) { set(25, in: &$0) }
        #expect(Usage(from: fallen, to: later)[signal] == 15)
    }

    @Test("after a restart, when CPU time fell, nothing is reckoned over the span")
    func restart() {
        let later = Self.reading(second: 1) {
            $0.cpuTotal = 5
            $0.networkRx = 9000
        }
        let usage = Usage(from: Self.reading(second: 0), to: later)
        #expect(usage.cpuPercent == nil)
        #expect(usage.networkRxRate == nil)
        #expect(usage.memoryBytes == 50)
    }

    @Test("a clock that stands still or went back gives no values", arguments: [0, -1] as [Int64])
    func clock(second: Int64) {
        let usage = Usage(from: Self.reading(second: 0), to: Self.reading(second: second) { $0.networkRx = 9000 })
        #expect(usage.cpuPercent == nil)
        #expect(usage.networkRxRate == nil)
    }

    @Test("extremes of every counter neither trap nor give what is no number")
    func extremes() {
        let numbers: [UInt64] = [0, 1, .max - 1, .max]
        for before in numbers {
            for after in numbers {
                for (start, end) in [(Int64.min, Int64.max), (0, 1), (.max - 1, .max), (-1, .max)] {
                    func reading(_ at: Int64, _ value: UInt64) -> CounterReading {
                        CounterReading(
                            readAt: at, cpuTotal: value, systemCPU: value, onlineCPUs: .max, memoryBytes: .max, memoryLimit: 0,
                            networkRx: value, networkTx: value, blockRead: value, blockWrite: value, pids: .max)
                    }
                    let usage = Usage(from: reading(start, before), to: reading(end, after))
                    for signal in Signal.allCases { #expect(usage[signal]?.isFinite != false) }
                    #expect(usage.memoryPercent == nil)
                }
            }
        }
    }

    @Test("every signal is a value of its own", arguments: Signal.allCases)
    func signals(signal: Signal) {
        var usage = Usage()
        usage[signal] = 42
        for other in Signal.allCases { #expect(usage[other] == (other == signal ? 42 : nil)) }
    }
}
