package import DockStatModel
import GRDB

/// What the database knows for pages about alerts.
package struct StoredAlertPages: Hashable, Sendable {
    /// Without what comes from the configuration: `rules`, `receivers`, `maintenanceOccurrences`. `maintenance` holds the windows
    /// that people added.
    package var pages: AlertPages
    /// By name, those alone that were ever written to.
    package var receiverHealth: [ReceiverHealth]
}

extension Store {
    /// Everything of `AlertPages` that the database keeps, as it says: alerts resolved within 7 days, incidents of 90 days (at most
    /// 1,000 that are over), of the outbox all that waits (at most 400) and the last 100 that ended within 7 days.
    package func alertPages(now: Timestamp) throws(StorageError) -> StoredAlertPages {
        try read { db in
            var pages = AlertPages()
            pages.alerts = try AlertRow.fetch(
                db, where: "phase != 'inactive' AND (phase != 'resolved' OR resolved_at >= ?)",
                [(now - .days(7)).milliseconds]
            ).sorted { Self.isWorse($0, $1) }
            for alert in pages.alerts {
                let transitions = try AlertTrace.transitions(db, alert: alert.id, limit: 50)
                if !transitions.isEmpty { pages.transitions[alert.id] = transitions }
                let decisions = try AlertTrace.decisions(db, alert: alert.id, limit: 50)
                if !decisions.isEmpty { pages.decisions[alert.id] = decisions }
            }
            pages.incidents = try (IncidentRow.open(db) + IncidentRow.resolved(db, since: now - .days(90), limit: 1000))
                .sorted { ($0.openedAt, $0.id) > ($1.openedAt, $1.id) }
            for incident in pages.incidents {
                let entries = try IncidentRow.entries(db, incident: incident.id, limit: AlertPages.entriesShown)
                if !entries.isEmpty { pages.entries[incident.id] = entries }
                if entries.count > AlertPages.entriesShown {
                    let omitted = try IncidentRow.entryCount(db, incident: incident.id) - entries.count
                    if omitted > 0 { pages.entriesOmitted[incident.id] = omitted }
                }
                let deliveries = try DeliveryRow.of(db, incident: incident.id, limit: AlertPages.entriesShown)
                if !deliveries.isEmpty { pages.deliveries[incident.id] = deliveries }
            }
            pages.silences = try SilenceRow.ending(db, after: now)
            pages.maintenance = try MaintenanceWindowRow.all(db)
            pages.outbox = try OutboxListing.all(db, open: 400, ended: 100, since: now - .days(7))
            pages.ledger = try DeliveryRow.newest(db, limit: 500)
            return StoredAlertPages(pages: pages, receiverHealth: try ReceiverHealthRow.all(db))
        }
    }

    /// Firing before recovering before pending before over; then by severity; then the newest.
    private static func isWorse(_ a: Alert, _ b: Alert) -> Bool {
        func rank(_ phase: AlertPhase) -> Int {
            switch phase {
            case .firing: 0
            case .recovering: 1
            case .pending: 2
            case .resolved, .inactive: 3
            }
        }
        if rank(a.phase) != rank(b.phase) { return rank(a.phase) < rank(b.phase) }
        if a.severity != b.severity { return a.severity > b.severity }
        return (a.since, a.id) > (b.since, b.id)
    }
}
