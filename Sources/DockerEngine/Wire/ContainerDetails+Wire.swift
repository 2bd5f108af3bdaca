import DockStatModel

extension ContainerDetails {
    init(_ wire: WireInspection) {
        let host = wire.hostConfig
        self.init(
            startedAt: wire.state.startedAt.flatMap(EngineTime.timestamp(_:)),
            finishedAt: wire.state.finishedAt.flatMap(EngineTime.timestamp(_:)),
            exitCode: wire.state.exitCode, oomKilled: wire.state.oomKilled ?? false, restartCount: wire.restartCount,
            restartPolicy: host?.restartPolicy.flatMap { $0.name.flatMap { $0.isEmpty ? .no : RestartPolicy(rawValue: $0) } },
            error: wire.state.error ?? "", cpuLimit: host.flatMap(Self.cpuLimit),
            memoryLimit: host?.memory.flatMap { $0 > 0 ? $0 : nil }, imageDigest: wire.manifest?.digest,
            processID: wire.state.processID.flatMap { $0 > 0 ? $0 : nil })
    }

    private static func cpuLimit(_ host: WireInspection.HostConfig) -> Double? {
        if let nano = host.nanoCPUs, nano > 0 { return Double(nano) / 1e9 }
        guard let quota = host.cpuQuota, quota > 0 else { return nil }
        // The kernel's period where none is set.
        let period = host.cpuPeriod.flatMap { $0 > 0 ? $0 : nil } ?? 100_000
        return Double(quota) / Double(period)
    }
}
