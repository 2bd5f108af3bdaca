import DockStatModel

/// One alert: what it watches, how it stands, and why somebody was notified or not. It names only moments, no lengths of time up
/// to now, so that it changes when the alert does.
struct AlertPage {
    var context: RenderContext
    var alert: Alert

    private var path: String { SitePaths.alert(alert.id) }
    private var clock: ClockText { context.clock }
    private var words: Words { context.words }

    func values() -> PageValues {
        var values = PageFrame(context: context).values(
            path: path, kind: .alert, title: words("Alert \(alert.id)"),
            heading: "<bdi>\(context.title(of: alert), limit: 300)</bdi> \(alert.badge(in: words))",
            crumbs: [
                PageFrame.overview(context),
                PageFrame.Crumb(label: words.markup("Alerts"), path: SitePaths.alerts),
            ])
        values[text: "answer"] = NotificationAnswer(alert, context: context).text
        values[markup: "facts"] = facts()
        let trace = AlertTrace(context: context, alert: alert)
        values[markup: "samples"] = trace.samples()
        values[markup: "transitions"] = trace.transitions()
        values[markup: "decisions"] = trace.decisions()
        values[markup: "deliveries"] = trace.deliveries()
        values[text: "id"] = String(alert.id)
        values[flag: "canAcknowledge"] = alert.phase.isActive && alert.acknowledgement == nil
        values[flag: "isAcknowledged"] = alert.phase.isActive && alert.acknowledgement != nil
        values[flag: "canSilence"] = alert.phase.isActive && alert.facts.host != nil
        values[markup: "silenced"] = silenced
        let runbook = Runbook(context: context, path: path, text: alert.runbook)
        let body = runbook.body(for: alert.subject)
        values[markup: "runbook"] = body
        values[flag: "hasRunbook"] = !body.isEmpty
        return values
    }

    private func facts() -> Markup {
        var list = FactList(words)
        list.add("Subject", context.subject(alert.subject, from: path))
        let severity = alert.severity.mark(in: words, isOver: alert.phase == .resolved)
        list.add("Rule", "<a href=\"../#rules\">\(Markup.name(alert.rule))</a>, \(severity)")
        list.add("Fires when", alert.condition.isEmpty ? nil : condition)
        list.add("Recovers when", recovery)
        list.add("Last value", words.shown(alert.value))
        list.add("State", words.markup("\(words(alert.phase.phrase)) since \(clock.exact(alert.since))"))
        list.add("First confirmed", alert.firstConfirmed.map(clock.exact))
        list.add("Last confirmed", alert.lastConfirmed.map(clock.exact))
        if alert.held > .zero { list.add("Held for", "\(words.rough(alert.held))") }
        list.add("Fired", alert.firedAt.map(clock.exact))
        list.add("Resolved", alert.resolvedAt.map(clock.exact))
        list.add("Flapping since", alert.flappingSince.map(clock.exact))
        if alert.phase.isActive, let mute = alert.mutedBy { list.add("Nothing is sent", "\(context.words(for: mute))") }
        if let acknowledgement = alert.acknowledgement {
            list.add("Acknowledged", "\(clock.exact(acknowledgement.time)): \(context.words(for: acknowledgement))")
        }
        list.add("Incident", context.alerts.incident(of: alert).map { context.link(to: $0, from: path) })
        list.add("Runbook", Runbook(context: context, path: path, text: alert.runbook).link())
        return list.list()
    }

    /// What a silence of this alert would name.
    private var silenced: Markup {
        let facts = alert.facts
        let parts = [("hosts", facts.host), ("containers", facts.container), ("rules", alert.rule)]
        return .joined(
            parts.compactMap { name, value in
                value.map { "<input type=\"hidden\" name=\"\(name)\" value=\"\($0, limit: 200)\">" }
            })
    }

    private var condition: Markup {
        let code: Markup = "<code>\(alert.condition, limit: 200)</code>"
        return alert.hold.isEmpty || alert.hold == "0s"
            ? words.markup("\(code), at once") : words.markup("\(code) for \(words.hold(text: alert.hold))")
    }

    private var recovery: Markup? {
        guard let rule = context.alerts.rule(named: alert.rule) else { return nil }
        let length = words.length(rule.recoverFor)
        let isAtOnce = rule.recoverFor <= .zero
        guard let recover = rule.recover else {
            return isAtOnce ? words.markup("it no longer holds") : words.markup("it no longer holds for \(length)")
        }
        let code: Markup = "<code>\(recover.text, limit: 200)</code>"
        return isAtOnce ? code : words.markup("\(code) for \(length)")
    }
}
