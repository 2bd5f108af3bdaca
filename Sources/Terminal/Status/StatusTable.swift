package import DockStatModel

/// What `dockstat status` shows.
package enum StatusTable {
    /// A line for every host that cannot be read, then a table like that of `docker stats`.
    ///
    /// - Parameter width: columns of the terminal; `nil` where there is none.
    package static func render(
        hosts: [HostStatus], containers: [ContainerStatus], now: Timestamp, colour: Bool, width: Int?
    ) -> String {
        let troubles = hosts.compactMap { trouble($0, now: now, colour: colour) }
        guard !containers.isEmpty else { return troubles.joined() + "No containers.\n" }
        let table = Table(
            columns: columns(severalHosts: hosts.count > 1),
            rows: sorted(containers).map {
                row($0, now: now, severalHosts: hosts.count > 1)
            })
        return troubles.joined() + (troubles.isEmpty ? "" : "\n") + table.render(width: width, colour: colour)
    }

    static func sorted(_ containers: [ContainerStatus]) -> [ContainerStatus] {
        containers.sorted { ($0.identity.host, $0.name, $0.identity.key) < ($1.identity.host, $1.name, $1.identity.key) }
    }

    private static func columns(severalHosts: Bool) -> [Table.Column] {
        let host = severalHosts ? [Table.Column("HOST", canShrink: true)] : []
        return host + [
            Table.Column("NAME", canShrink: true), Table.Column("STATE"), Table.Column("CPU %", .trailing),
            Table.Column("MEM USAGE / LIMIT", .trailing, dropOrder: 1), Table.Column("MEM %", .trailing),
            Table.Column("NET I/O", .trailing, dropOrder: 4), Table.Column("BLOCK I/O", .trailing, dropOrder: 5),
            Table.Column("PIDS", .trailing, dropOrder: 6), Table.Column("UPTIME 24H", .trailing, dropOrder: 3),
            Table.Column("SINCE", .trailing, dropOrder: 2),
        ]
    }

    private static func row(_ container: ContainerStatus, now: Timestamp, severalHosts: Bool) -> [Table.Cell] {
        let usage = container.usage
        func both(_ first: String, _ second: String) -> Table.Cell {
            first == HumanText.missing && second == HumanText.missing
                ? Table.Cell(HumanText.missing, .grey) : Table.Cell("\(first) / \(second)")
        }
        let cells = [
            Table.Cell(container.name), state(container),
            Table.Cell(HumanText.percent(usage.cpuPercent)),
            both(HumanText.bytes(usage.memoryBytes), HumanText.bytes(usage.memoryLimit)),
            Table.Cell(HumanText.percent(usage.memoryPercent), (usage.memoryPercent ?? 0) >= 90 ? .red : nil),
            both(HumanText.rate(usage.networkRxRate), HumanText.rate(usage.networkTxRate)),
            both(HumanText.rate(usage.blockReadRate), HumanText.rate(usage.blockWriteRate)),
            Table.Cell(HumanText.count(usage.pids)), Table.Cell(HumanText.percent(container.lastDay.uptimePercent)),
            Table.Cell(HumanText.duration(now - container.serviceSince)),
        ]
        return severalHosts ? [Table.Cell(container.identity.host, .grey)] + cells : cells
    }

    /// The word tells it; the colour only helps.
    private static func state(_ container: ContainerStatus) -> Table.Cell {
        let colour: Colour =
            switch container.service {
            case .up: .green
            case .degraded: .yellow
            case .down: .red
            case .paused, .stopped, .maintenance: .blue
            case .unknown: .grey
            }
        return Table.Cell(container.service.rawValue, colour)
    }

    private static func trouble(_ host: HostStatus, now: Timestamp, colour: Bool) -> String? {
        let what: String
        switch host.reachability {
        case .reachable: return nil
        case .untried: what = "not read yet"
        case .unmonitored: what = "not monitored" + (host.since.map { " for \(HumanText.duration(now - $0))" } ?? "")
        case .unreachable(let reason):
            let since = host.since.map { " for \(HumanText.duration(now - $0))" } ?? ""
            what = "unreachable\(since): \(reason.message)" + (reason.advice.map { " – \($0)" } ?? "")
        }
        let text = TerminalText.safe("\(host.name): \(what)")
        return (colour ? Colour.red.on(text) : text) + "\n"
    }
}
