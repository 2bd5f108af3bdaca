/// Everything earlier evaluations left behind, and what people decided meanwhile.
package struct AlertingState: Sendable {
    /// All that are known.
    package var alerts: [Alert]
    /// The open ones.
    package var incidents: [Incident]
    /// Not yet over.
    package var silences: [Silence]
    /// Those that people added with the command line; the configured ones come with the settings.
    package var maintenance: [MaintenanceWindow]
    package var receivers: [ReceiverHealth]
    /// Messages that wait for the end of quiet hours, oldest first.
    package var held: [OutboxEntry]
    /// The next free ones.
    package var nextAlert: Int64
    package var nextIncident: Int64

    package init(
        alerts: [Alert] = [], incidents: [Incident] = [], silences: [Silence] = [], maintenance: [MaintenanceWindow] = [],
        receivers: [ReceiverHealth] = [], held: [OutboxEntry] = [], nextAlert: Int64 = 1, nextIncident: Int64 = 1
    ) {
        self.alerts = alerts
        self.incidents = incidents
        self.silences = silences
        self.maintenance = maintenance
        self.receivers = receivers
        self.held = held
        self.nextAlert = nextAlert
        self.nextIncident = nextIncident
    }
}

/// What an evaluation decided. It is written in one transaction with nothing between.
package struct AlertingChanges: Hashable, Sendable {
    /// New and changed ones, whole.
    package var alerts: [Alert] = []
    /// Of rules or subjects that are no more: taken out with their transitions.
    package var forgottenAlerts: [Int64] = []
    package var transitions: [AlertTransition] = []
    package var incidents: [Incident] = []
    package var entries: [IncidentEntry] = []
    /// New messages.
    package var outbox: [OutboxDraft] = []
    /// Held messages that a digest among `outbox` stands for now.
    package var digested: [Int64] = []
    /// Why a message was (not) sent, for the traces.
    package var decisions: [NotificationDecision] = []
    /// Whether an end was not judged yet because the engine's word about it may be on its way: a moment later it is there, and
    /// whoever stays running looks again then.
    package var awaitsEngine = false

    package init() {}
}

package struct AlertTransition: Hashable, Sendable, Codable {
    package var alert: Int64
    package var time: Timestamp
    package var from: AlertPhase
    package var to: AlertPhase
    package var value: String?
    /// One sentence.
    package var reason: String

    package init(alert: Int64, time: Timestamp, from: AlertPhase, to: AlertPhase, value: String?, reason: String) {
        self.alert = alert
        self.time = time
        self.from = from
        self.to = to
        self.value = value
        self.reason = reason
    }
}

/// A message that shall go out.
package struct OutboxDraft: Hashable, Sendable, Codable {
    package var receiver: String
    package var message: AlertMessage
    /// Whether it waits for the end of quiet hours.
    package var isHeld: Bool

    package init(receiver: String, message: AlertMessage, isHeld: Bool = false) {
        self.receiver = receiver
        self.message = message
        self.isHeld = isHeld
    }
}

/// Why an alert's turn did or did not become a message to a receiver.
package struct NotificationDecision: Hashable, Sendable, Codable {
    package enum Outcome: String, Hashable, Sendable, Codable, CaseIterable {
        case queued, held, silenced, maintenance, inhibited, flapping, belowSeverity, notRouted, resolvedNotWanted, waitsForGroup
        case acknowledged
    }

    package var alert: Int64
    package var incident: Int64?
    package var time: Timestamp
    /// `nil` where it concerns all of them.
    package var receiver: String?
    package var kind: AlertMessage.Kind
    package var outcome: Outcome
    /// One sentence: which silence, whose acknowledgement, which route.
    package var reason: String

    package init(
        alert: Int64, incident: Int64?, time: Timestamp, receiver: String?, kind: AlertMessage.Kind, outcome: Outcome,
        reason: String
    ) {
        self.alert = alert
        self.incident = incident
        self.time = time
        self.receiver = receiver
        self.kind = kind
        self.outcome = outcome
        self.reason = reason
    }
}
