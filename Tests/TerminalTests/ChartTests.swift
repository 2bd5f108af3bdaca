import DockStatModel
import Terminal
import Testing

struct ChartTests {
    static func series(_ values: [Double?], step: Duration = .minutes(1)) -> Series {
        Series(
            start: Timestamp(seconds: 1_772_366_400), step: step,
            points: values.map { value in value.map { Series.Point(minimum: $0 / 2, average: $0, maximum: $0 * 2) } })
    }

    @Test("a chart has a title, an axis of values, gaps where nothing was observed, times and three numbers")
    func chart() {
        var values: [Double?] = (0..<20).map { Double($0) * 5 }
        values += [nil, nil, nil, nil, 0, 0, 50, 50, 50, 50]
        let chart = Chart(
            title: "web-1/web cpu_percent", series: Self.series(values), signal: .cpuPercent, offsetFromUTC: .hours(1))
        #expect(
            chart.render(width: 39, height: 4, colour: false) == """
                web-1/web cpu_percent
                100.00% ┤                ▂▃▅▆
                        ┤           ▂▃▅▆█████
                 50.00% ┤      ▂▃▅▆██████████      ████
                        ┤▁▂▃▅▆███████████████    ▁▁████
                  0.00% └──────────────────────────────
                         13:00       13:15        13:30
                min 0.00%  avg 44.23%  max 190.00%

                """)
    }

    @Test("over several days times have their date, in the given offset")
    func days() {
        let text = Chart(
            title: "t", series: Self.series(Array(repeating: 5, count: 42), step: .hours(4)), signal: .pids,
            offsetFromUTC: .hours(-13)
        ).render(width: 60, colour: false)
        #expect(text.contains("02-28 23:00"))
        #expect(text.contains("03-07 23:00"))
    }

    @Test("a span in which nothing was observed says so", arguments: [[], [nil, nil]] as [[Double?]])
    func nothing(values: [Double?]) {
        #expect(
            Chart(title: "t", series: Self.series(values), signal: .pids, offsetFromUTC: .zero).render(width: 80, colour: true)
                == "t\nThere are no readings of this time.\n")
    }

    @Test("it fits the terminal, whatever the values, and never traps", arguments: [0, 30, 31, 80, 300, .max])
    func fits(width: Int) {
        let wild: [[Double?]] = [
            [1], [0, 0], [-5, 5], [.greatestFiniteMagnitude, 1], [.nan, 1], [.infinity], Array(repeating: 3, count: 5000),
            [1, nil] + Array(repeating: 1e15, count: 40),
        ]
        for values in wild {
            for signal in Signal.allCases {
                let text = Chart(title: hostileName, series: Self.series(values), signal: signal, offsetFromUTC: .zero).render(
                    width: width, height: 3, colour: false)
                #expect(!text.unicodeScalars.contains { $0 != "\n" && TerminalText.isUnsafe($0) })
                if width > 40 { #expect(text.split(separator: "\n").allSatisfy { TerminalText.width(String($0)) <= width }) }
            }
        }
    }

    @Test("colours are asked for")
    func colours() {
        let chart = Chart(title: "t", series: Self.series([1]), signal: .pids, offsetFromUTC: .zero)
        #expect(chart.render(width: 40, colour: true).contains("\u{1B}[36m"))
        #expect(!chart.render(width: 40, colour: false).contains("\u{1B}"))
    }

    @Test("a series is exported with its gaps")
    func export() {
        let series = Self.series([1, nil, 0.5])
        #expect(
            SeriesExport.csv(series) == "time,minimum,average,maximum\r\n1772366400000,0.5,1,2\r\n1772366520000,0.25,0.5,1\r\n")
        let json = SeriesExport.json(series, container: .byName(host: "h", name: "n"), name: "n", signal: .pids)
        #expect(json.contains("\"signal\": \"pids\""))
        #expect(json.contains("null"))
        #expect(json.contains("\"step\": 60000"))
    }
}
