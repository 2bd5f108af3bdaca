internal import DockStatModel

extension Evaluation {
    /// Drafts a message about an incident for each of these receivers that still exists.
    ///
    /// Who hears of it for the first time gets an `opened`, whatever the others get. In quiet hours, what is below critical is held;
    /// reminders are not even that, for the digest says that it still fires.
    mutating func send(
        _ kind: AlertMessage.Kind, _ position: Int, to audience: Set<String>, about: [Alert], note: [String: String]?
    ) {
        let incident = conversations[position].incident
        let told = Set(incident.receivers)
        var sent: [String] = []
        var message: AlertMessage?
        for receiver in engine.router.receivers where audience.contains(receiver.name) {
            let own = kind == .updated && !told.contains(receiver.name) ? .opened : kind
            if kind == .resolved, !receiver.sendResolved {
                for alert in about {
                    decide(
                        alert, incident, receiver.name, own, .resolvedNotWanted, "\(receiver.name) does not want to hear of ends")
                }
                continue
            }
            let isHeld = quiet.contains(receiver.name) && incident.severity < .critical
            for alert in about {
                decide(
                    alert, incident, receiver.name, own, isHeld ? .held : .queued,
                    isHeld ? "the quiet hours of \(receiver.name)" : engine.router.path(of: alert.facts).reason)
            }
            if isHeld, kind == .reminder { continue }
            var draft = message ?? compose(kind, position, note: note)
            message = draft
            draft.kind = own
            changes.outbox.append(OutboxDraft(receiver: receiver.name, message: draft, isHeld: isHeld))
            sent.append(receiver.name)
        }
        if sent.isEmpty, kind != .reminder { return }
        if kind != .resolved {
            conversations[position].incident.announcedAt = incident.announcedAt ?? now
            conversations[position].incident.receivers += sent.filter { !told.contains($0) }
        }
        conversations[position].incident.lastMessageAt = now
        if !sent.isEmpty { tell(position, .message, "\(kind.rawValue): to \(sent.joined(separator: ", "))") }
    }

    private mutating func compose(_ kind: AlertMessage.Kind, _ position: Int, note: [String: String]?) -> AlertMessage {
        let incident = conversations[position].incident
        let shown = members(position).filter { alert in
            let isMuted = alert.mutedBy != nil && !beginsToFlap(alert)
            return !isMuted && (alert.phase.isActive || alert.isAnnounced || kind == .resolved)
        }.sorted(by: Self.worstAndNewestFirst)
        var alerts: [AlertMessage.AlertSummary] = []
        for (index, alert) in shown.prefix(MessageDrafter.alertsShown).enumerated() {
            alerts.append(
                engine.drafter.summary(
                    of: alert, subjectView(of: alert), now: now, withEvidence: index < MessageDrafter.alertsWithEvidence))
        }
        var message = AlertMessage(
            kind: kind, time: now, site: engine.drafter.site, baseURL: engine.drafter.baseURL,
            incident: engine.drafter.summary(of: incident, shown), alerts: alerts)
        message.note = note
        return message
    }

    private static func worstAndNewestFirst(_ a: Alert, _ b: Alert) -> Bool {
        if a.phase.isActive != b.phase.isActive { return a.phase.isActive }
        if a.severity != b.severity { return a.severity > b.severity }
        let (first, second) = (a.firedAt ?? a.since, b.firedAt ?? b.since)
        return first != second ? first > second : a.id < b.id
    }

    /// When a receiver's quiet hours are over, one digest stands for all that was held.
    mutating func deliverDigests() {
        for receiver in engine.router.receivers where !quiet.contains(receiver.name) {
            let held = state.held.filter { $0.receiver == receiver.name && $0.state == .held }.sorted { $0.id < $1.id }
            if held.isEmpty { continue }
            changes.outbox.append(
                OutboxDraft(receiver: receiver.name, message: engine.drafter.digest(of: held.map(\.message), now: now)))
            changes.digested += held.map(\.id)
        }
    }
}
