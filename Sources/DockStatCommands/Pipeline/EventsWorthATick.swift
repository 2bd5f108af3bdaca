internal import DockStatModel

extension EngineEvent {
    /// Whether `watch` ticks at once because of it: what changes how a container is doing.
    var isWorthATick: Bool {
        switch action {
        case "die", "oom", "start", "stop", "kill", "pause", "unpause", "destroy", "rename", "health_status": true
        default: false
        }
    }
}
