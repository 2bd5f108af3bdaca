extension Usage {
    /// Counters to rates, against our own previous reading.
    ///
    /// CPU % = Δ`cpuTotal` / Δ`systemCPU` × `onlineCPUs` × 100, the formula of `docker stats`; where the machine's counter is
    /// not told, Δ`cpuTotal` / Δwall time × 100. A first reading, or a counter that fell (a restart), gives no value.
    ///
    /// - Parameter previous: `nil` at a first reading and after a restart.
    package init(from previous: CounterReading?, to current: CounterReading) {
        self.init()
        memoryBytes = current.memoryBytes.map(Double.init)
        memoryLimit = current.memoryLimit.map(Double.init)
        pids = current.pids.map(Double.init)
        guard let previous, current.readAt > previous.readAt, current.cpuTotal >= previous.cpuTotal else { return }
        // Clocks of other machines: a difference that does not fit is no length of time.
        let (elapsed, overflow) = current.readAt.subtractingReportingOverflow(previous.readAt)
        guard !overflow else { return }
        let seconds = Double(elapsed) / 1e9

        let cpuUsed = Double(current.cpuTotal - previous.cpuTotal)
        if let system = current.systemCPU, let earlier = previous.systemCPU, let cpus = current.onlineCPUs {
            if system > earlier { cpuPercent = cpuUsed / Double(system - earlier) * Double(cpus) * 100 }
        } else {
            cpuPercent = cpuUsed / (seconds * 1e9) * 100
        }

        func rate(_ counter: KeyPath<CounterReading, UInt64?>) -> Double? {
            guard let now = current[keyPath: counter], let before = previous[keyPath: counter], now >= before else { return nil }
            return Double(now - before) / seconds
        }
        networkRxRate = rate(\.networkRx)
        networkTxRate = rate(\.networkTx)
        blockReadRate = rate(\.blockRead)
        blockWriteRate = rate(\.blockWrite)
    }
}
