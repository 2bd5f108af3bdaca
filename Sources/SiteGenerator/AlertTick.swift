import DockStatModel

/// The files about alerts of one tick.
struct AlertTick {
    /// Which pages of their own are made, and what they are made from.
    struct Turn {
        /// Paths of pages.
        var due: Set<String> = []
        /// Of all of them, by path.
        var fingerprints: [String: Fingerprint] = [:]
        /// Alerts and incidents that have a page, or get one now.
        var existing: Set<String> = []
    }

    var templates: TemplateLibrary
    var context: RenderContext

    /// - Parameters:
    ///   - context: knows the pages that lie there from earlier.
    ///   - templates: a kind of page that they cannot make gets no new pages.
    ///   - known: what was written earlier.
    ///   - isIntact: whether a file is on disk as it was written.
    static func turn(
        _ context: RenderContext, frame: UInt64, templates: TemplateLibrary, known: Manifest, isIntact: (String) -> Bool
    ) -> Turn {
        var turn = Turn()
        var context = context
        func choose(_ kind: PageKind, _ pages: [(path: String, twin: String, fingerprint: Fingerprint)]) {
            let candidates = pages.map { page in
                let made = known.entries[page.path]
                return PageTurn.Candidate(
                    path: page.path, fingerprint: page.fingerprint, made: made,
                    isIntact: made != nil && isIntact(page.path) && isIntact(page.twin))
            }
            let due = PageTurn.due(candidates)
            for candidate in candidates {
                turn.fingerprints[candidate.path] = candidate.fingerprint
                let isThere = candidate.made.map { $0.size >= 0 } ?? false
                if isThere || due.contains(candidate.path) && templates.broken[kind] == nil {
                    turn.existing.insert(candidate.path)
                }
            }
            turn.due.formUnion(due)
        }
        let pages = context.alerts.pages
        let alerts = AlertFingerprint(context: context, frame: frame)
        // The trace of an alert is for those who are told of it.
        let traced = context.settings.view.isPartial ? [] : pages.alerts
        choose(.alert, traced.map { (SitePaths.alert($0.id), SitePaths.apiAlert($0.id), alerts.of($0)) })
        context.existing.formUnion(turn.existing)
        let incidents = AlertFingerprint(context: context, frame: frame)
        choose(.incident, pages.incidents.map { (SitePaths.incident($0.id), SitePaths.apiIncident($0.id), incidents.of($0)) })
        return turn
    }

    func add(_ turn: Turn, to rendered: inout SiteTick.Rendered) {
        let pages = context.alerts.pages
        let alertJSON = AlertJSON(context: context)
        for alert in context.settings.view.isPartial ? [] : pages.alerts {
            let path = SitePaths.alert(alert.id)
            add(path, SitePaths.apiAlert(alert.id), turn, to: &rendered) {
                (templates.render(.alert, AlertPage(context: context, alert: alert).values()), alertJSON.document(alert))
            }
        }
        let incidentJSON = IncidentJSON(context: context)
        for incident in pages.incidents {
            let path = SitePaths.incident(incident.id)
            add(path, SitePaths.apiIncident(incident.id), turn, to: &rendered) {
                let page = IncidentPage(context: context, incident: incident)
                return (templates.render(.incident, page.values()), incidentJSON.document(incident))
            }
        }
        addLists(to: &rendered)
    }

    /// A page with its twin: made where it is due, kept where it is there.
    private func add(
        _ path: String, _ twin: String, _ turn: Turn, to rendered: inout SiteTick.Rendered,
        _ make: () -> (page: RenderedPage, json: [UInt8])
    ) {
        guard turn.due.contains(path) else {
            rendered.kept.insert(path)
            rendered.kept.insert(twin)
            return
        }
        let made = make()
        rendered.files.append(RenderedFile(twin, made.json))
        var page = RenderedFile(path, made.page)
        page.fingerprint = turn.fingerprints[path]?.packed ?? 0
        rendered.files.append(page)
    }

    private func addLists(to rendered: inout SiteTick.Rendered) {
        func page(_ kind: PageKind, _ path: String, _ values: () -> PageValues) {
            rendered.add(path, from: .alerts) { RenderedFile(path, templates.render(kind, values())) }
        }
        func json(_ path: String, _ bytes: () -> [UInt8]) { rendered.add(path, from: .alerts) { RenderedFile(path, bytes()) } }
        func text(_ path: String, _ text: () -> String) { rendered.add(path, from: .alerts) { RenderedFile(path, text()) } }
        let incidents = IncidentsPage(context: context)
        for month in incidents.months() { page(.incidents, SitePaths.incidentMonth(month.key)) { incidents.archive(month) } }
        page(.incidents, SitePaths.incidents) { incidents.index() }
        page(.alerts, SitePaths.alerts) { AlertsPage(context: context).values() }
        page(.maintenance, SitePaths.maintenance) { MaintenancePage(context: context).values() }
        let rules = RuleJSON(context: context)
        if !context.settings.view.isPartial {
            page(.notifications, SitePaths.notifications) { NotificationsPage(context: context).values() }
            json("api/v2/rules.json") { rules.rules() }
            json("api/v2/silences.json") { rules.silences() }
            json("api/v2/notifications.json") { NotificationJSON(context: context).document() }
        }
        json("api/v2/alerts.json") { AlertJSON(context: context).list() }
        json("api/v2/incidents.json") { IncidentJSON(context: context).list() }
        json("api/v2/maintenance.json") { rules.maintenance() }
        text(MaintenanceCalendar.path) { MaintenanceCalendar(context: context).text() }
        text(SitePaths.alertCount) { alertCount() }
        if let baseURL = context.settings.baseURL {
            text(IncidentFeed.path) { IncidentFeed(context: context, baseURL: baseURL).text() }
        }
    }

    /// What `style.css` puts beside "Alerts" in the navigation.
    private func alertCount() -> String {
        let firing = context.alerts.tally.firing
        return firing == 0 ? "/* no alert fires */\n" : ":root { --alerts-firing: \"\(firing)\"; }\n"
    }
}
