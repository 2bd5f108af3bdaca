import DockStatModel

/// The last 90 days of a container as a bar: a column for each day, today at the right; a day on which it was not there stays empty.
struct DayBar {
    /// Neighbouring days that look the same.
    struct Run: Hashable {
        var look: ServiceState
        var upQuarters: Int
        var days: ArraySlice<DayStates>
        /// Of the first day.
        var column: Int
    }

    let strip: DayStrip
    let calendar: DayCalendar

    /// In a table of many containers: days that look the same are one piece with one tooltip. Nothing in it moves before a day is
    /// over, unless today begins to look different.
    func compact(title: String) -> Markup {
        var result: Markup = "<svg class=\"days\" role=\"img\"><title>\(title)</title>"
        for run in DayBar.runs(of: strip, in: calendar) {
            let text = run.days.count == 1 ? calendar.text(run.days.first) : calendar.text(run.days)
            result += DayBar.piece(
                run.look, upQuarters: run.upQuarters, column: run.column, count: run.days.count, text: text)
        }
        result += "</svg>"
        return result
    }

    /// On the container's own page: every day has its tooltip.
    func full(title: String) -> Markup {
        var result = Markup(reserving: 14_000)
        result += "<svg class=\"days\" role=\"img\"><title>\(title)</title>"
        for day in strip.days {
            guard let column = calendar.column(of: day.day), let look = day.look else { continue }
            if day.isPlain {
                result += calendar.plain[column]
            } else {
                result += DayBar.piece(
                    look, upQuarters: day.upQuarters, column: column, count: 1, text: calendar.text(day))
            }
        }
        result += "</svg>"
        return result
    }

    /// Today is a run of its own: what it says is worded differently.
    static func runs(of strip: DayStrip, in calendar: DayCalendar) -> [Run] {
        var runs: [Run] = []
        for (index, day) in strip.days.enumerated() {
            guard let column = calendar.column(of: day.day), let look = day.look else { continue }
            if let last = runs.last, last.look == look, last.upQuarters == day.upQuarters,
                last.column + last.days.count == column, day.day != calendar.today
            {
                runs[runs.count - 1].days = strip.days[last.days.startIndex...index]
            } else {
                runs.append(Run(look: look, upQuarters: day.upQuarters, days: strip.days[index...index], column: column))
            }
        }
        return runs
    }

    static func piece(
        _ look: ServiceState, upQuarters: Int = 0, column: Int, count: Int, text: String
    ) -> Markup {
        look.piece(x: DayCalendar.edges[column], width: DayCalendar.edges[count], upQuarters: upQuarters, title: text)
    }
}

extension DayStates {
    /// How much of a day that was down, stopped or paused was up besides, in quarters. What is shown of short outages stands for the
    /// whole day.
    var upQuarters: Int {
        guard let look, look == .down || look == .stopped || look == .paused else { return 0 }
        let up = Int64(self[.up]) + Int64(self[.degraded])
        return StateBar.quarters(up: up, of: total - Int64(self[.unknown]), besides: look)
    }
}

/// The days of all bars of a tick: where they stand, and what is said of them.
struct DayCalendar: Sendable {
    let today: DayNumber
    let first: DayNumber
    private let clock: ClockText
    private let words: Words
    private let names: [String]
    /// Columns of days of which there is nothing to tell, drawn once for all containers.
    let plain: [Markup]

    /// Where each column begins and the last one ends, as the value of an SVG attribute.
    static let edges = (0...DayStrip.length).map {
        NumberText.trimmed(Double($0) / Double(DayStrip.length) * 100, digits: 3) + "%"
    }

    init(today: DayNumber, clock: ClockText, words: Words) {
        self.today = today
        self.clock = clock
        self.words = words
        let first = DayNumber(today.value - DayStrip.length + 1)
        self.first = first
        let names = (0..<DayStrip.length).map { clock.day(DayNumber(first.value + $0)) }
        self.names = names
        plain = names.enumerated().map { column, name in
            let text =
                column == DayStrip.length - 1
                ? words("\(words("today")) so far: \(words("up"))") : words("\(name): \(words.numbers.uptime(100)) up")
            return DayBar.piece(.up, column: column, count: 1, text: text)
        }
    }

