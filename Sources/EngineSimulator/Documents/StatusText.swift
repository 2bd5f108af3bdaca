import DockStatModel

extension Condition {
    /// The engine's words for it, such as `Up 3 hours (healthy)` or `Exited (137) 2 minutes ago`.
    func statusText(at now: Int64) -> String {
        func since(_ time: Int64?) -> String { EngineTime.words(max(0, now - (time ?? now))) }
        switch state {
        case .created: return "Created"
        case .paused: return "Up \(since(startedAt)) (Paused)"
        case .restarting: return "Restarting (\(exitCode)) \(since(finishedAt)) ago"
        case .running:
            switch health {
            case .none: return "Up \(since(startedAt))"
            case .starting: return "Up \(since(startedAt)) (health: starting)"
            case .healthy, .unhealthy: return "Up \(since(startedAt)) (\(health.rawValue))"
            }
        case .exited, .dead, .removing, .missing: return "Exited (\(exitCode)) \(since(finishedAt)) ago"
        }
    }
}
