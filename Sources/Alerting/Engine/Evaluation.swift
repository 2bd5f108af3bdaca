internal import DockStatModel

/// One evaluation under way.
struct Evaluation {
    let engine: AlertEngine
    let seen: AlertObservations
    let state: AlertingState
    var now: Timestamp { seen.now }

    var book: AlertBook
    var conversations: [Conversation]
    var nextIncident: Int64
    var changes = AlertingChanges()

    let hosts: [String: HostSample]
    /// Hosts whose own alert is active: their containers' alerts hold still.
    var lostHosts: Set<String> = []

    /// Alerts that became active, or were over, with this look.
    var fired: Set<Int64> = []
    var resolved: Set<Int64> = []
    /// What muted them until this look, where that changed.
    var mutedBefore: [Int64: Alert.Mute?] = [:]
    /// Receivers whose quiet hours it is.
    let quiet: Set<String>

    private var sampleIndex: [ContainerIdentity: Int]?

    init(_ engine: AlertEngine, _ observations: AlertObservations, _ state: AlertingState) {
        self.engine = engine
        seen = observations
        self.state = state
        book = AlertBook(state)
        // What a person opened, a person closes.
        conversations = state.incidents.filter { $0.isOpen && $0.openedBy == nil }.map { Conversation($0, isNew: false) }
        nextIncident = max(state.nextIncident, (state.incidents.map(\.id).max() ?? 0) + 1)
        hosts = Dictionary(observations.hosts.map { ($0.status.name, $0) }, uniquingKeysWith: { first, _ in first })
        quiet = engine.router.quietReceivers(at: observations.now)
    }

    /// The observation of a container; an index is made when the first one is asked for, which is when something is wrong.
    mutating func sample(of identity: ContainerIdentity) -> ContainerSample? {
        let index =
            sampleIndex
            ?? Dictionary(
                seen.containers.enumerated().map { ($1.status.identity, $0) }, uniquingKeysWith: { first, _ in first })
        sampleIndex = index
        return index[identity].map { seen.containers[$0] }
    }

    mutating func subjectView(of alert: Alert) -> SubjectView {
        switch alert.subject {
        case .container(let identity): SubjectView(sample: sample(of: identity), host: hosts[identity.host])
        case .host(let name): SubjectView(sample: nil, host: hosts[name])
        case .receiver(let name): SubjectView(sample: nil, host: nil, receiver: state.receivers.first { $0.receiver == name })
        case .job: SubjectView(sample: nil, host: nil)
        }
    }

    mutating func finish() -> AlertingChanges {
        (changes.alerts, changes.forgottenAlerts) = book.changes
        for conversation in conversations where conversation.isChanged { changes.incidents.append(conversation.incident) }
        return changes
    }
}

/// What is known of a subject besides its alert.
struct SubjectView {
    var sample: ContainerSample?
    var host: HostSample?
    var receiver: ReceiverHealth?
}

/// An open incident while it is evaluated.
struct Conversation {
    var incident: Incident
    private let original: Incident?

    init(_ incident: Incident, isNew: Bool) {
        self.incident = incident
        original = isNew ? nil : incident
    }

    var isChanged: Bool { incident != original }
    var isNew: Bool { original == nil }
    /// The severity people were told of so far.
    var severityBefore: Severity { original?.severity ?? incident.severity }
}
