import DockStatModel

/// What is announced: the windows, the one that is open, and when the next ones are.
struct MaintenancePage {
    private static let limit = 60

    var context: RenderContext

    private var path: String { SitePaths.maintenance }
    private var clock: ClockText { context.clock }
    private var words: Words { context.words }

    /// Leads there from a page, with how many windows there are.
    static func link(context: RenderContext, from path: String) -> Markup {
        let count = context.alerts.pages.maintenance.count
        let words = context.words
        let windows =
            switch count {
            case 0: words("no window")
            case 1: words("one window")
            default: words("\(words.count(count)) windows")
            }
        return "<a href=\"\(NotePath.relative(SitePaths.maintenance, from: path))\">\(words("Maintenance"))</a>: \(windows)"
    }

    func values() -> PageValues {
        let running = context.alerts.running
        var values = PageFrame(context: context).values(
            path: path, kind: .maintenance, title: words("Maintenance"),
            heading: running.isEmpty ? words.markup("No maintenance is running.") : words.markup("Maintenance is running."),
            crumbs: [
                PageFrame.overview(context),
                PageFrame.Crumb(label: words.markup("Alerts"), path: SitePaths.alerts),
            ])
        values[markup: "running"] = AlertBanner(context: context, path: path).running(running)
        values[markup: "windows"] = windows()
        values[markup: "next"] = next()
        return values
    }

    private func windows() -> Markup {
        var table = DataTable(
            words, words("Maintenance windows"),
            [.text("Window"), .text("When"), .text("Covers"), .text("Why"), .text("Who")]
                + (context.settings.hasActions ? [.text("Change")] : []))
        for window in context.alerts.pages.maintenance {
            let zone: Markup
            if case .once = window.schedule {
                zone = .empty
            } else {
                zone = window.timeZone.isEmpty ? .empty : " <span class=\"muted\">\(window.timeZone, limit: 60)</span>"
            }
            table.add(
                [
                    .name(window.name), "\(words(window.schedule, clock))\(zone)", "\(words(window.matcher))",
                    "\(window.reason, limit: 300)", window.author.isEmpty ? .empty : .name(window.author, limit: 80),
                ] + takeOut(window))
        }
        return table.table(nothing: words("None is announced."))
    }

    /// Those of the configuration are taken out there.
    private func takeOut(_ window: MaintenanceWindow) -> [Markup] {
        guard context.settings.hasActions else { return [] }
        guard context.alerts.pages.announced.contains(window.name) else { return ["–"] }
        return [
            ActionButton("maintenance.remove", words("Take out"), of: window.name, [("name", window.name)]).markup(on: path)
        ]
    }

    private func next() -> Markup {
        let ahead = context.alerts.pages.maintenanceOccurrences.filter { $0.from > context.data.now }
        var table = DataTable(words, words("Next times"), [.text("From"), .text("Until"), .text("Window")])
        for occurrence in ahead {
            table.add([clock.exact(occurrence.from), clock.exact(occurrence.to), .name(occurrence.window)])
        }
        return table.table(nothing: words("None within 60 days."), limit: Self.limit)
    }
}
