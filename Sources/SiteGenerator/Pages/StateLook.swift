import DockStatModel

/// How a service state looks in text: a shape, a word, a colour. Never the colour alone.
extension ServiceState {
    /// Name of its colour in style sheets and of its shape.
    var look: String { rawValue }

    /// `<span class="state down"><svg …/>down</span>`
    ///
    /// - Parameter word: said in the language already.
    func badge(_ word: String) -> Markup {
        "<span class=\"state \(look)\"><svg class=\"i\" aria-hidden=\"true\"><use href=\"#s-\(look)\"/></svg>\(word)</span>"
    }

    func badge(in words: Words) -> Markup { badge(words(phrase)) }

    /// All states that containers and bars may show, with shape and meaning, as a list.
    static func legend(_ words: Words) -> Markup {
        let items = ServiceState.allCases.map { state -> Markup in
            "<li>\(state.badge(in: words)) \(words(state.explanation))</li>"
        }
        return "<ul class=\"legend\">\(Markup.joined(items))</ul>"
    }
}

/// Uptime as text with its formula.
struct UptimeText {
    var durations: StateDurations
    var words: Words

    /// `–` where nothing of it was observed.
    var percent: String { durations.uptimePercent.map(words.numbers.uptime) ?? "–" }

    /// `99.97 % up, 4.2 % maintenance, 2.1 % unknown`; what the first number leaves out unasked is always told.
    var text: String {
        let shares = [ServiceState.maintenance, .unknown].compactMap { state -> String? in
            let share = durations.percent(of: state)
            return share > 0 ? "\(words.numbers.percent(share)) \(words(state.phrase))" : nil
        }
        let up = durations.uptimePercent == nil ? words("uptime not observed") : words("\(percent) up")
        return ([up] + shares).joined(separator: ", ")
    }

    /// The formula with the numbers in it, to whole minutes.
    var explanation: String {
        let parts = ServiceState.allCases.compactMap { state -> String? in
            let length = durations[state]
            guard length > .zero else { return nil }
            return "\(words(state.phrase)) \(words.length(UptimeText.rounded(length)))"
        }
        let formula = words(
            "uptime = (up + degraded) ÷ (up + degraded + down); paused, stopped, maintenance and unknown time is left out")
        return formula + (parts.isEmpty ? "" : " — " + parts.joined(separator: ", "))
    }

    private static func rounded(_ length: Duration) -> Duration {
        let milliseconds = length.inMilliseconds
        let unit: Int64 = milliseconds < 60_000 ? 1000 : 60_000
        return .milliseconds((milliseconds + unit / 2) / unit * unit)
    }
}
