import DockStatModel

/// `status.txt`, for curl and lynx: nothing but printable text, at most a line a container.
struct StatusText {
    private static let alertLimit = 20

    var context: RenderContext

    private var data: SiteData { context.data }
    private var words: Words { context.words }

    func text() -> String {
        let clock = context.clock
        var lines: [String] = []
        if context.settings.isDemo { lines.append(words("*** DEMONSTRATION DATA: none of this is real ***")) }
        lines.append(CleanText.line(context.settings.title))
        let sentence = OverviewSentence(
            hosts: data.hosts, containers: data.containers, alerts: context.alerts.tally, words: words)
        lines.append(sentence.text)
        if let firing = firingLine() { lines.append(firing) }
        lines.append(words("as of \(clock.full(data.now)), next due \(clock.seconds(data.nextDue))"))
        let byHost = Dictionary(grouping: data.containers, by: \.identity.host)
        for host in data.hosts {
            lines.append("")
            lines.append("\(CleanText.line(host.name)): \(reachability(of: host))")
            for group in ContainerTable.groups(byHost[host.name] ?? []) {
                for container in group.containers { lines.append(line(container)) }
            }
        }
        if let tick = data.job.ticks.first {
            lines.append("")
            let duration = words.numbers.seconds(tick.duration)
            let cpu = words.numbers.seconds(tick.cpu)
            lines.append(
                words(
                    "last finished tick: \(clock.seconds(tick.time)), \(duration), \(cpu) of processor time, \(tick.hostsReached) of \(tick.hosts) hosts, \(tick.containers) containers, \(tick.filesWritten) files written"
                ))
        }
        for warning in data.warnings { lines.append(words("warning: \(warning, limit: 1000)")) }
        // For terminals and `grep`, where lines break at other places.
        return lines.joined(separator: "\n").replacing("\u{A0}", with: " ") + "\n"
    }

    /// `nil` where nothing fires. Those that nothing is sent about are left to the pages.
    private func firingLine() -> String? {
        let firing = data.alerting.alerts.filter { $0.standing == .firing || $0.standing == .acknowledged }
        guard !firing.isEmpty else { return nil }
        let shown = firing.prefix(StatusText.alertLimit).map { alert in
            let taken = alert.acknowledgement.map { " (\(words("acknowledged by \($0.by, limit: 80)")))" } ?? ""
            return "\(CleanText.line(alert.rule, limit: 80)): \(context.subjectText(alert.subject))\(taken)"
        }
        let more = firing.count > shown.count ? [words("and \(firing.count - shown.count) more")] : []
        return words("firing: \((shown + more).joined(separator: "; "))")
    }

    private func line(_ container: ContainerStatus) -> String {
        let usage = container.usage
        let cells: [(String, Int)] = [
            (words(container.statePhrase), 16), (container.name, 32), (usage.cpuPercent.map(words.numbers.percent) ?? "-", 8),
            (usage.memoryBytes.map(words.numbers.bytes) ?? "-", 10),
            (UptimeText(durations: container.lastDay, words: words).text, 0),
        ]
        return "  " + cells.map { StatusText.padded(CleanText.line($0.0, limit: 80), to: $0.1) }.joined(separator: " ")
    }

    private static func padded(_ text: String, to width: Int) -> String {
        text.count >= width ? text : text + String(repeating: " ", count: width - text.count)
    }

    private func reachability(of host: HostStatus) -> String {
        switch host.reachability {
        case .reachable: words("reachable")
        case .unreachable(let reason): words("unreachable: \(words.told(reason.message), limit: 500)")
        case .untried: words("not tried yet")
        case .unmonitored: words("not monitored")
        }
    }
}
