import DockStatModel

extension Words {
    /// What it means, as a phrase: `containers web-*, hosts edge, label tier=prod`.
    func callAsFunction(_ matcher: Matcher) -> String {
        var parts: [String] = []
        func add(_ globs: [String], _ phrase: (String) -> Phrase) {
            guard !globs.isEmpty else { return }
            let shown = globs.prefix(12).map { CleanText.line($0, limit: 120) }
            let joined = shown.dropFirst().reduce(shown[0]) { self("\($0) or \($1)") }
            parts.append(self(phrase(globs.count > 12 ? self("\(joined) and \(globs.count - 12) more") : joined)))
        }
        add(matcher.containers) { "containers \($0)" }
        add(matcher.hosts) { "hosts \($0)" }
        add(matcher.stacks) { "stacks \($0)" }
        add(matcher.groups) { "groups \($0)" }
        add(matcher.rules) { "rules \($0)" }
        for (name, glob) in matcher.labels.sorted(by: { $0.key < $1.key }).prefix(12) {
            parts.append(self("label \("\(CleanText.line(name, limit: 120))=\(CleanText.line(glob, limit: 120))")"))
        }
        switch matcher.severity {
        case .critical: parts.append(self("critical ones"))
        case let severity?: parts.append(self("severity \(self(severity.phrase)) or worse"))
        case nil: break
        }
        return parts.isEmpty ? self("everything") : parts.joined(separator: ", ")
    }

    /// `sun 02:00 to 04:00`
    func callAsFunction(_ schedule: MaintenanceWindow.Schedule, _ clock: ClockText) -> String {
        switch schedule {
        case .weekly(let days, let from, let to):
            let names =
                days.isEmpty || days.count == 7 ? self("daily") : days.map { self($0.phrase) }.joined(separator: ", ")
            return self("\(names) \(Words.clock(from)) to \(Words.clock(to))")
        case .cron(let text, let duration): return self("\(text, limit: 120), for \(length(duration))")
        case .once(let from, let to): return self("\(clock.exactText(from)) to \(clock.exactText(to))")
        }
    }

    private static func clock(_ time: MaintenanceWindow.TimeOfDay) -> String {
        func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
        return two(time.minutes / 60) + ":" + two(time.minutes % 60)
    }
}
