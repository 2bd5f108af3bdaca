import Mustache

/// The variables of one page, as Mustache asks for them.
struct PageValues: MustacheParent, Sendable {
    /// Every variable that a template may name, and whether it is markup: markup wants `{{{…}}}`, text `{{…}}`.
    static let vocabulary: [PageKind: [String: Bool]] = {
        let common = [
            "language": false, "title": false, "siteTitle": false, "root": false, "kind": false, "crumbs": true,
            "navigation": true,
            "isDemo": false, "changed": true, "version": false, "interval": false, "zone": false, "heading": true,
            "hasFeed": false, "isPartial": false, "logo": false, "footer": false, "hasFooter": false, "keys": false,
            "description": false, "address": false, "picture": false,
            "hasAddress": false, "themeColors": true, "hasActions": false, "canWriteNotes": false, "here": false,
        ]
        let own: [PageKind: [String: Bool]] = [
            .overview: [
                "pinned": true,
                "attention": true, "maintenance": true, "recentIncidents": true, "hosts": true, "containers": true, "notes": true,
                "hasNotes": false, "noteQuery": false, "summary": true,
                "legend": true, "allHosts": true, "pieces": true, "hasPieces": false, "piecesBelow": true, "isFirst": false,
            ],
            .hosts: ["hosts": true, "pieces": true, "forms": true],
            .stacks: ["stacks": true, "pieces": true],
            .stack: [
                "banner": true, "facts": true, "services": true, "containers": true, "pieces": true, "isFirst": false,
                "charts": true, "tabs": true, "hasTabs": false, "deploys": true, "incidents": true, "notes": true,
                "hasNotes": false, "noteQuery": false,
                "twin": false,
            ],
            .graph: ["summary": true, "drawing": true, "tree": true, "legend": true, "pieces": true],
            .host: [
                "banner": true, "pieces": true, "hasPieces": false, "isFirst": false,
                "facts": true, "containers": true, "events": true, "notes": true, "hasNotes": false, "noteQuery": false,
                "inventory": true,
                "legend": true, "charts": true, "tabs": true, "hasTabs": false,
            ],
            .container: [
                "facts": true, "charts": true, "tabs": true, "span": false, "stateBar": true, "events": true, "notes": true,
                "hasNotes": false,
                "noteQuery": false, "host": false, "container": false, "isPinned": false, "canPin": false,
                "history": false, "days": true,
                "readings": true, "brief": true, "banner": true, "alerts": true, "hasAlerts": false, "logs": true,
                "hasLogs": false, "forms": true,
            ],
            .range: ["history": false, "charts": true, "tabs": true, "span": false, "stateBar": true, "events": true],
            .use: ["charts": true, "tabs": true],
            .about: ["facts": true, "problems": true, "hasProblems": false, "legend": true, "licences": true],
            .note: ["body": true, "noteQuery": false, "hasQuery": false],
            .settings: [
                "pins": true, "hotkeys": true, "themes": true, "database": true, "backup": false, "hasBackup": false,
            ],
            .alerts: ["maintenance": true, "alerts": true, "rules": true, "silences": true, "windows": true],
            .alert: [
                "answer": false, "facts": true, "samples": true, "transitions": true, "decisions": true, "deliveries": true,
                "id": false, "canAcknowledge": false, "isAcknowledged": false, "canSilence": false, "silenced": true,
                "runbook": true, "hasRunbook": false,
            ],
            .incidents: ["body": true, "isIndex": false],
            .incident: [
                "facts": true, "timeline": true, "alerts": true, "deliveries": true, "notes": true, "hasNotes": false,
                "noteQuery": false, "id": false, "canAcknowledge": false, "canResolve": false,
            ],
            .notifications: [
                "receivers": true, "hasReceivers": false, "outbox": true, "failed": true, "hasFailed": false, "ledger": true,
                "canRetryAll": false,
            ],
            .maintenance: ["running": true, "windows": true, "next": true],
            .audit: ["entries": true, "pieces": true, "shown": false],
            .keys: ["held": true, "ended": true, "hasEnded": false],
            .api: ["reading": true, "changing": true, "openAPI": false],
            .embed: ["page": false, "state": true, "uptime": false, "formula": false, "bar": true],
            .notfound: [:],
            .action: ["body": true, "isEditor": false],
        ]
        return own.mapValues { $0.merging(common) { first, _ in first } }
    }()

    private var values: [String: any Sendable] = [:]

    subscript(text name: String) -> String {
        get { values[name] as? String ?? "" }
        set { values[name] = CleanText.line(newValue, limit: 1000) }
    }
    subscript(markup name: String) -> Markup {
        get { Markup(raw: values[name] as? String ?? "") }
        set { values[name] = newValue.string }
    }
    subscript(flag name: String) -> Bool {
        get { values[name] as? Bool ?? false }
        set { values[name] = newValue }
    }

    func child(named name: String) -> Any? { values[name] }
}

/// The root templates, one per kind of page.
enum PageKind: String, Hashable, Sendable, CaseIterable {
    case overview, hosts, host, stacks, stack, graph, container, range, use, about, note, notfound
    case alerts, alert, incidents, incident, notifications, maintenance, embed, settings, action
    case audit, keys, api
}
