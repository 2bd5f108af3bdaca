import DockStatModel

/// The incidents: the open ones, what was last, and the way to each month.
struct IncidentsPage {
    struct Month: Hashable {
        /// `2026-11`
        var key: String
        /// `November 2026`
        var title: String
        /// Newest first.
        var incidents: [Incident]

        var over: [Incident] { incidents.filter { !$0.isOpen } }
    }

    var context: RenderContext
    private var words: Words { context.words }

    func index() -> PageValues {
        let open = context.alerts.openIncidents
        let months = self.months()
        let heading =
            switch open.count {
            case 0: words("No incident is open.")
            case 1: words("One open incident.")
            default: Words.capitalized(words("\(words.count(open.count)) open incidents."))
            }
        var values = frame(
            path: SitePaths.incidents, title: words("Incidents"), heading: heading, crumbs: [PageFrame.overview(context)])
        var body = Markup.empty
        if !open.isEmpty { body += table(open, caption: words("Open incidents"), path: SitePaths.incidents) }
        if months.isEmpty { body += "<p class=\"nothing\">\(words("None in the last 90 days."))</p>" }
        if let newest = months.first(where: { !$0.over.isEmpty }) {
            body += "<h2>\(newest.title)</h2>\(table(newest.over, caption: newest.title, path: SitePaths.incidents))"
        }
        if !months.isEmpty {
            let items = months.map { month -> Markup in
                "<li><a href=\"\(month.key)/\">\(month.title)</a> <span class=\"count\">\(month.incidents.count)</span></li>"
            }
            body += "<h2>\(words("By month"))</h2><ul class=\"months\">\(Markup.joined(items))</ul>"
        }
        values[markup: "body"] = body
        values[flag: "isIndex"] = true
        return values
    }

    func archive(_ month: Month) -> PageValues {
        let path = SitePaths.incidentMonth(month.key)
        var values = frame(
            path: path, title: month.title, heading: month.title,
            crumbs: [
                PageFrame.overview(context),
                PageFrame.Crumb(label: words.markup("Incidents"), path: SitePaths.incidents),
            ])
        values[markup: "body"] = table(month.incidents, caption: month.title, path: path, limit: 1000)
        return values
    }

    /// Newest first; an incident belongs to the month it opened in, by the site's clock.
    func months() -> [Month] {
        var months: [Month] = []
        for incident in context.alerts.pages.incidents.sorted(by: { ($0.openedAt, $0.id) > ($1.openedAt, $1.id) }) {
            let month = context.clock.month(of: incident.openedAt)
            if months.last?.key == month.key {
                months[months.count - 1].incidents.append(incident)
            } else {
                months.append(Month(key: month.key, title: month.title, incidents: [incident]))
            }
        }
        return months
    }

    private func frame(path: String, title: String, heading: String, crumbs: [PageFrame.Crumb]) -> PageValues {
        PageFrame(context: context).values(path: path, kind: .incidents, title: title, heading: "\(heading)", crumbs: crumbs)
    }

    private func table(_ incidents: [Incident], caption: String, path: String, limit: Int = 200) -> Markup {
        var table = DataTable(
            words, caption,
            [.text("Incident"), .text("State"), .text("Severity"), .text("Opened"), .number("Lasted"), .number("Alerts")])
        for incident in incidents {
            table.add([
                context.link(to: incident, from: path), incident.badge(in: words), context.severity(of: incident),
                context.clock.exact(incident.openedAt),
                incident.resolvedAt.map { "\(words.rough($0 - incident.openedAt))" } ?? "–", count(of: incident),
            ])
        }
        return table.table(nothing: words("None."), limit: limit)
    }

    /// Of an open one its title counts the alerts that fire; others may be over.
    private func count(of incident: Incident) -> Markup {
        let firing = incident.alerts.count { context.alerts.alert($0)?.phase.isActive ?? false }
        guard incident.isOpen, firing < incident.alerts.count else { return "\(incident.alerts.count)" }
        return words.markup("\(firing) of \(incident.alerts.count) still firing")
    }
}

extension Incident {
    func badge(in words: Words) -> Markup {
        isOpen ? AlertPhase.firing.badge(words("open")) : AlertPhase.resolved.badge(in: words)
    }
}
