import DockStatModel

/// An event as a mark on the time axis of a chart.
struct EventMark: Hashable, Sendable {
    enum Kind: String, Hashable, Sendable {
        case died, oom, started, unhealthy, healthy, deployed
    }

    var kind: Kind
    var time: Timestamp
    var text: String
    /// Whether the container came back with another image.
    var isNewImage = false

    /// The marks of those events that change what a reader makes of a curve. At most `limit`, the newest ones: a container that
    /// restarts all the time would bury its own chart.
    static func marks(of events: [EngineEvent], limit: Int = 40) -> [EventMark] {
        var image: String?
        var marks: [EventMark] = []
        for event in events {
            if var mark = EventMark(event) {
                if mark.kind == .deployed, let image, image != event.image { mark.isNewImage = true }
                marks.append(mark)
            }
            image = event.image
        }
        return marks.suffix(limit)
    }

    init?(_ event: EngineEvent) {
        switch (event.action, event.detail) {
        case ("die", _): kind = .died
        case ("oom", _): kind = .oom
        case ("start", _), ("restart", _), ("unpause", _): kind = .started
        case ("create", _): kind = .deployed
        case ("health_status", "unhealthy"?): kind = .unhealthy
        case ("health_status", "healthy"?): kind = .healthy
        default: return nil
        }
        time = event.time
        text = EventWords.sentence(event)
    }

    func drawn(on axis: TimeAxis, clock: ClockText, words: Words) -> Markup {
        guard axis.span.contains(time) else { return .empty }
        let told = "\(clock.moment(time)): \(text)" + (isNewImage ? ", " + words("with another image") : "")
        return "<use href=\"#e-\(kind.rawValue)\" x=\"\(axis.percent(time))\" y=\"132\"><title>\(told)</title></use>"
    }
}

/// Events in words.
enum EventWords {
    static func sentence(_ event: EngineEvent) -> String {
        let detail = event.detail.map { CleanText.line($0, limit: 120) }
        return switch (event.action, detail) {
        case ("die", let code?): "ended with exit code \(code)"
        case ("die", nil): "ended"
        case ("oom", _): "ran out of memory"
        case ("kill", let signal?): "was sent signal \(signal)"
        case ("health_status", let health?): "became \(health)"
        case ("start", _): "started"
        case ("stop", _): "was stopped"
        case ("restart", _): "was restarted"
        case ("create", _): "was created"
        case ("destroy", _): "was removed"
        case ("pause", _): "was paused"
        case ("unpause", _): "went on after a pause"
        case (let action, let detail?): "\(CleanText.line(action, limit: 60)): \(detail)"
        case (let action, nil): CleanText.line(action, limit: 60)
        }
    }
}
