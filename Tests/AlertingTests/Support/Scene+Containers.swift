import DockStatModel

extension Scene {
    /// A container that runs since the scene began; made and started before, without events.
    mutating func add(
        _ name: String, host: String = "h", stack: String? = nil, labels: [String: String] = [:],
        policy: RestartPolicy = .unlessStopped
    ) {
        var labels = labels
        if let stack {
            labels[ComposeLabel.project] = stack
            labels[ComposeLabel.service] = name
        }
        let details = ContainerDetails(
            startedAt: Scene.beginning - .days(2), finishedAt: nil, exitCode: 0, oomKilled: false, restartCount: 0,
            restartPolicy: policy, error: "", cpuLimit: nil, memoryLimit: 1 << 30, imageDigest: nil, processID: 1)
        containers[name] = ContainerSample(
            status: ContainerStatus(
                identity: ContainerIdentity(host: host, name: name, labels: labels), name: name, slug: name,
                engineID: "id-\(name)",
                image: "\(name):1", imageID: "sha256:1", labels: labels, ports: [], networks: [],
                created: Scene.beginning - .days(2),
                state: .running, health: .none, statusText: "Up", details: details, service: .up, serviceSince: Scene.beginning,
                usage: Usage(), observedAt: now, firstSeen: Scene.beginning, lastDay: StateDurations()))
    }

    subscript(name: String) -> ContainerSample {
        get { containers[name] ?? Self.nobody }
        set { containers[name] = newValue }
    }

    private static var nobody: ContainerSample {
        var scene = Scene([])
        scene.add("nobody")
        return scene.containers["nobody"] ?? ContainerSample(status: scene["nobody"].status)
    }

    /// The engine tells something, `after` the last tick.
    mutating func tell(_ name: String, _ action: String, _ detail: String? = nil, after: Duration = .seconds(5)) {
        let time = now + after
        self[name].events.append(
            EngineEvent(
                timeNanoseconds: time.milliseconds * 1_000_000, engineID: self[name].status.engineID, containerName: name,
                action: action, detail: detail, image: self[name].status.image))
    }

    /// How an end looks in the engine's list. What events told of it is up to the caller.
    mutating func end(
        _ name: String, code: Int, stopRequested: Bool?, state: ContainerState = .exited, after: Duration = .seconds(5)
    ) {
        let end = now + after
        self[name].status.state = state
        self[name].status.details?.exitCode = code
        self[name].status.details?.finishedAt = end
        self[name].status.statusText = "Exited (\(code))"
        self[name].status.usage = Usage()
        self[name].status.service = ServiceState(
            state: state, health: .none, exitCode: code, restartPolicy: self[name].status.details?.restartPolicy,
            stopRequested: stopRequested)
    }

    /// It ends by itself, and the engine tells.
    mutating func crash(_ name: String, code: Int = 1, after: Duration = .seconds(5)) {
        tell(name, "die", "\(code)", after: after)
        end(name, code: code, stopRequested: false, after: after)
    }

    /// As `docker stop` does it.
    mutating func stop(_ name: String, code: Int = 137, after: Duration = .seconds(5)) {
        tell(name, "kill", "15", after: after - .milliseconds(300))
        tell(name, "die", "\(code)", after: after)
        tell(name, "stop", after: after + .milliseconds(20))
        end(name, code: code, stopRequested: true, after: after)
    }

    mutating func start(_ name: String, after: Duration = .seconds(6)) {
        tell(name, "start", after: after)
        let beginning = now + after
        self[name].status.state = .running
        self[name].status.service = .up
        self[name].status.details?.startedAt = beginning
    }

    /// Crashes and is started again by its restart policy before the next tick.
    mutating func restart(_ name: String, after: Duration = .seconds(5)) {
        crash(name, after: after)
        start(name, after: after + .milliseconds(200))
        self[name].status.details?.restartCount += 1
    }

    /// It is no longer in the engine's list.
    mutating func vanish(_ name: String) {
        tell(name, "destroy", after: .seconds(7))
        self[name].status.state = .missing
        self[name].status.service = .unknown
        self[name].status.usage = Usage()
    }

    mutating func memory(_ name: String, percent: Double?) {
        self[name].status.usage.memoryBytes = percent
        self[name].status.usage.memoryLimit = 100
    }

    mutating func health(_ name: String, _ health: ContainerHealth) { self[name].status.health = health }
}
