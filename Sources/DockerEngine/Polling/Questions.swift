import DockStatModel

/// One thing to ask after the list is known.
enum Question: Hashable {
    case inspect(id: String)
    case stats(id: String)
    case info, images, networks, volumes

    func path(api: APIVersion) -> String {
        switch self {
        case .inspect(let id): "/v\(api)/containers/\(id)/json"
        case .stats(let id): "/v\(api)/containers/\(id)/stats?stream=false&one-shot=true"
        case .info: "/v\(api)/info"
        case .images: "/v\(api)/images/json"
        case .networks: "/v\(api)/networks"
        case .volumes: "/v\(api)/volumes"
        }
    }
}

/// What this poll has to ask, all of it at once.
struct Questions {
    private(set) var all: [Question] = []
    /// Container names by engine id, for warnings.
    private(set) var names: [String: String] = [:]

    /// - Parameters:
    ///   - engineNow: the engine's clock.
    ///   - touched: ids of containers that events since the last poll name.
    ///   - lostSince: from when on events may be lost; `nil` where none are.
    ///   - readsFiles: whether counters come from files, so that the API need not be asked for them.
    init(
        list: [ListedContainer], context: PollContext, engineNow: Timestamp, touched: Set<String>, lostSince: Timestamp?,
        dialect: EngineDialect, readsFiles: Bool
    ) {
        for container in list {
            names[container.id] = container.name
            let known = context.known[container.id]
            if touched.contains(container.id) || Self.hasChanged(container, since: known, engineNow: engineNow)
                || Self.mayHaveBegun(container, since: lostSince, engineNow: engineNow)
            {
                all.append(.inspect(id: container.id))
            }
            if container.state == .running, !readsFiles { all.append(.stats(id: container.id)) }
        }
        if context.wantsFacts { all += [.info, .images, .networks, .volumes] }
    }

    init(readings containers: [ListedContainer]) {
        all = containers.map { .stats(id: $0.id) }
        names = Dictionary(containers.map { ($0.id, $0.name) }) { first, _ in first }
    }

    /// Whether what inspect told earlier may no longer hold. The status text alone changes all the time (`Up 5 minutes`); what
    /// counts is an age shorter than this run can have, or another exit code. A clock that is a little off costs an inspect.
    static func hasChanged(_ container: ListedContainer, since known: PollContext.KnownContainer?, engineNow: Timestamp) -> Bool {
        guard let known, let details = known.details else { return true }
        if container.state != known.state || container.health != known.health { return true }
        let began: Timestamp?
        switch container.state {
        case .running, .paused: began = details.startedAt
        case .exited, .dead, .restarting:
            began = details.finishedAt
            if let exitCode = container.status.exitCode, exitCode != details.exitCode { return true }
        case .created, .removing, .missing: return false
        }
        guard let began, let age = container.status.age else { return false }
        return engineNow - began > age.upperBound
    }

    /// Whether this run, or its end, may be of a time whose events are lost. A restart soon after the start that is known makes
    /// an age that both could have.
    static func mayHaveBegun(_ container: ListedContainer, since lostSince: Timestamp?, engineNow: Timestamp) -> Bool {
        guard let lostSince, let age = container.status.age else { return false }
        // The engine's clock may be told in whole seconds.
        return engineNow + .seconds(1) - age.lowerBound >= lostSince
    }
}
