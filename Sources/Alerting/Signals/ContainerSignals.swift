internal import DockStatModel

/// The signals of a container on a host that was reached.
struct ContainerSignals {
    let sample: ContainerSample
    let watchedSince: Timestamp
    let gaps: [EventGap]
    let now: Timestamp

    /// - Parameter host: where nothing is known of when it was first reached, the container's own first sight stands in.
    init(_ sample: ContainerSample, host: HostStatus, now: Timestamp) {
        self.sample = sample
        watchedSince = host.watchedSince ?? sample.status.firstSeen
        gaps = host.gaps
        self.now = now
    }

    func reading(_ condition: RuleCondition) -> SignalReading {
        switch condition.signal {
        case .cpuPercent: usage(sample.status.usage.cpuPercent)
        case .cpuLimitPercent: cpuOfLimit
        case .memoryBytes: usage(sample.status.usage.memoryBytes)
        case .memoryPercent: usage(sample.status.usage.memoryPercent)
        case .memoryLimitPercent: memoryOfLimit
        case .networkRxRate: usage(sample.status.usage.networkRxRate)
        case .networkTxRate: usage(sample.status.usage.networkTxRate)
        case .blockReadRate: usage(sample.status.usage.blockReadRate)
        case .blockWriteRate: usage(sample.status.usage.blockWriteRate)
        case .pids: usage(sample.status.usage.pids)
        case .state: .value(.word(sample.status.state.rawValue))
        case .health: hasProcesses ? .value(.word(sample.status.health.rawValue)) : .clears("it does not run")
        case .service: service
        case .restarts: .value(.number(Double(restarts(within: condition.window ?? RuleCondition.defaultWindow))))
        case .oomKills: .value(.number(Double(oomKills(within: condition.window ?? RuleCondition.defaultWindow))))
        case .exitCode: exitCode
        case .imageOutdated:
            sample.imageOutdated.map { .value(.flag($0)) } ?? .unknown("its registry was not asked or did not answer")
        case .reachable, .jobAge, .receiverFailed: .unknown("this is no signal of a container")
        }
    }

    /// Whether the engine told of an end just now and still lists the container as if it ran.
    func isEndUnlisted(asOf moment: Timestamp) -> Bool {
        guard hasProcesses, !sample.events.isEmpty, let died = LastRun(sample).diedAt else { return false }
        return died > moment - ExitJudgement.listReach
    }

    private var hasProcesses: Bool { sample.status.state == .running || sample.status.state == .paused }

    private func usage(_ value: Double?) -> SignalReading {
        if hasProcesses, let value { return .value(.number(value)) }
        return sample.status.state == .running ? .unknown("there is no reading of it") : .clears("it does not run")
    }

    private var cpuOfLimit: SignalReading {
        guard let details = sample.status.details else { return .unknown("its limits are not known") }
        guard let limit = details.cpuLimit, limit > 0 else { return .clears("it has no CPU limit") }
        return usage(sample.status.usage.cpuPercent.map { $0 / limit })
    }

    /// `memoryPercent` is of the machine's memory where the container has no limit of its own: this is not.
    private var memoryOfLimit: SignalReading {
        guard let details = sample.status.details else { return .unknown("its limits are not known") }
        guard let limit = details.memoryLimit, limit > 0 else { return .clears("it has no memory limit") }
        // Of the limit as the engine reads it now: somebody may have changed it since the details were asked for.
        return usage(sample.status.usage.memoryPercent)
    }

    private var service: SignalReading {
        switch (sample.status.state, sample.status.service) {
        case (.missing, _):
            shouldRunThoughMissing
                ? .value(.word(ServiceState.down.rawValue)) : .clears("it was removed, and nothing says that it should run")
        case (_, .unknown): .unknown("what it means is not known yet")
        case (_, let service): .value(.word(service.rawValue))
        }
    }

    private var exitCode: SignalReading {
        switch sample.status.state {
        case .exited, .dead, .restarting, .missing: break
        case .created, .running, .paused, .removing: return .clears("it has not ended")
        }
        let run = LastRun(sample)
        guard let code = run.exitCode ?? sample.status.details?.exitCode else { return .unknown("no exit code was told") }
        return .value(.number(Double(code)))
    }

    /// Whether a container that the engine no longer lists should run: its restart policy wants it to, and its last run was not
    /// ended by a `stop`. Of a run that ended longer ago than events are kept, nobody knows how; it was told about then, if at all.
    private var shouldRunThoughMissing: Bool {
        guard let details = sample.status.details, let started = details.startedAt else { return false }
        guard details.restartPolicy == .always || details.restartPolicy == .unlessStopped else { return false }
        let run = LastRun(sample)
        if run.isStopped { return false }
        if let died = run.diedAt { return died >= watchedSince }
        guard run.startedAt == nil, let finished = details.finishedAt, finished > started else { return true }
        return finished >= max(watchedSince, now - .hours(23))
    }
}
