import DockStatModel

extension Matcher {
    /// What it means, as a phrase: `containers web-*, hosts edge, label tier=prod`.
    var words: String {
        var parts: [String] = []
        func add(_ noun: String, _ globs: [String]) {
            guard !globs.isEmpty else { return }
            let shown = globs.prefix(12).map { CleanText.line($0, limit: 120) }.joined(separator: " or ")
            parts.append("\(noun) \(shown)" + (globs.count > 12 ? " and \(globs.count - 12) more" : ""))
        }
        add("containers", containers)
        add("hosts", hosts)
        add("stacks", stacks)
        add("groups", groups)
        add("rules", rules)
        for (name, glob) in labels.sorted(by: { $0.key < $1.key }).prefix(12) {
            parts.append("label \(CleanText.line(name, limit: 120))=\(CleanText.line(glob, limit: 120))")
        }
        if let severity { parts.append(severity == .critical ? "critical ones" : "severity \(severity.rawValue) or worse") }
        return parts.isEmpty ? "everything" : parts.joined(separator: ", ")
    }
}

extension MaintenanceWindow.Schedule {
    private static func clock(_ time: MaintenanceWindow.TimeOfDay) -> String {
        func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
        return two(time.minutes / 60) + ":" + two(time.minutes % 60)
    }

    /// `sun 02:00 to 04:00`
    func words(_ clockText: ClockText) -> String {
        switch self {
        case .weekly(let days, let from, let to):
            let names = days.isEmpty || days.count == 7 ? "daily" : days.map(\.rawValue).joined(separator: ", ")
            return "\(names) \(Self.clock(from)) to \(Self.clock(to))"
        case .cron(let text, let duration): return "\(CleanText.line(text, limit: 120)), for \(duration.text)"
        case .once(let from, let to): return "\(clockText.exactText(from)) to \(clockText.exactText(to))"
        }
    }
}
