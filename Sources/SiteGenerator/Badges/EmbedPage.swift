import DockStatModel

/// A container as a strip for pages elsewhere: its name, its state and the bar of its last 90 days, as a page for a frame and as
/// a picture.
struct EmbedPage {
    var context: RenderContext
    var container: ContainerStatus

    private var words: Words { context.words }

    static func path(in folder: String) -> String { "embed/\(folder)index.html" }
    static func drawing(in folder: String) -> String { "embed/\(folder)bar.svg" }

    private var folder: String {
        SitePaths.containerFolder(host: context.slug(ofHost: container.identity.host), container: container.slug)
    }
    /// Empty where there is no day yet.
    private var strip: DayStrip { context.data.days[container.identity] ?? DayStrip() }
    private var uptime: UptimeText { UptimeText(durations: strip.durations, words: words) }
    private var summary: String { "\(uptime.text) \(words("in the last \(DayStrip.length) days"))" }

    func values() -> PageValues {
        let path = EmbedPage.path(in: folder)
        let calendar = context.calendar
        var values = PageFrame(context: context).values(
            path: path, kind: .embed, title: words("\(container.name) on \(container.identity.host)"),
            heading: .name(container.name))
        values[text: "page"] = NotePath.relative(context.page(of: container), from: path)
        values[markup: "state"] = container.service.badge(words(container.statePhrase))
        values[text: "uptime"] = summary
        values[text: "formula"] = uptime.explanation
        values[markup: "bar"] = """
            \(DayBar(strip: strip, calendar: calendar).compact(title: summary))\
            <div class="ends"><span>\(calendar.name(calendar.first))</span><span>\(words("today"))</span></div>
            """
        return values
    }

    private static let width = 600.0
    private static let top = 26
    private static let height = 30

    /// Its own colours: a picture does not see a style sheet. Those in attributes are for light grounds, and for viewers that know
    /// no style element.
    func drawing() -> String {
        let status = words(container.statePhrase)
        let (bottom, style) = (EmbedPage.top + EmbedPage.height, EmbedPage.style)
        var markup: Markup = """
            <svg xmlns="http://www.w3.org/2000/svg" width="600" height="\(bottom)" viewBox="0 0 600 \(bottom)" role="img">\
            <title>\(container.name, limit: 60): \(status), \(summary)</title>\(style)\
            <g font-family="system-ui,sans-serif" font-size="14"><text class="t" x="0" y="15" font-weight="600" fill="#1c2128">\
            \(EmbedPage.sign(of: container.service))<tspan x="20">\(container.name, limit: 30)</tspan>\
            <tspan class="m" dx="8" font-weight="400" fill="#59636f">\(status)</tspan></text>\
            <text class="m" x="600" y="15" text-anchor="end" font-size="13" fill="#59636f">\(summary)</text></g>
            """
        for (look, path) in columns() {
            let color = look.map { EmbedPage.look(of: $0).color } ?? "#e4e8ec"
            let name = look?.rawValue ?? "none"
            markup += "<path class=\"\(name)\" fill=\"\(color)\" d=\"\(path)\"/>"
        }
        markup += "</svg>\n"
        return markup.string
    }

    /// The days of each look as the data of one path; those on which it was not there have no look.
    private func columns() -> [(look: ServiceState?, path: String)] {
        var paths: [ServiceState?: String] = [:]
        let step = EmbedPage.width / Double(DayStrip.length)
        let width = NumberText.trimmed(step - 1.2, digits: 1)
        func add(_ look: ServiceState?, _ column: Int, _ start: Int, _ end: Int) {
            let x = NumberText.trimmed(Double(column) * step, digits: 1)
            paths[look, default: ""] += "M\(x) \(EmbedPage.top + start)h\(width)v\(end - start)h-\(width)z"
        }
        var days = [DayStates?](repeating: nil, count: DayStrip.length)
        for day in strip.days {
            if let column = context.calendar.column(of: day.day) { days[column] = day }
        }
        for (column, day) in days.enumerated() {
            guard let day, let look = day.look else {
                add(nil, column, 0, EmbedPage.height)
                continue
            }
            // How much of it was up stands above what must not be missed.
            let up = EmbedPage.height * day.upQuarters / 4
            let start = max(EmbedPage.look(of: look).start, up)
            if up > 0 { add(.up, column, start - up, start) }
            add(look, column, start, EmbedPage.height)
        }
        return ([nil] + ServiceState.allCases.map { $0 }).compactMap { look in paths[look].map { (look, $0) } }
    }

    private static let style: Markup = """
        <style>@media(prefers-color-scheme:dark){.t{fill:#e6e9ee}.m{fill:#a3adba}.none{fill:#272d36}.unknown,.stopped{fill:#6b7480}\
        .s-up{fill:#3fb950}.s-degraded{fill:#d29922}.s-down{fill:#f85149}.s-maintenance{fill:#a98bde}\
        .s-paused,.s-stopped,.s-unknown{fill:#a3adba}}</style>
        """

    /// How far from the top a column begins, and its colour: each state has a height of its own.
    private static func look(of state: ServiceState) -> (start: Int, color: String) {
        switch state {
        case .up: (0, "#2da44e")
        case .down: (0, Badge.Tone.bad.rawValue)
        case .degraded: (8, "#bf8700")
        case .maintenance: (12, Badge.Tone.maintenance.rawValue)
        case .paused: (16, "#4b74d6")
        case .stopped: (22, "#9aa3ad")
        case .unknown: (26, "#9aa3ad")
        }
    }

    /// The sign of a state in letters that every font has.
    private static func sign(of state: ServiceState) -> Markup {
        let color = Badge.Tone(state).rawValue
        let sign =
            switch state {
            case .up: "●"
            case .degraded: "▲"
            case .down: "✕"
            case .paused: "‖"
            case .stopped: "■"
            case .maintenance: "◆"
            case .unknown: "○"
            }
        return "<tspan class=\"s-\(state.rawValue)\" fill=\"\(color)\">\(sign)</tspan>"
    }
}
