/// The raw counters of one container at one moment, as an engine or the kernel tells them.
package struct CounterReading: Hashable, Sendable, Codable {
    /// When the counters were read, by the clock of the engine's machine, nanoseconds since 1970.
    package var readAt: Int64
    /// Nanoseconds of CPU the container has used since it started.
    package var cpuTotal: UInt64
    /// Nanoseconds of CPU the whole machine has spent since boot, idle included, summed over all CPUs. `nil` on Windows and
    /// where Podman leaves it out: CPU is then reckoned by wall time.
    package var systemCPU: UInt64?
    package var onlineCPUs: Int?
    /// Bytes of the working set: usage less the file cache that could be dropped. `nil` where the engine gave none.
    package var memoryBytes: Int64?
    /// Bytes: the container's limit, or the machine's memory where it has none.
    package var memoryLimit: Int64?
    /// Bytes; `nil` where the container has no network of its own (`--network host` or `none`).
    package var networkRx: UInt64?
    package var networkTx: UInt64?
    /// Bytes; `nil` where the engine gave none.
    package var blockRead: UInt64?
    package var blockWrite: UInt64?
    package var pids: Int?

    package init(
        readAt: Int64, cpuTotal: UInt64, systemCPU: UInt64?, onlineCPUs: Int?, memoryBytes: Int64?, memoryLimit: Int64?,
        networkRx: UInt64?, networkTx: UInt64?, blockRead: UInt64?, blockWrite: UInt64?, pids: Int?
    ) {
        self.readAt = readAt
        self.cpuTotal = cpuTotal
        self.systemCPU = systemCPU
        self.onlineCPUs = onlineCPUs
        self.memoryBytes = memoryBytes
        self.memoryLimit = memoryLimit
        self.networkRx = networkRx
        self.networkTx = networkTx
        self.blockRead = blockRead
        self.blockWrite = blockWrite
        self.pids = pids
    }
}
