import DockStatModel

/// Under which heading an alert is shown.
enum AlertStanding: String, Hashable, Sendable, CaseIterable {
    case firing, acknowledged, muted, pending, resolved, inactive
}

extension Alert {
    var standing: AlertStanding {
        switch phase {
        case .firing, .recovering: mutedBy != nil ? .muted : acknowledgement != nil ? .acknowledged : .firing
        case .pending: .pending
        case .resolved: .resolved
        case .inactive: .inactive
        }
    }

    /// Its phase as a shape, a word and a colour, and whether somebody has taken it on or nothing is sent.
    var badge: Markup {
        var words = phase.rawValue
        var look = phase.rawValue
        if phase.isActive {
            look += " " + severity.rawValue
            switch mutedBy {
            case .silence: words += ", silenced"
            case .maintenance: words += ", maintenance"
            case .inhibited: words += ", held back"
            case .flapping: words += ", flapping"
            case nil: if acknowledgement != nil { words += ", acknowledged" }
            }
        }
        let shape = phase.isActive && mutedBy != nil ? "muted" : phase.rawValue
        return
            "<span class=\"state \(look)\"><svg class=\"i\" aria-hidden=\"true\"><use href=\"#s-\(shape)\"/></svg>\(words)</span>"
    }
}

extension AlertPhase {
    func badge(_ word: String? = nil) -> Markup {
        "<span class=\"state \(rawValue)\"><svg class=\"i\" aria-hidden=\"true\"><use href=\"#s-\(rawValue)\"/></svg>\(word ?? rawValue)</span>"
    }
}

extension Severity {
    /// The word, in a colour that says nothing the word does not.
    var mark: Markup { "<span class=\"severity \(rawValue)\">\(rawValue)</span>" }
}

extension AlertMessage.Kind {
    var words: String {
        switch self {
        case .opened: "first message"
        case .updated: "update"
        case .resolved: "resolution"
        case .reminder: "reminder"
        case .escalated: "escalation"
        case .digest: "digest"
        case .test: "test"
        }
    }
}

extension NotificationDecision.Outcome {
    var words: String {
        switch self {
        case .queued: "on its way"
        case .held: "waits for the end of quiet hours"
        case .silenced: "silenced"
        case .maintenance: "maintenance"
        case .inhibited: "held back by the host's own alert"
        case .flapping: "flapping"
        case .belowSeverity: "below what the receiver wants"
        case .notRouted: "not routed to it"
        case .resolvedNotWanted: "wants no resolutions"
        case .waitsForGroup: "waits for others of its group"
        case .acknowledged: "acknowledged"
        }
    }
}

extension OutboxEntry.State {
    var words: String {
        switch self {
        case .due: "waiting"
        case .sending: "being sent"
        case .delivered: "delivered"
        case .failed: "given up"
        case .superseded: "a newer one went in its place"
        case .held: "held for quiet hours"
        case .dropped: "dropped"
        }
    }
}
