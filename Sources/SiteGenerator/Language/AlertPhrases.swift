import DockStatModel

extension AlertPhase {
    var phrase: Phrase {
        switch self {
        case .inactive: "inactive"
        case .pending: "pending"
        case .firing: "firing"
        case .recovering: "recovering"
        case .resolved: "resolved"
        }
    }
}

extension Severity {
    var phrase: Phrase {
        switch self {
        case .info: "info"
        case .warning: "warning"
        case .critical: "critical"
        }
    }
}

extension AlertSample.Verdict {
    var phrase: Phrase {
        switch self {
        case .confirms: "confirms"
        case .clears: "clears"
        case .unknown: "unknown"
        case .waits: "waits"
        }
    }
}

extension AlertMessage.Kind {
    var phrase: Phrase {
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
    var phrase: Phrase {
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
    var phrase: Phrase {
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

extension MaintenanceWindow.Weekday {
    var phrase: Phrase {
        switch self {
        case .mon: "mon"
        case .tue: "tue"
        case .wed: "wed"
        case .thu: "thu"
        case .fri: "fri"
        case .sat: "sat"
        case .sun: "sun"
        }
    }
}
