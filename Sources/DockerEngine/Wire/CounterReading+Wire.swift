import DockStatModel

extension CounterReading {
    /// What kind of engine counted: they mean different things by the same keys.
    enum Dialect {
        case docker
        /// Its `system_cpu_usage` is not the machine's: CPU goes by wall time.
        case podman
        /// CPU in units of 100 ns, no machine total.
        case windows
    }

    /// `nil` where the document is that of a container that had stopped: engines then answer zeros.
    ///
    /// Memory is `usage − total_inactive_file` (control groups v1) or `usage − inactive_file` (v2), each only where smaller
    /// than the usage: what `docker stats` shows.
    init?(_ wire: WireStats, dialect: Dialect) {
        guard let readAt = EngineTime.nanoseconds(wire.read) else { return nil }
        let hasMemory = (wire.memory?.usage ?? wire.memory?.privateWorkingSet ?? 0) > 0
        guard wire.cpu.usage.total > 0 || hasMemory || (wire.processes?.current ?? 0) > 0 else { return nil }

        let (ticks, overflow) = wire.cpu.usage.total.multipliedReportingOverflow(by: dialect == .windows ? 100 : 1)
        let online = wire.cpu.online.flatMap { $0 > 0 ? $0 : nil } ?? wire.cpu.usage.perCPU?.count
        let system = dialect == .docker ? wire.cpu.system.flatMap { $0 > 0 ? $0 : nil } : nil
        let networks = wire.networks.flatMap { $0.isEmpty ? nil : Array($0.values) }
        self.init(
            readAt: readAt, cpuTotal: overflow ? .max : ticks, systemCPU: system,
            onlineCPUs: online.flatMap { $0 > 0 ? $0 : nil }, memoryBytes: wire.memory.flatMap(Self.workingSet),
            memoryLimit: wire.memory?.limit.flatMap { $0 > 0 ? Int64(clamping: $0) : nil },
            networkRx: networks.map { CounterSum.of($0.map(\.received)) },
            networkTx: networks.map { CounterSum.of($0.map(\.sent)) },
            blockRead: Self.blockIO(wire, "read") ?? wire.disk?.read,
            blockWrite: Self.blockIO(wire, "write") ?? wire.disk?.written,
            pids: wire.processes?.current)
    }

    private static func workingSet(_ memory: WireStats.Memory) -> Int64? {
        guard let usage = memory.usage else { return memory.privateWorkingSet.map { Int64(clamping: $0) } }
        let cache = memory.parts?.totalInactiveFile ?? memory.parts?.inactiveFile ?? 0
        return Int64(clamping: cache < usage ? usage - cache : usage)
    }

    private static func blockIO(_ wire: WireStats, _ operation: String) -> UInt64? {
        guard let entries = wire.blockIO?.entries else { return nil }
        return CounterSum.of(entries.filter { $0.operation.lowercased() == operation }.map(\.value))
    }
}
