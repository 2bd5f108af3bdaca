/// What a rule may watch. The raw value is its word in rules.
package enum RuleSignal: String, Hashable, Sendable, Codable, CaseIterable {
    case cpuPercent = "cpu_percent"
    case cpuLimitPercent = "cpu_limit_percent"
    case memoryBytes = "memory_bytes"
    case memoryPercent = "memory_percent"
    case memoryLimitPercent = "memory_limit_percent"
    case networkRxRate = "network_rx_rate"
    case networkTxRate = "network_tx_rate"
    case blockReadRate = "block_read_rate"
    case blockWriteRate = "block_write_rate"
    case pids
    /// What the engine reports.
    case state
    case health
    /// What the state means to people: see `ServiceState`.
    case service
    /// Number within a window of time.
    case restarts
    case oomKills = "oom_kills"
    case exitCode = "exit_code"
    case imageOutdated = "image_outdated"
    case reachable
    /// Since the last tick that finished.
    case jobAge = "job_age"
    /// Whether a receiver has failed for good.
    case receiverFailed = "receiver_failed"

    /// What its values are, which decides what a condition may compare it with.
    package enum Unit: Hashable, Sendable {
        case percent, bytes, bytesPerSecond, count, duration, flag
        case word([String])
    }

    package var unit: Unit {
        switch self {
        case .cpuPercent, .cpuLimitPercent, .memoryPercent, .memoryLimitPercent: .percent
        case .memoryBytes: .bytes
        case .networkRxRate, .networkTxRate, .blockReadRate, .blockWriteRate: .bytesPerSecond
        case .pids, .restarts, .oomKills, .exitCode: .count
        case .state: .word(ContainerState.allCases.map(\.rawValue))
        case .health: .word(ContainerHealth.allCases.map(\.rawValue))
        case .service: .word(ServiceState.momentary.map(\.rawValue))
        case .imageOutdated, .reachable, .receiverFailed: .flag
        case .jobAge: .duration
        }
    }

    package var subject: AlertSubject.Kind {
        switch self {
        case .reachable: .host
        case .jobAge: .job
        case .receiverFailed: .receiver
        default: .container
        }
    }

    /// Whether its value is counted over a window, written `in 10m`.
    package var isWindowed: Bool { self == .restarts || self == .oomKills }

    /// Where it is one of the numbers kept as series.
    package var series: Signal? { Signal(rawValue: rawValue) }
}