    func column(of day: DayNumber) -> Int? {
        let column = day.value - first.value
        return names.indices.contains(column) ? column : nil
    }

    /// `Nov 23`; of days before the bar too.
    func name(_ day: DayNumber) -> String { column(of: day).map { names[$0] } ?? clock.day(day) }

    /// `Nov 12: 97.20 % up, 2 outages, 3.1 % unknown`. Of today only what stays true until midnight or is news.
    func text(_ day: DayStates?) -> String {
        guard let day else { return "" }
        if day.day == today { return words("\(words("today")) so far: \(soFar(day))") }
        return "\(name(day.day)): \(DayFacts(days: [day], words: words).sentence)"
    }

    /// `Nov 3 – Nov 9: 98.20 % up, 4 outages`
    func text(_ days: ArraySlice<DayStates>) -> String {
        guard let first = days.first, let last = days.last else { return "" }
        return "\(name(first.day)) – \(name(last.day)): \(DayFacts(days: days, words: words).sentence)"
    }

    private func soFar(_ day: DayStates) -> String {
        var parts: [String] = []
        if day.outages > 0 {
            parts.append(words(day.outages, one: "\(day.outages) outage", other: "\(day.outages) outages"))
        } else if day[.down] > 0 {
            parts.append(words("down since before midnight"))
        }
        if day.look == .degraded, day[.down] == 0 { parts.append(words("unhealthy")) }
        if day[.maintenance] > 0 { parts.append(words("maintenance")) }
        if day[.unknown] > 0 { parts.append(words("not observed all the time")) }
        if parts.isEmpty { parts.append(words(day.look.map(\.phrase) ?? "unknown")) }
        if day.look != .up, day[.up] > 0, day[.stopped] > 0 { parts.append(words("up at times")) }
        return parts.joined(separator: ", ")
    }
}

/// What there is to tell of one day or of some together.
struct DayFacts {
    let durations: StateDurations
    let outages: Int
    private let words: Words
    private var uptimeText: UptimeText { UptimeText(durations: durations, words: words) }

    init(days: some Collection<DayStates>, words: Words) {
        let strip = DayStrip(days: Array(days))
        durations = strip.durations
        outages = strip.outages
        self.words = words
    }

    var uptime: String? { durations.uptimePercent.map(words.numbers.uptime) }

    /// `97.20 % up, 2 outages, down 14m, 3.1 % unknown, maintenance 2h`
    var sentence: String {
        var parts: [String] = []
        if uptime != nil {
            parts.append(uptimeText.up)
        } else {
            let longest = durations.milliseconds.max { ($0.value, $0.key.severity) < ($1.value, $1.key.severity) }
            parts.append(words((longest?.key ?? .unknown).phrase))
        }
        if outages > 0 { parts.append(words(outages, one: "\(outages) outage", other: "\(outages) outages")) }
        if durations[.down] > .zero { parts.append(words("down \(rounded(durations[.down]))")) }
        if durations[.degraded] > .zero { parts.append(words("unhealthy \(rounded(durations[.degraded]))")) }
        if durations[.maintenance] > .zero {
            parts.append(words("maintenance \(rounded(durations[.maintenance]))"))
        }
        if durations.unknownPercent > 0, uptime != nil {
            parts.append(words("\(words.numbers.percent(durations.unknownPercent)) unknown"))
        }
        return parts.joined(separator: ", ")
    }

    /// To whole minutes, and to seconds below one.
    func rounded(_ length: Duration) -> String {
        let milliseconds = length.inMilliseconds
        let unit: Int64 = milliseconds < 60_000 ? 1000 : 60_000
        return words.length(.milliseconds(max((milliseconds + unit / 2) / unit * unit, 1000)))
    }
}
