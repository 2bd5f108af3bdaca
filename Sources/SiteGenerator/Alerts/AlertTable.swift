import DockStatModel

/// Alerts as rows.
struct AlertTable {
    var context: RenderContext
    /// The page it stands on.
    var path: String
    /// Pages that are made once for a long time write whole dates.
    var isExact = false
    /// Whose alerts they are, where they are of one.
    var incident: Incident?

    func table(_ alerts: [Alert], caption: String, nothing: String, limit: Int = 200) -> Markup {
        let words = context.words
        var table = DataTable(
            words, caption, look: "known",
            [
                .text("Alert"), .text("State"), .text("Subject"), .text("Severity"), .text("Since"), .text("Value"),
                .text("Condition"),
            ])
        let banner = AlertBanner(context: context, path: path)
        // No work for rows that are not shown.
        for alert in alerts.prefix(limit) {
            let note = banner.note(alert)
            table.add([
                "\(context.link(to: alert, from: path))\(note)", "\(alert.badge(in: words))\(again(alert))",
                context.subject(alert.subject, from: path),
                alert.severity.mark(in: words, isOver: alert.phase == .resolved), time(since(alert)),
                words.shown(alert.value) ?? .empty,
                "<code>\(alert.condition, limit: 160)</code>\(hold(alert))",
            ])
        }
        let rest = alerts.count - limit
        let more: Markup = rest > 0 ? "<p class=\"nothing\">\(words("and \(rest) more"))</p>" : .empty
        return "\(table.table(nothing: nothing, limit: limit))\(more)"
    }

    /// What fires after its incident is over fires for another one.
    private func again(_ alert: Alert) -> Markup {
        guard let incident, !incident.isOpen, alert.phase.isActive, alert.incident != incident.id else { return .empty }
        guard let other = alert.incident else { return "<small>\(context.words("again since then"))</small>" }
        let link = context.link("\(Int(other))", to: SitePaths.incident(other), from: path)
        return "<small>\(context.words.markup("again, in incident \(link)"))</small>"
    }

    private func since(_ alert: Alert) -> Timestamp {
        switch alert.phase {
        case .firing, .recovering: alert.firedAt ?? alert.since
        case .resolved: alert.resolvedAt ?? alert.since
        case .pending, .inactive: alert.since
        }
    }

    private func time(_ time: Timestamp) -> Markup { isExact ? context.clock.exact(time) : context.clock.element(time) }

    private func hold(_ alert: Alert) -> Markup {
        alert.hold.isEmpty || alert.hold == "0s"
            ? .empty : " <span class=\"muted\">\(context.words("for \(context.words.hold(text: alert.hold))"))</span>"
    }
}

extension AlertBanner {
    /// Who took it on, or why nothing is sent, on a line of its own.
    func note(_ alert: Alert) -> Markup {
        var notes: [Markup] = []
        if alert.phase.isActive, let mute = alert.mutedBy { notes.append("<small>\(context.words(for: mute))</small>") }
        if let acknowledgement = alert.acknowledgement {
            notes.append("<small>\(context.words(for: acknowledgement))</small>")
        }
        return .joined(notes)
    }
}
