import DockStatModel

/// Counts, lengths of time and lists as sentences want them.
extension Words {
    /// Small counts in words: `no`, `one`, … `twelve`, `13`.
    func count(_ count: Int) -> String {
        switch count {
        case 0: self("no")
        case 1: self("one")
        case 2: self("two")
        case 3: self("three")
        case 4: self("four")
        case 5: self("five")
        case 6: self("six")
        case 7: self("seven")
        case 8: self("eight")
        case 9: self("nine")
        case 10: self("ten")
        case 11: self("eleven")
        case 12: self("twelve")
        default: String(count)
        }
    }

    /// `2h`, `1h30m`, `0s`: units that are zero are left out.
    func length(_ duration: Duration) -> String {
        let parts = duration.parts.map { count, unit in
            switch unit {
            case .day: self(count == 1 ? "1d" : "\(count)d")
            case .hour: self("\(count)h")
            case .minute: self("\(count)m")
            case .second: self("\(count)s")
            case .millisecond: self("\(count)ms")
            }
        }
        guard let first = parts.first else { return self("\(0)s") }
        return parts.dropFirst().reduce(first) { text, part in self("\(text)\(part)") }
    }

    /// `24h`: a day in hours, as the ranges of charts are called.
    func length(_ range: HistoryRange) -> String {
        switch range {
        case .hour: self("\(1)h")
        case .day: self("\(24)h")
        case .week: self("\(7)d")
        case .month: self("\(30)d")
        }
    }

    /// Without milliseconds from a second on.
    func rough(_ duration: Duration) -> String {
        let milliseconds = duration.inMilliseconds
        return length(milliseconds < 1000 ? duration : .milliseconds(milliseconds / 1000 * 1000))
    }

    /// How long a condition must hold: a length of time, or a number of ticks.
    func hold(_ hold: Rule.Hold) -> String {
        switch hold {
        case .time(let length): self.length(length)
        case .ticks(let count): self(count == 1 ? "1 tick" : "\(count) ticks")
        }
    }

    /// The same, as an alert keeps it: as text.
    func hold(text: String) -> String {
        if let length = Duration(text: text) { return self.length(length) }
        if text == "1 tick" { return hold(.ticks(1)) }
        if text.hasSuffix(" ticks"), let count = Int(text.dropLast(" ticks".count)) { return hold(.ticks(count)) }
        return CleanText.line(text, limit: 40)
    }

    /// `a, b and c`
    func list(_ names: [String]) -> String {
        guard let last = names.last, names.count > 1 else { return names.first ?? "" }
        return self("\(names.dropLast().joined(separator: ", ")) and \(last)")
    }

    /// A sentence out of clauses: with a capital at the beginning and a full stop at the end.
    static func capitalized(_ text: String) -> String { text.prefix(1).uppercased() + text.dropFirst() }
}
