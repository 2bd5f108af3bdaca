import DockStatModel

/// The 90 days of a container: in tables as a small bar, on its own page with each day and as a table.
struct ContainerDays {
    var context: RenderContext
    var container: ContainerStatus

    private var words: Words { context.words }
    private var strip: DayStrip? {
        guard let strip = context.data.days[container.identity], !strip.days.isEmpty else { return nil }
        return strip
    }

    /// A cell of a table.
    func cell() -> Markup {
        guard let strip else { return "<span class=\"none\" title=\"\(words("not observed"))\">–</span>" }
        let uptime = UptimeText(durations: strip.durations, words: words)
        let bar = DayBar(strip: strip, calendar: context.calendar).compact(title: title(strip, uptime))
        return "\(bar)<small>\(uptime.text)</small>"
    }

    /// Bar, numbers and table; empty where there is no day yet.
    func section() -> Markup {
        guard let strip else { return .empty }
        let calendar = context.calendar
        let uptime = UptimeText(durations: strip.durations, words: words)
        let first = strip.days.first?.day ?? calendar.today
        let span =
            first <= calendar.first
            ? words("in the last \(DayStrip.length) days") : words("since it was first seen, \(calendar.name(first))")
        let outages: Markup =
            strip.outages > 0
            ? ", \(words(strip.outages, one: "\(strip.outages) outage", other: "\(strip.outages) outages"))" : .empty
        return """
            <div class="statebar daybar"><p title="\(uptime.explanation)">\(uptime.text)\(outages) <span class="muted">\(span)</span></p>\
            \(DayBar(strip: strip, calendar: calendar).full(title: title(strip, uptime)))\
            <div class="ends"><span>\(calendar.name(calendar.first))</span><span>\(words("today"))</span></div>\(table(strip))</div>
            """
    }

    private func title(_ strip: DayStrip, _ uptime: UptimeText) -> String {
        let outages = words(strip.outages, one: "\(strip.outages) outage", other: "\(strip.outages) outages")
        return words("last \(DayStrip.length) days: \(uptime.text), \(outages)")
    }

    /// The days of which there is something to tell, newest first.
    private func table(_ strip: DayStrip) -> Markup {
        let told = strip.days.filter { !$0.isPlain }
        var result: Markup = "<details><summary>\(words("Days"))</summary>"
        if !told.isEmpty {
            result += """
                <div class="wide"><table class="numbers"><caption class="away">\(words("Days that were not up throughout"))</caption><thead><tr>\
                <th scope="col">\(words("Day"))</th><th scope="col">\(words("Uptime"))</th><th scope="col">\(words("Outages"))</th>\
                <th scope="col">\(words("Down"))</th><th scope="col">\(words("Unhealthy"))</th>\
                <th scope="col">\(words("Stopped"))</th><th scope="col">\(words("Maintenance"))</th><th scope="col">\(words("Unknown"))</th></tr></thead><tbody>
                """
            for day in told.reversed() { result += row(day) }
            result += "</tbody></table></div>"
        }
        if told.count < strip.days.count {
            result +=
                "<p class=\"nothing\">\(told.isEmpty ? words("Every day: up throughout.") : words("Every other day: up throughout."))</p>"
        }
        result += "</details>"
        return result
    }

    private func row(_ day: DayStates) -> Markup {
        let calendar = context.calendar
        let facts = DayFacts(days: [day], words: words)
        func length(_ states: ServiceState...) -> String {
            let sum = states.reduce(0) { $0 + Int64(day[$1]) }
            return sum > 0 ? facts.rounded(.milliseconds(sum)) : "–"
        }
        let unknown = facts.durations.unknownPercent
        let name = day.day == calendar.today ? words("today") : calendar.name(day.day)
        return """
            <tr><th scope="row">\(name)</th><td>\(facts.uptime ?? "–")</td><td>\(day.outages)</td><td>\(length(.down))</td>\
            <td>\(length(.degraded))</td><td>\(length(.stopped, .paused))</td><td>\(length(.maintenance))</td>\
            <td>\(unknown > 0 ? words.numbers.percent(unknown) : "–")</td></tr>
            """
    }
}
