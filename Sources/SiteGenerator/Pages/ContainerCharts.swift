import DockStatModel

/// The charts of one container for one range.
struct ContainerCharts {
    var context: RenderContext
    var container: ContainerStatus
    var history: History

    private var span: Range<Timestamp> {
        history.range.span(at: context.data.now, interval: context.settings.interval)
    }

    /// - Parameter earlier: the page of these charts, as it lies there.
    func drawn(earlier: [UInt8]?) -> DrawnCharts {
        let charts = charts
        return DrawnCharts(count: charts.count, print: print(of: charts), earlier: earlier) { figures(charts) }
    }

    /// - Parameter areSections: whether their titles are headings. In a note they stand under any.
    func figures(areSections: Bool = true) -> Markup { figures(charts, areSections: areSections) }

    private func figures(_ charts: [Chart], areSections: Bool = true) -> Markup {
        let step = history.range.step(interval: context.settings.interval)
        let page = ChartPage(
            axis: TimeAxis(span: span, clock: context.clock), step: step,
            marks: marks, shades: shades, clock: context.clock,
            words: context.words, titleTag: areSections ? "h3" : "p")
        return .joined(charts.map { ChartDrawing(chart: $0, page: page).figure() }, by: "\n")
    }

    private var marks: [EventMark] { EventMark.marks(of: history.events, words: context.words) }

    /// Of all that the charts show.
    private func print(of charts: [Chart]) -> ValueHash {
        var hash = ValueHash(seed: context.drawingPrint)
        hash.add(span)
        for chart in charts { hash.add(chart) }
        for mark in marks { hash.add(mark) }
        for shade in shades { hash.add(shade) }
        return hash
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
        func add(_ title: Phrase, _ signal: String, _ unit: ChartScale.Unit, _ signals: [(Phrase, Signal)]) {
            let lines = signals.compactMap { name, signal in
                history.series[signal].map { Chart.Line(name: words(name), series: $0) }
            }
            guard !lines.isEmpty else { return }
            var chart = Chart(title: words(title), signal: signal, unit: unit, lines: lines, limitName: words("limit"))
            if signals.first?.1 == .memoryBytes {
                chart.limit = container.details?.memoryLimit.map(Double.init) ?? container.usage.memoryLimit
                if container.details?.memoryLimit == nil { chart.limitName = words("machine") }
            }
            if signals.first?.1 == .cpuPercent {
                chart.limit = container.details?.cpuLimit.map { $0 * 100 }
            }
            charts.append(chart)
        }
        add("CPU", "cpu", .percent, [("", .cpuPercent)])
        add("Memory", "memory", .bytes, [("", .memoryBytes)])
        add("Network", "network", .bytesPerSecond, [("in", .networkRxRate), ("out", .networkTxRate)])
        add("Disk", "block", .bytesPerSecond, [("read", .blockReadRate), ("written", .blockWriteRate)])
        add("Processes", "pids", .count, [("", .pids)])
        return charts
    }

    /// The states of the span as a bar, with uptime, its formula, and the words for the states that occur.
    func stateBar() -> Markup {
        let bar = StateBar(history.states, span: span, columns: 240)
        let uptime = UptimeText(durations: StateDurations(of: history.states), words: context.words)
        let occurring = bar.states
        let legend = ServiceState.allCases.filter(occurring.contains).map { state -> Markup in
            "<li>\(state.badge(in: context.words))</li>"
        }
        return """
            <div class="statebar"><p title="\(uptime.explanation)">\(uptime.text) <span class="muted">\(context.within(history.range))</span></p>\
            \(bar.drawn(title: "\(context.last(history.range)): \(uptime.explanation)"))\
            <div class="ends"><span>\(context.clock.moment(span.lowerBound))</span><span>\(context.clock.moment(span.upperBound))</span></div>\
            <ul class="tally">\(Markup.joined(legend))</ul></div>
            """
    }
}
