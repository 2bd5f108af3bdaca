internal import DockStatModel

extension Finding {
    /// What the engine told.
    ///
    /// - Returns: `nil` for what explains nothing.
    init?(_ event: EngineEvent) {
        let detail = event.detail.map { [$0] } ?? []
        let kind: Kind? =
            switch event.action {
            case "die": .died
            case "oom": .outOfMemory
            case "start": .started
            case "restart": .restarted
            case "kill": .signalled
            case "stop": .stopped
            case "pause": .paused
            case "unpause": .unpaused
            case "create": .created
            case "destroy": .removed
            case "rename": .renamed
            case "health_status": .health
            default: nil
            }
        guard let kind else { return nil }
        self.init(kind, at: event.time)
        if [.died, .signalled, .renamed, .health].contains(kind) { values = detail }
    }

    init(_ change: ImageChange) {
        let from = Self.short(change.from)
        let to = Self.short(change.to)
        if change.fromImage == change.toImage {
            self.init(.rebuilt, change.toImage, from, to, at: change.time)
        } else {
            self.init(.imageChanged, change.fromImage, from, change.toImage, to, at: change.time)
        }
    }

    /// The first twelve digits, as the engine's own tools show.
    private static func short(_ id: String) -> String {
        String((id.hasPrefix("sha256:") ? id.dropFirst("sha256:".count) : id[...]).prefix(12))
    }

    /// How a timeline marks it.
    var entryKind: IncidentEntry.Kind {
        switch kind {
        case .died, .exitCode: .exit
        case .outOfMemory, .killedForMemory: .oomKill
        case .started, .restarted, .restartCount: .restart
        case .rebuilt, .imageChanged: .imageChanged
        case .log: .logs
        case .signalled, .stopped, .paused, .unpaused, .created, .removed, .renamed, .health, .engineError, .sentence:
            .engineEvent
        }
    }
}
