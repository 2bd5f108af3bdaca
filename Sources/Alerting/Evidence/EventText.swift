internal import DockStatModel

/// What the engine told, as lines for people.
enum EventText {
    /// - Returns: `nil` for what explains nothing.
    static func line(_ event: EngineEvent) -> (kind: IncidentEntry.Kind, text: String)? {
        switch event.action {
        case "die": (.exit, "ended with exit code \(event.detail ?? "unknown")")
        case "oom": (.oomKill, "out of memory: the kernel killed a process")
        case "start": (.restart, "started")
        case "restart": (.restart, "was restarted")
        case "kill": (.engineEvent, "got signal \(event.detail ?? "unknown")")
        case "stop": (.engineEvent, "was stopped by somebody")
        case "pause": (.engineEvent, "was paused")
        case "unpause": (.engineEvent, "goes on after a pause")
        case "create": (.engineEvent, "was made")
        case "destroy": (.engineEvent, "was removed")
        case "rename": (.engineEvent, "was renamed from \(event.detail ?? "another name")")
        case "health_status": (.engineEvent, "health: \(event.detail ?? "unknown")")
        default: nil
        }
    }

    static func line(_ change: ImageChange) -> String {
        change.fromImage == change.toImage
            ? "was made anew from another \(change.toImage): \(short(change.from)) → \(short(change.to))"
            : "was made anew from another image: \(change.fromImage) (\(short(change.from))) → \(change.toImage) (\(short(change.to)))"
    }

    /// The first twelve digits, as the engine's own tools show.
    private static func short(_ id: String) -> String {
        String((id.hasPrefix("sha256:") ? id.dropFirst("sha256:".count) : id[...]).prefix(12))
    }
}
