import DockStatModel

/// The charts of one container for one range.
struct ContainerCharts {
    var context: RenderContext
    var container: ContainerStatus
    var history: History

    private var span: Range<Timestamp> {
        history.range.span(at: context.data.now, interval: context.settings.interval)
    }

    /// How many charts `figures` draws.
    var count: Int { charts.count }

    func figures() -> Markup {
        let step = history.range.step(interval: context.settings.interval)
        let page = ChartPage(
            axis: TimeAxis(range: history.range, span: span, clock: context.clock), step: step,
            marks: EventMark.marks(of: history.events), shades: shades, clock: context.clock, words: context.words)
        return .joined(charts.map { ChartDrawing(chart: $0, page: page).figure() }, by: "\n")
    }

    /// Announced maintenance, and what was not observed for longer than a gap of a step tells.
    private var shades: [PlotFrame.Shade] {
        let words = context.words
        let maintenance = history.maintenance.map { window in
            PlotFrame.Shade(kind: .maintenance, span: window, title: words("announced maintenance"))
        }
        let unknown = history.states.filter { $0.state == .unknown }.map { interval in
            PlotFrame.Shade(kind: .unknown, span: interval.from..<max(interval.from, interval.to), title: words("not observed"))
        }
        return maintenance + unknown
    }

    private var charts: [Chart] {
        let words = context.words
        var charts: [Chart] = []
        func add(_ title: String, _ name: String, _ unit: ChartScale.Unit, _ signals: [(String, Signal)]) {
            let lines = signals.compactMap { name, signal in history.series[signal].map { Chart.Line(name: name, series: $0) } }
            guard !lines.isEmpty else { return }
            var chart = Chart(title: title, signal: name, unit: unit, lines: lines)
            if signals.first?.1 == .memoryBytes {
                chart.limit = container.details?.memoryLimit.map(Double.init) ?? container.usage.memoryLimit
                chart.limitName = container.details?.memoryLimit == nil ? words("machine") : words("limit")
            }
            if signals.first?.1 == .cpuPercent {
                chart.limit = container.details?.cpuLimit.map { $0 * 100 }
                chart.limitName = words("limit")
            }
            charts.append(chart)
        }
        add(words("CPU"), "cpu", .percent, [("", .cpuPercent)])
        add(words("Memory"), "memory", .bytes, [("", .memoryBytes)])
        add(words("Network"), "network", .bytesPerSecond, [(words("in"), .networkRxRate), (words("out"), .networkTxRate)])
        add(words("Disk"), "block", .bytesPerSecond, [(words("read"), .blockReadRate), (words("written"), .blockWriteRate)])
        add(words("Processes"), "pids", .count, [("", .pids)])
        return charts
    }

    /// The states of the span as a bar, with uptime, its formula, and the words for the states that occur.
    func stateBar() -> Markup {
        let bar = StateBar(history.states, span: span, columns: 240)
        let uptime = UptimeText(durations: StateDurations(of: history.states))
        let occurring = Set(bar.runs.map(\.state))
        let legend = ServiceState.allCases.filter(occurring.contains).map { state -> Markup in "<li>\(state.badge())</li>" }
        return """
            <div class="statebar"><p title="\(uptime.explanation)">\(uptime.words) <span class="muted">in the \(ContainerPage.words(history.range))</span></p>\
            \(bar.drawn(title: "\(ContainerPage.words(history.range)): \(uptime.explanation)"))\
            <div class="ends"><span>\(context.clock.moment(span.lowerBound))</span><span>\(context.clock.moment(span.upperBound))</span></div>\
            <ul class="tally">\(Markup.joined(legend))</ul></div>
            """
    }
}
