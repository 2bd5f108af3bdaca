package import DockStatModel

/// Who hears of what no rule found: routes, severities and quiet hours are the same for it.
package struct Audience: Sendable {
    private let router: Router

    package init(_ settings: NotificationSettings) { router = Router(settings) }

    /// In the order of the configuration.
    package func receivers(of facts: AlertFacts) -> [String] { router.path(of: facts).receivers }

    /// Those who have quiet hours.
    package func quiet(at time: Timestamp) -> Set<String> { router.quietReceivers(at: time) }
}
