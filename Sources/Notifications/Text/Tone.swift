import DockStatModel

/// What the colour of a message or of an alert says.
enum Tone: String, Hashable, Sendable, CaseIterable {
    case critical, warning, info, over
    /// A test or a digest: neither good nor bad.
    case neutral

    init(_ message: AlertMessage) {
        switch message.kind {
        case .resolved: self = .over
        case .test, .digest: self = .neutral
        case .opened, .updated, .reminder, .escalated:
            self = Tone(message.incident?.severity ?? message.alerts.map(\.severity).max() ?? .info)
        }
    }

    init(_ severity: Severity) {
        switch severity {
        case .critical: self = .critical
        case .warning: self = .warning
        case .info: self = .info
        }
    }
}
