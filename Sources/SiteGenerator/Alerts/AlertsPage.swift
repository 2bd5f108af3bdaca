import DockStatModel

/// All alerts that are known, the rules behind them, and the silences over them.
struct AlertsPage {
    var context: RenderContext

    private var path: String { SitePaths.alerts }
    private static let resolvedLimit = 50

    func values() -> PageValues {
        var values = PageFrame(context: context).values(
            path: path, kind: .alerts, title: "Alerts", heading: "\(heading)",
            crumbs: [PageFrame.Crumb(label: "Overview", path: OverviewPage.path)])
        let banner = AlertBanner(context: context, path: path)
        values[markup: "maintenance"] = banner.running(context.alerts.running)
        values[markup: "alerts"] = sections()
        values[markup: "rules"] = RuleTable(context: context, path: path).table()
        values[markup: "silences"] = silences()
        values[markup: "windows"] = MaintenancePage.link(context: context, from: path)
        return values
    }

    private var heading: String {
        let tally = context.alerts.tally
        var parts = [tally.clause ?? "nothing fires"]
        if tally.muted > 0 { parts.append("\(NumberText.words(tally.muted)) silenced or held back") }
        if tally.pending > 0 { parts.append("\(NumberText.words(tally.pending)) pending") }
        let text = parts.joined(separator: ", ")
        return text.prefix(1).uppercased() + text.dropFirst() + "."
    }

    private func sections() -> Markup {
        let groups = Dictionary(grouping: context.alerts.pages.alerts, by: \.standing)
        let table = AlertTable(context: context, path: path)
        func section(_ title: String, _ standing: AlertStanding, limit: Int = 200) -> Markup {
            guard let alerts = groups[standing] else { return .empty }
            return
                "<h2>\(title) <span class=\"count\">\(alerts.count)</span></h2>\(table.table(alerts, caption: title, nothing: "", limit: limit))"
        }
        return .joined([
            section("Firing", .firing), section("Acknowledged", .acknowledged),
            section("Silenced or held back", .muted), section("Pending", .pending),
            section("Lately resolved", .resolved, limit: Self.resolvedLimit),
        ])
    }

    private func silences() -> Markup {
        var table = DataTable(
            "Silences", [.text("Silence"), .text("Covers"), .text("From"), .text("Until"), .text("Who"), .text("Why")])
        for silence in context.alerts.pages.silences {
            let isActive = silence.isActive(at: context.data.now)
            table.add([
                "\(Int(silence.id))\(isActive ? "" : " (not yet)")", "\(silence.matcher.words)",
                context.clock.element(silence.start), context.clock.element(silence.end), .name(silence.author, limit: 80),
                "\(silence.reason, limit: 300)",
            ])
        }
        return table.table(nothing: "None.")
    }
}
