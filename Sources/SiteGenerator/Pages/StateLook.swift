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

    /// `99.97 % up, 4.2 % maintenance, 2.1 % unknown`; what the first number leaves out is always told, and where that is most of
    /// the time, of what the number is a share.
    var text: String {
        if durations.uptimePercent != nil { return ([up] + shares).joined(separator: ", ") }
        let occurring = ServiceState.allCases.filter { durations[$0] > .zero }
        if occurring == [.unknown] || occurring.isEmpty {
            return ([words("uptime not observed")] + shares).joined(separator: ", ")
        }
        if occurring.count == 1 { return words("no uptime: \(words(occurring[0].phrase)) all the time") }
        return ([words("no uptime")] + shares).joined(separator: ", ")
    }

    /// `99.97 % up`, or `99.97 % up while it should run` of what was stopped or paused for a time worth a word.
    var up: String {
        UptimeText.isWorthAWord(durations.percent(of: .stopped) + durations.percent(of: .paused))
            ? words("\(percent) up while it should run") : words("\(percent) up")
    }

    /// Of the time that uptime leaves out: `97.9 % stopped`.
    var shares: [String] {
        [ServiceState.stopped, .paused, .maintenance, .unknown].compactMap { state in
            let share = durations.percent(of: state)
            let isTold = state == .stopped || state == .paused ? UptimeText.isWorthAWord(share) : share > 0
            return isTold ? "\(words.numbers.percent(share)) \(words(state.phrase))" : nil
        }
    }

    /// A restart is not.
    private static func isWorthAWord(_ percent: Double) -> Bool { percent >= 1 }

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
