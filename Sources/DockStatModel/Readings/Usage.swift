/// What a container used, at or just before one tick. A value that was not observed is `nil`, never 0.
package struct Usage: Hashable, Sendable, Codable {
    /// Percent of one core: 200 is two cores.
    package var cpuPercent: Double?
    /// Bytes of the working set.
    package var memoryBytes: Double?
    /// Bytes: the container's limit, or the machine's memory where it has none.
    package var memoryLimit: Double?
    /// Bytes per second.
    package var networkRxRate: Double?
    package var networkTxRate: Double?
    package var blockReadRate: Double?
    package var blockWriteRate: Double?
    /// Processes and threads.
    package var pids: Double?

    package init() {}

    /// Percent of the limit.
    package var memoryPercent: Double? {
        guard let memoryBytes, let memoryLimit, memoryLimit > 0 else { return nil }
        return memoryBytes / memoryLimit * 100
    }

    package subscript(signal: Signal) -> Double? {
        get {
            switch signal {
            case .cpuPercent: cpuPercent
            case .memoryBytes: memoryBytes
            case .memoryLimit: memoryLimit
            case .networkRxRate: networkRxRate
            case .networkTxRate: networkTxRate
            case .blockReadRate: blockReadRate
            case .blockWriteRate: blockWriteRate
            case .pids: pids
            }
        }
        set {
            switch signal {
            case .cpuPercent: cpuPercent = newValue
            case .memoryBytes: memoryBytes = newValue
            case .memoryLimit: memoryLimit = newValue
            case .networkRxRate: networkRxRate = newValue
            case .networkTxRate: networkTxRate = newValue
            case .blockReadRate: blockReadRate = newValue
            case .blockWriteRate: blockWriteRate = newValue
            case .pids: pids = newValue
            }
        }
    }
}

/// The numbers kept as series for every container. The raw value is the word used in rules, queries, JSON and metrics.
package enum Signal: String, Hashable, Sendable, Codable, CaseIterable {
    case cpuPercent = "cpu_percent"
    case memoryBytes = "memory_bytes"
    case memoryLimit = "memory_limit"
    case networkRxRate = "network_rx_rate"
    case networkTxRate = "network_tx_rate"
    case blockReadRate = "block_read_rate"
    case blockWriteRate = "block_write_rate"
    case pids
}
