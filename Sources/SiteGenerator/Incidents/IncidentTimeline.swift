import DockStatModel

/// The course of an incident, oldest first.
struct IncidentTimeline {
    private static let lineLimit = 200

    var context: RenderContext
    var path: String

    /// - Parameter omitted: how many lie between the first one and the others.
    func list(_ entries: [IncidentEntry], omitted: Int) -> Markup {
        guard !entries.isEmpty else { return "<p class=\"nothing\">\(context.words("Nothing is on record."))</p>" }
        var result: Markup = "<ol class=\"events timeline\">"
        for (place, entry) in entries.enumerated() {
            if place == 1, omitted > 0 { result += "<li>\(context.words("and \(omitted) more"))</li>" }
            result += "<li>\(context.clock.exact(entry.time)) <div>\(mark(entry))\(text(entry))\(lines(entry))</div></li>\n"
        }
        result += "</ol>"
        return result
    }

    private func mark(_ entry: IncidentEntry) -> Markup {
        guard let shape = entry.shape else { return "<svg class=\"e\" aria-hidden=\"true\"></svg>" }
        return "<svg class=\"e\" viewBox=\"-6 -6 12 12\" aria-hidden=\"true\"><use href=\"#e-\(shape)\"/></svg>"
    }

    private func text(_ entry: IncidentEntry) -> Markup {
        if entry.kind == .personUpdate, !entry.text.isEmpty { return PersonUpdate(entry).html }
        let words: Markup =
            entry.text.isEmpty
            ? context.words.markup(entry.kind.phrase) : "<bdi>\(Words.spaced(context.words.told(entry.text)), limit: 500)</bdi>"
        guard let alert = entry.alert.flatMap(context.alerts.alert) else { return words }
        return context.link(to: alert, from: path, words: words)
    }

    private func lines(_ entry: IncidentEntry) -> Markup {
        // What people wrote is one text, whatever its lines.
        guard !entry.lines.isEmpty, entry.kind != .personUpdate else { return .empty }
        let shown = entry.lines.suffix(Self.lineLimit).map { line -> Markup in "\(line, limit: 1000)\n" }
        let count = context.words(entry.lines.count, one: "1 line", other: "\(entry.lines.count) lines")
        return "<details><summary>\(count)</summary><pre>\(Markup.joined(shown))</pre></details>"
    }
}

extension IncidentEntry.Kind {
    /// What happened, without saying to what: for readers who may not know.
    var phrase: Phrase {
        switch self {
        case .opened: "The incident began"
        case .alertFired: "An alert fired"
        case .alertResolved: "An alert was resolved"
        case .exit: "A container ended"
        case .oomKill: "A container ran out of memory"
        case .restart: "A container was restarted"
        case .imageChanged: "A container got another image"
        case .engineEvent: "Something happened to a container"
        case .logs: "The last lines of a log"
        case .hostLost: "A host was lost"
        case .hostReached: "A host was reached again"
        case .acknowledged: "Somebody takes care of it"
        case .silenced: "Messages were silenced"
        case .flapping: "It comes and goes"
        case .severityRaised: "It became more severe"
        case .escalated: "Further people were told"
        case .message: "A message was sent"
        case .personUpdate: "An update"
        case .resolved: "The incident is over"
        }
    }

    /// The mark of the sprite that goes with it; `nil`: none.
    fileprivate var shape: String? {
        switch self {
        case .alertFired, .exit: "died"
        case .oomKill: "oom"
        case .restart: "started"
        case .alertResolved, .resolved, .hostReached: "healthy"
        case .flapping, .hostLost, .severityRaised, .escalated: "unhealthy"
        case .opened, .imageChanged, .engineEvent, .logs, .acknowledged, .silenced, .message, .personUpdate: nil
        }
    }
}

extension IncidentEntry {
    /// An end that went well is none of the failures.
    fileprivate var shape: String? {
        kind == .exit && text.hasSuffix(" ended with exit code 0") ? EventMark.Kind.ended.rawValue : kind.shape
    }
}
