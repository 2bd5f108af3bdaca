extension SimulatedHost {
    /// What an engine says when something happens to a container.
    func told(
        _ happening: Moment.Happening, of container: SimulatedContainer, before: Condition, after: Condition, at time: Int64
    ) -> [SimulatedEvent] {
        func tell(_ action: String, _ extra: [(String, String)] = []) -> SimulatedEvent {
            event(action, of: container, after, extra: extra, at: time)
        }
        switch happening {
        case .create: return [tell("create")]
        case .start: return [network("connect", container, after, at: time - 40_000), tell("start")]
        case .kill(let signal): return [tell("kill", [("signal", "\(signal)")])]
        case .oom: return [tell("oom")]
        case .die(let code, _):
            let lasted = (time - (before.startedAt ?? time)) / EngineTime.second
            return [
                tell("die", [("execDuration", "\(lasted)"), ("exitCode", "\(code)")]),
                network("disconnect", container, after, at: time + 30_000),
            ]
        case .stop: return [tell("stop")]
        case .destroy: return [tell("destroy")]
        case .pause: return [tell("pause")]
        case .unpause: return [tell("unpause")]
        case .healthy: return [tell("health_status: healthy")]
        case .unhealthy: return [tell("health_status: unhealthy")]
        }
    }

    private func network(_ action: String, _ container: SimulatedContainer, _ condition: Condition, at time: Int64)
        -> SimulatedEvent
    {
        let name = networkName(of: container)
        let type = networks.first { $0.name == name }?.driver ?? "bridge"
        return SimulatedEvent(
            time: time, type: "network", action: action, actor: networkID(name),
            attributes: [("container", id(of: container, generation: condition.generation)), ("name", name), ("type", type)],
            image: nil)
    }
}
