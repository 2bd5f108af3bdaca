import DockStatModel

/// All alerts that are known, the rules behind them, and the silences over them.
struct AlertsPage {
    var context: RenderContext

    private var path: String { SitePaths.alerts }
    private var words: Words { context.words }
    private static let resolvedLimit = 50

    func values() -> PageValues {
        var values = PageFrame(context: context).values(
            path: path, kind: .alerts, title: words("Alerts"), heading: "\(heading)",
            crumbs: [PageFrame.overview(context)])
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
        var parts = [tally.clause(words) ?? words("nothing fires")]
        if tally.pending > 0 {
            parts.append(words(tally.pending, one: "one pending", other: "\(words.count(tally.pending)) pending"))
        }
        return Words.capitalized(parts.joined(separator: ", ")) + "."
    }

    private func sections() -> Markup {
        let groups = Dictionary(grouping: context.alerts.pages.alerts, by: \.standing)
        let table = AlertTable(context: context, path: path)
        func section(_ title: Phrase, _ standing: AlertStanding, limit: Int = 200) -> Markup {
            guard let alerts = groups[standing] else { return .empty }
            return
                "<h2>\(words(title)) <span class=\"count\">\(alerts.count)</span></h2>\(table.table(alerts, caption: words(title), nothing: "", limit: limit))"
        }
        return .joined([
            section("Firing", .firing), section("Acknowledged", .acknowledged),
            section("Silenced or held back", .muted), section("Pending", .pending),
            section("Lately resolved", .resolved, limit: Self.resolvedLimit),
        ])
    }

    private func silences() -> Markup {
        var table = DataTable(
            words, words("Silences"),
            [.text("Silence"), .text("Covers"), .text("From"), .text("Until"), .text("Who"), .text("Why")]
                + (context.settings.hasActions ? [.text("Change")] : []))
        for silence in context.alerts.pages.silences {
            let isActive = silence.isActive(at: context.data.now)
            table.add(
                [
                    isActive ? "\(Int(silence.id))" : words.markup("\(silence.id) (not yet)"), "\(words(silence.matcher))",
                    context.clock.element(silence.start), context.clock.element(silence.end),
                    .name(words.person(silence.author), limit: 80),
                    "\(silence.reason, limit: 300)",
                ] + (context.settings.hasActions ? [end(silence)] : []))
        }
        return table.table(nothing: words("None."))
    }

    private func end(_ silence: Silence) -> Markup {
        ActionButton("silence.expire", words("End now"), of: String(silence.id), [("id", String(silence.id))]).markup(on: path)
    }
}
