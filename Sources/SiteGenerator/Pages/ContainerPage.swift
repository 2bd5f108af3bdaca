import DockStatModel

/// A container's own page, which shows the last hour, and the pages of the longer ranges beside it.
struct ContainerPage {
    var context: RenderContext
    var container: ContainerStatus
    var history: History

    private var range: HistoryRange { history.range }
    private var hostSlug: String { context.slug(ofHost: container.identity.host) }
    var path: String { context.page(of: container, range: range) }
    var charts: ContainerCharts { ContainerCharts(context: context, container: container, history: history) }

    /// - Parameter drawn: its charts.
    func values(charts drawn: Markup) -> PageValues {
        let kind: PageKind = range == .hour ? .container : .range
        let title =
            range == .hour ? container.name : "\(CleanText.line(container.name, limit: 120)), \(context.last(range))"
        var values = PageFrame(context: context).values(
            path: path, kind: kind, title: title,
            heading: "\(Markup.name(container.name)) \(container.service.badge(context.words(container.statePhrase)))",
            crumbs: [
                PageFrame.overview(context), PageFrame.Crumb(label: context.words.markup("Hosts"), path: SitePaths.hosts),
                PageFrame.Crumb(label: .name(container.identity.host), path: SitePaths.host(hostSlug)),
            ])
        let charts = charts
        values[markup: "tabs"] = tabs()
        values[text: "history"] = NotePath.relative(
            SitePaths.apiHistory(host: hostSlug, container: container.slug, range: range), from: path)
        values[markup: "charts"] = drawn
        values[text: "span"] = context.within(range)
        values[markup: "stateBar"] = charts.stateBar()
        values[markup: "events"] = EventList(context: context, limit: 30).list(
            history.events.reversed())
        if range == .hour {
            let facts = ContainerFacts(context: context, container: container)
            values[markup: "banner"] = banner()
            values[markup: "brief"] = facts.brief()
            values[markup: "readings"] = facts.readings()
            values[markup: "forms"] = ContainerForms(context: context, container: container, path: path).section()
            values[markup: "days"] = ContainerDays(context: context, container: container).section()
            let alerts = context.alerts.alerts(about: .container(container.identity))
            values[flag: "hasAlerts"] = !alerts.isEmpty
            values[markup: "alerts"] = AlertTable(context: context, path: path).table(
                alerts, caption: context.words("Alerts of this container"), nothing: "")
            values[markup: "facts"] = facts.list()
            let logs = lastLines(alerts)
            values[markup: "logs"] = logs
            values[flag: "hasLogs"] = !logs.isEmpty
            let notes = context.note(for: .container(host: container.identity.host, name: container.name), onPage: path)
            values[markup: "notes"] = notes
            values[flag: "hasNotes"] = !notes.isEmpty
            values[text: "noteQuery"] = context.noteQuery(
                .container(host: container.identity.host, name: container.name), onPage: path)
            values[text: "host"] = container.identity.host
            values[text: "container"] = container.name
            let pins = PinnedTable(context: context)
            values[flag: "isPinned"] = pins.isKept(container)
            values[flag: "canPin"] = !pins.isPinned(container)
        }
        return values
    }

    /// What fires here, and the maintenance that runs for it.
    func banner() -> Markup {
        AlertBanner(context: context, path: path).banner(
            context.alerts.alerts(about: .container(container.identity)), namesSubject: false,
            maintenance: context.alerts.running.isEmpty ? [] : context.alerts.running(for: context.facts(container)))
    }

    private static let lineLimit = 50

    /// The last lines of its log that an incident keeps. A view that hides them has none.
    private func lastLines(_ alerts: [Alert]) -> Markup {
        let numbers = Set(alerts.map(\.id))
        let kept = Set(alerts.compactMap { context.alerts.incident(of: $0)?.id }).flatMap { incident in
            (context.alerts.pages.entries[incident] ?? []).filter { entry in
                entry.kind == .logs && !entry.lines.isEmpty && entry.alert.map(numbers.contains) ?? false
            }
        }
        guard let entry = kept.max(by: { ($0.time, $0.incident) < ($1.time, $1.incident) }),
            let incident = context.alerts.pages.incidents.first(where: { $0.id == entry.incident })
        else { return .empty }
        let lines = entry.lines.suffix(Self.lineLimit).map { line -> Markup in "\(line, limit: 1000)\n" }
        let origin = context.words.markup(
            "Of \(context.clock.exact(entry.time)), kept with the incident \(context.link(to: incident, from: path))")
        return "<p class=\"muted\">\(origin)</p><pre class=\"commands\">\(Markup.joined(lines))</pre>"
    }

    /// A fingerprint of what people may change at any moment and the page has to show at once; `nil`: there is nothing of it.
    func print() -> Int64? {
        let banner = banner()
        let note = context.notesBySubject[.container(host: container.identity.host, name: container.name)]
        let isPinned = PinnedTable(context: context).isKept(container)
        let hotkeys = context.settings.hotkeys
        let alerts = context.alerts.alerts(about: .container(container.identity))
        if banner.isEmpty, alerts.isEmpty, note == nil, !isPinned, hotkeys.isEmpty { return nil }
        var hash = ValueHash()
        hash.add(banner.string)
        // What an alert measures moves with the ticks, and so does the page.
        for alert in alerts {
            hash.add(alert.condition)
            hash.add(alert.hold)
        }
        hash.add(lastLines(alerts).string)
        hash.add(note?.text ?? "")
        hash.add(isPinned)
        for (hotkey, key) in hotkeys.sorted(by: { $0.key.rawValue < $1.key.rawValue }) {
            hash.add(hotkey.rawValue)
            hash.add(key)
        }
        return Int64(bitPattern: hash.value)
    }

    private func tabs() -> Markup {
        .joined(
            HistoryRange.allCases.map { range in
                let page = context.page(of: container, range: range)
                let title = context.label(of: range)
                if range == self.range {
                    return
                        "<li><a href=\"\(NotePath.relative(page, from: path).lastPart)\" aria-current=\"page\">\(title)</a></li>"
                }
                guard context.existing.contains(page) else {
                    return "<li><span title=\"\(context.words("not drawn yet"))\">\(title)</span></li>"
                }
                return "<li><a href=\"\(range == .hour ? "./" : SitePaths.page(of: range))\">\(title)</a></li>"
            })
    }
}

/// What the ranges are called: between rare ticks a chart shows more than its range is called by, and says how much.
extension RenderContext {
    private func untold(_ range: HistoryRange) -> String? {
        let length = range.length(interval: settings.interval)
        return length == range.duration ? nil : words.length(length)
    }

    /// `1h`
    func label(of range: HistoryRange) -> String { untold(range) ?? words.length(range) }
    /// `last hour`
    func last(_ range: HistoryRange) -> String { untold(range).map { words("last \($0)") } ?? words(range.phrase) }
    /// `in the last hour`
    func within(_ range: HistoryRange) -> String { untold(range).map { words("in the last \($0)") } ?? words(range.within) }
}

extension HistoryRange {
    var phrase: Phrase {
        switch self {
        case .hour: "last hour"
        case .day: "last 24 hours"
        case .week: "last 7 days"
        case .month: "last 30 days"
        }
    }

    var within: Phrase {
        switch self {
        case .hour: "in the last hour"
        case .day: "in the last 24 hours"
        case .week: "in the last 7 days"
        case .month: "in the last 30 days"
        }
    }
}

extension String {
    fileprivate var lastPart: String {
        split(separator: "/").last.map(String.init).flatMap { $0.hasSuffix(".html") ? $0 : nil } ?? "./"
    }
}
