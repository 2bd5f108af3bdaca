/// Everything about alerts that pages, JSON and the terminal show.
package struct AlertPages: Hashable, Sendable {
    /// All that fire, recover or are pending, and those resolved within the last days; worst first.
    package var alerts: [Alert]
    /// As they apply, switched-off ones too.
    package var rules: [Rule]
    /// Open ones and those of the last 90 days, newest first.
    package var incidents: [Incident]
    /// Entries and attempts of delivery that are shown of an incident: something that flaps for days has thousands.
    package static let entriesShown = 300

    /// By incident, oldest first: the first one, and the newest.
    package var entries: [Int64: [IncidentEntry]]
    /// How many lie between the first one and those that are shown, where some do.
    package var entriesOmitted: [Int64: Int] = [:]
    /// By alert, newest first, at most 50 each.
    package var transitions: [Int64: [AlertTransition]]
    package var decisions: [Int64: [NotificationDecision]]
    /// By incident, newest first, at most `entriesShown` each.
    package var deliveries: [Int64: [DeliveryRecord]]
    /// Not yet over.
    package var silences: [Silence]
    /// Of the configuration and of people.
    package var maintenance: [MaintenanceWindow]
    /// Names of those that people announced, and may take out again.
    package var announced: Set<String> = []
    /// Occurrences of the windows, from a day ago to 60 days ahead, by time.
    package var maintenanceOccurrences: [MaintenanceOccurrence]
    package var receivers: [ReceiverView]
    /// What is not over, oldest first, and then what ended in the last days, newest first; at most 500.
    package var outbox: [OutboxSummary]
    /// The last attempts, newest first, at most 500.
    package var ledger: [DeliveryRecord]

    package init() {
        alerts = []
        rules = []
        incidents = []
        entries = [:]
        transitions = [:]
        decisions = [:]
        deliveries = [:]
        silences = []
        maintenance = []
        maintenanceOccurrences = []
        receivers = []
        outbox = []
        ledger = []
    }

    /// A receiver as pages may show it: nothing secret.
    package struct ReceiverView: Hashable, Sendable {
        package var name: String
        /// `discord`, `slack`, `email`, `webhook`, `command`.
        package var kind: String
        /// Scheme and host only, or the program's name.
        package var target: String
        package var severity: Severity
        package var health: ReceiverHealth

        package init(name: String, kind: String, target: String, severity: Severity, health: ReceiverHealth) {
            self.name = name
            self.kind = kind
            self.target = target
            self.severity = severity
            self.health = health
        }
    }
}

package struct MaintenanceOccurrence: Hashable, Sendable {
    package var window: String
    package var from: Timestamp
    package var to: Timestamp

    package init(window: String, from: Timestamp, to: Timestamp) {
        self.window = window
        self.from = from
        self.to = to
    }
}
