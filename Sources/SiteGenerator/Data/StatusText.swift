import DockStatModel

/// `status.txt`, for curl and lynx: nothing but printable text, at most a line a container.
struct StatusText {
    private static let alertLimit = 20

    var context: RenderContext

    private var data: SiteData { context.data }

    func text() -> String {
        let clock = context.clock
        var lines: [String] = []
        if context.settings.isDemo { lines.append("*** DEMONSTRATION DATA: none of this is real ***") }
        lines.append(CleanText.line(context.settings.title))
        lines.append(OverviewSentence(hosts: data.hosts, containers: data.containers, alerts: context.alerts.tally).text)
        if let firing = firingLine() { lines.append(firing) }
        lines.append("as of \(clock.full(data.now)), next due \(clock.seconds(data.nextDue))")
        let byHost = Dictionary(grouping: data.containers, by: \.identity.host)
        for host in data.hosts {
            lines.append("")
            lines.append("\(CleanText.line(host.name)): \(StatusText.words(host.reachability))")
            for group in ContainerTable.groups(byHost[host.name] ?? []) {
                for container in group.containers { lines.append(line(container)) }
            }
        }
        if let tick = data.job.ticks.first {
            lines.append("")
            lines.append(
                "last finished tick: \(clock.seconds(tick.time)), \(NumberText.seconds(tick.duration)), \(NumberText.seconds(tick.cpu)) of processor time, \(tick.hostsReached) of \(tick.hosts) hosts, \(tick.containers) containers, \(tick.filesWritten) files written"
            )
        }
        for warning in data.warnings { lines.append("warning: \(CleanText.line(warning, limit: 1000))") }
        return lines.joined(separator: "\n") + "\n"
    }

    /// `nil` where nothing fires. Those that nothing is sent about are left to the pages.
    private func firingLine() -> String? {
        let firing = data.alerting.alerts.filter { $0.standing == .firing || $0.standing == .acknowledged }
        guard !firing.isEmpty else { return nil }
        let shown = firing.prefix(StatusText.alertLimit).map { alert in
            let taken = alert.acknowledgement.map { " (acknowledged by \(CleanText.line($0.by, limit: 80)))" } ?? ""
            return "\(CleanText.line(alert.rule, limit: 80)): \(context.subjectText(alert.subject))\(taken)"
        }
        let more = firing.count > shown.count ? "; and \(firing.count - shown.count) more" : ""
        return "firing: " + shown.joined(separator: "; ") + more
    }

    private func line(_ container: ContainerStatus) -> String {
        let usage = container.usage
        let cells: [(String, Int)] = [
            (container.stateWords, 16), (container.name, 32), (usage.cpuPercent.map(NumberText.percent) ?? "-", 8),
            (usage.memoryBytes.map(NumberText.bytes) ?? "-", 10), (UptimeText(durations: container.lastDay).words, 0),
        ]
        return "  " + cells.map { StatusText.padded(CleanText.line($0.0, limit: 80), to: $0.1) }.joined(separator: " ")
    }

    private static func padded(_ text: String, to width: Int) -> String {
        text.count >= width ? text : text + String(repeating: " ", count: width - text.count)
    }

    private static func words(_ reachability: HostStatus.Reachability) -> String {
        switch reachability {
        case .reachable: "reachable"
        case .unreachable(let reason): "unreachable: " + CleanText.line(reason.message, limit: 500)
        case .untried: "not tried yet"
        }
    }
}
