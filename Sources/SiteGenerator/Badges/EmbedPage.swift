import DockStatModel

/// A container as a strip for pages elsewhere: its name, its state and the bar of its last day, as a page for a frame and as a
/// picture.
struct EmbedPage {
    private static let columns = 96

    var context: RenderContext
    var container: ContainerStatus

    private var words: Words { context.words }

    static func path(in folder: String) -> String { "embed/\(folder)index.html" }
    static func drawing(in folder: String) -> String { "embed/\(folder)bar.svg" }

    private var folder: String {
        SitePaths.containerFolder(host: context.slug(ofHost: container.identity.host), container: container.slug)
    }
    private var uptime: UptimeText { UptimeText(durations: container.lastDay, words: words) }
    private var bar: StateBar {
        let span = HistoryRange.day.span(at: context.data.now, interval: context.settings.interval)
        return StateBar(context.data.lastDayStates[container.identity] ?? [], span: span, columns: EmbedPage.columns)
    }

    func values() -> PageValues {
        let path = EmbedPage.path(in: folder)
        var values = PageFrame(context: context).values(
            path: path, kind: .embed, title: words("\(container.name) on \(container.identity.host)"),
            heading: .name(container.name))
        values[text: "page"] = NotePath.relative(context.page(of: container), from: path)
        values[markup: "state"] = container.service.badge(words(container.statePhrase))
        values[text: "uptime"] = words("\(uptime.text) in 24 h")
        values[text: "formula"] = uptime.explanation
        values[markup: "bar"] = bar.drawn(title: words("\(uptime.text) in 24 h"))
        return values
    }

    /// Its own colours: a picture does not see a style sheet. Those in attributes are for light grounds, and for viewers that know
    /// no style element.
    func drawing() -> String {
        let status = words(container.statePhrase)
        let uptime = words("\(uptime.text) in 24 h")
        var markup: Markup = """
            <svg xmlns="http://www.w3.org/2000/svg" width="600" height="56" viewBox="0 0 600 56" role="img">\
            <title>\(container.name, limit: 60): \(status), \(uptime)</title>\
            <style>@media(prefers-color-scheme:dark){.t{fill:#e6e9ee}.m{fill:#a3adba}.k{fill:#272d36}.u{fill:#57606a}}</style>\
            <g font-family="system-ui,sans-serif" font-size="14"><text class="t" x="0" y="15" font-weight="600" fill="#1c2128">\
            \(EmbedPage.shape(container.service))<tspan x="20">\(container.name, limit: 40)</tspan>\
            <tspan class="m" dx="8" font-weight="400" fill="#59636f">\(status)</tspan></text>\
            <text class="m" x="600" y="15" text-anchor="end" font-size="13" fill="#59636f">\(uptime)</text></g>\
            <path class="k" fill="#e9ecf0" d="M0 26h600v30H0z"/>
            """
        for run in bar.runs {
            let x = NumberText.trimmed(Double(run.start) / Double(EmbedPage.columns) * 600, digits: 1)
            let width = NumberText.trimmed(Double(run.length) / Double(EmbedPage.columns) * 600, digits: 1)
            let (top, color) = EmbedPage.look(run.state)
            let dark: Markup = run.state == .unknown || run.state == .stopped ? " class=\"u\"" : .empty
            markup += "<rect x=\"\(x)\" y=\"\(26 + top)\" width=\"\(width)\" height=\"\(30 - top)\" fill=\"\(color)\"\(dark)/>"
        }
        markup += "</svg>\n"
        return markup.string
    }

    /// How far from the top a column begins, and its colour: each state has a height of its own.
    private static func look(_ state: ServiceState) -> (top: Int, color: String) {
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
    private static func shape(_ state: ServiceState) -> Markup {
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
        return "<tspan fill=\"\(color)\">\(sign)</tspan>"
    }
}
