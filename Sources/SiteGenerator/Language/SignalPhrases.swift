import DockStatModel

extension RuleSignal {
    /// What a condition calls by a name of its own, in words.
    var phrase: Phrase {
        switch self {
        case .cpuPercent: "CPU in use"
        case .cpuLimitPercent: "use of the CPU limit"
        case .memoryBytes, .memoryPercent: "memory in use"
        case .memoryLimitPercent: "use of the memory limit"
        case .networkRxRate: "incoming traffic"
        case .networkTxRate: "outgoing traffic"
        case .blockReadRate: "reading from disks"
        case .blockWriteRate: "writing to disks"
        case .pids: "number of processes"
        case .state: "state of the container"
        case .health: "health"
        case .service: "state"
        case .restarts: "number of restarts"
        case .oomKills: "number of kills for lack of memory"
        case .exitCode: "exit code"
        case .imageOutdated: "newer image"
        case .reachable: "reachable"
        case .jobAge: "age of the last tick"
        case .receiverFailed: "failure of the receiver"
        }
    }
}

extension Words {
    /// Where a yes or no, a number of nothing or a state says it in fewer words than `signal is value`; `nil`: it does not.
    func said(_ signal: RuleSignal, _ value: String) -> String? {
        switch (signal, value) {
        case (.reachable, "true"): self("it can be reached")
        case (.reachable, "false"): self("it cannot be reached")
        case (.imageOutdated, "true"): self("there is a newer image")
        case (.imageOutdated, "false"): self("its image is the newest")
        case (.receiverFailed, "true"): self("the receiver does not work")
        case (.receiverFailed, "false"): self("the receiver works")
        case (.oomKills, "0"): self("no more kills for lack of memory")
        case (.restarts, "0"): self("no more restarts")
        case (.service, _), (.health, _), (.state, _): self.value(value).map { self("it is \($0)") }
        default: nil
        }
    }
}
