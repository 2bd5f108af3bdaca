/// Who hears of what, and how often.
package struct NotificationSettings: Hashable, Sendable {
    package var receivers: [ReceiverConfiguration] = []
    /// The first that matches an alert decides; without any (or where none matches), every receiver.
    package var routes: [Route] = []
    /// Of `host`, `stack`, `rule`, `container`, `severity`, `group`, `label:<name>`.
    package var groupBy: [String] = ["host", "stack"]
    /// How long a first message waits for further alerts of its group.
    package var groupWait: Duration = .zero
    /// Between reminders while firing and not acknowledged; zero: none.
    package var repeatEvery: Duration = .hours(4)
    package var heartbeat: HeartbeatConfiguration?

    package init() {}
}

package struct Route: Hashable, Sendable {
    package var matcher: Matcher
    package var receivers: [String]
    /// Goes on to the next route as well.
    package var isContinued: Bool
    package var escalation: Escalation?

    package init(matcher: Matcher, receivers: [String], isContinued: Bool = false, escalation: Escalation? = nil) {
        self.matcher = matcher
        self.receivers = receivers
        self.isContinued = isContinued
        self.escalation = escalation
    }

    /// Whoever else hears of an incident that nobody acknowledged in time.
    package struct Escalation: Hashable, Sendable {
        package var after: Duration
        package var receivers: [String]

        package init(after: Duration, receivers: [String]) {
            self.after = after
            self.receivers = receivers
        }
    }
}

/// A URL that is asked after each tick, so that somebody else notices when the job stops: as Healthchecks has it, `/start` and
/// `/fail` are put after the path.
package struct HeartbeatConfiguration: Hashable, Sendable {
    package var url: Secret
    /// Whether `/start` is asked at the beginning of a tick.
    package var tellsStart: Bool

    package init(url: Secret, tellsStart: Bool = false) {
        self.url = url
        self.tellsStart = tellsStart
    }
}

/// A value that no log, page or error may hold: printing it shows nothing of it.
package struct Secret: Hashable, Sendable, CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
    /// What it hides, for whoever sends it.
    package let value: String

    package init(_ value: String) { self.value = value }

    package var description: String { "(secret)" }
    package var debugDescription: String { "(secret)" }
    package var customMirror: Mirror { Mirror(self, children: [:]) }
}
