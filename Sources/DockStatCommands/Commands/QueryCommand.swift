package import ArgumentParser
internal import DockStatModel
internal import Storage
internal import Terminal

package struct QueryCommand: ParsableCommand {
    package static let configuration = CommandConfiguration(
        commandName: "query",
        abstract: "One signal of one container over time: a chart in the terminal, CSV or JSON.",
        discussion: """
            SIGNALS
              cpu_percent       % of one core
              memory_bytes      bytes of the working set
              memory_limit      bytes
              network_rx_rate   bytes/s          network_tx_rate    bytes/s
              block_read_rate   bytes/s          block_write_rate   bytes/s
              pids              processes and threads

            Example: dockstat query local/web cpu_percent --since 6h
            """)

    enum Format: String, CaseIterable, ExpressibleByArgument { case chart, csv, json }

    @OptionGroup var shared: SharedOptions

    @Argument(help: ArgumentHelp("The container, as HOST/NAME.", valueName: "host/container"))
    var container: String

    @Argument(help: "The signal.")
    var signal: Signal

    @Option(help: ArgumentHelp("How far back.", valueName: "duration"))
    var since = DurationArgument(.hours(24))

    @Option(help: ArgumentHelp("The width of one value; without it, as fits.", valueName: "duration"))
    var step: DurationArgument?

    @Option(help: "chart, csv or json.")
    var format: Format?

    package init() {}

    package func run() throws {
        try CommandFailure.reported {
            let file = try Session(shared)
            let now = SystemClock.now
            let store = try file.openExistingStore(now: now)
            let session = try file.with(store)
            let status = try find(in: try store.containerStatuses(configured: session.configuration.hosts, now: now))
            let width = StandardOutput.width ?? 80
            let step = step?.duration ?? Self.step(for: since.duration, points: width, interval: session.configuration.interval)
            let end = now.floored(to: step) + step
            guard
                let series = try store.series(
                    of: status.identity, signal: signal, from: end - since.duration, to: end, step: step)
            else { throw CommandFailure(status: .partlyFailed, message: "nothing is kept of \(TerminalText.safe(container)).") }
            switch format ?? (StandardOutput.isTerminal ? .chart : .csv) {
            case .chart:
                let chart = Chart(
                    title: "\(status.identity.host)/\(status.name) \(signal.rawValue)", series: series, signal: signal,
                    offsetFromUTC: session.offsetFromUTC(now))
                StandardOutput.write(chart.render(width: width, colour: StandardOutput.usesColour))
            case .csv: StandardOutput.write(SeriesExport.csv(series))
            case .json:
                StandardOutput.write(
                    SeriesExport.json(series, container: status.identity, name: status.name, signal: signal))
            }
        }
    }

    private func find(in containers: [ContainerStatus]) throws -> ContainerStatus {
        let parts = container.split(separator: "/", maxSplits: 1).map(String.init)
        if parts.count == 2,
            let found = containers.first(where: { $0.identity.host == parts[0] && ($0.name == parts[1] || $0.slug == parts[1]) })
        {
            return found
        }
        let known = containers.prefix(8).map { TerminalText.safe("\($0.identity.host)/\($0.name)") }.joined(separator: ", ")
        throw CommandFailure(
            status: .usage, message: "no container \(TerminalText.safe(container)) is known.",
            advice: known.isEmpty ? "Run `dockstat run` first." : "Known are \(known)\(containers.count > 8 ? ", …" : ".")")
    }

    /// The narrowest step that fits the width and holds a tick: 15 s, 1 min, 5 min, …
    static func step(for span: Duration, points: Int, interval: Duration) -> Duration {
        let steps: [Duration] = [
            interval, .minutes(1), .minutes(5), .minutes(15), .hours(1), .hours(4), .hours(12), .days(1), .days(7),
        ]
        return steps.first { $0 >= interval && span.inSeconds / $0.inSeconds <= Double(max(points, 20)) * 2 } ?? .days(30)
    }
}

extension Signal: ExpressibleByArgument {}
