import DockStatModel

/// How a service state looks in text: a shape, a word, a colour. Never the colour alone.
extension ServiceState {
    var word: String { rawValue }

    /// Name of its colour in style sheets and of its shape.
    var look: String { rawValue }

    /// `<span class="state down"><svg …/>down</span>`
    func badge(_ word: String? = nil) -> Markup {
        "<span class=\"state \(look)\"><svg class=\"i\" aria-hidden=\"true\"><use href=\"#s-\(look)\"/></svg>\(word ?? self.word)</span>"
    }

    var explanation: String {
        switch self {
        case .up: "runs, and is healthy where it can tell"
        case .degraded: "runs, but its health check fails"
        case .down: "ended though nobody asked, or restarts over and over"
        case .paused: "paused by somebody"
        case .stopped: "stopped by somebody, finished, or not started yet: no outage"
        case .maintenance: "not up during an announced window; left out of uptime"
        case .unknown: "not observed; unknown is not down"
        }
    }

    /// All states that containers and bars may show, with shape and meaning, as a list.
    static var legend: Markup {
        let items = ServiceState.allCases.map { state -> Markup in "<li>\(state.badge()) \(state.explanation)</li>" }
        return "<ul class=\"legend\">\(Markup.joined(items))</ul>"
    }
}

extension ContainerStatus {
    /// The service state, with the engine's own word where it says more.
    var stateWords: String {
        switch (service, state, health) {
        case (.up, _, .starting): "up, starting"
        case (.up, _, .healthy): "healthy"
        case (.degraded, _, _): "unhealthy"
        case (.down, .restarting, _): "down, restarting"
        case (.stopped, .created, _): "not started"
        case (.unknown, .missing, _): "gone"
        default: service.word
        }
    }
}

/// Uptime as text with its formula.
struct UptimeText {
    var durations: StateDurations

    static let formula =
        "uptime = (up + degraded) ÷ (up + degraded + down); paused, stopped, maintenance and unknown time is left out"

    /// `–` where nothing of it was observed.
    var percent: String { durations.uptimePercent.map(NumberText.uptime) ?? "–" }

    /// `99.97 % up, 4.2 % maintenance, 2.1 % unknown`; what the first number leaves out unasked is always told.
    var words: String {
        let shares = [ServiceState.maintenance, .unknown].compactMap { state -> String? in
            let percent = durations.percent(of: state)
            return percent > 0 ? "\(NumberText.percent(percent)) \(state.word)" : nil
        }
        return ([durations.uptimePercent == nil ? "uptime not observed" : percent + " up"] + shares).joined(separator: ", ")
    }

    /// The formula with the numbers in it, to whole minutes.
    var explanation: String {
        let parts = ServiceState.allCases.compactMap { state -> String? in
            let length = durations[state]
            guard length > .zero else { return nil }
            return "\(state.word) \(UptimeText.rounded(length))"
        }
        return UptimeText.formula + (parts.isEmpty ? "" : " — " + parts.joined(separator: ", "))
    }

    private static func rounded(_ length: Duration) -> String {
        let milliseconds = length.inMilliseconds
        let unit: Int64 = milliseconds < 60_000 ? 1000 : 60_000
        return Duration.milliseconds((milliseconds + unit / 2) / unit * unit).text
    }
}
