package import DockStatModel

/// Decides what alerts are, and who hears of them, from what ticks saw. It keeps nothing: the same input gives the same output, and
/// everything it goes by is in its parameters.
package struct AlertEngine: Sendable {
    let rulebook: Rulebook
    let router: Router
    let calendar: MaintenanceCalendar
    let drafter: MessageDrafter
    let settings: NotificationSettings

    /// - Parameters:
    ///   - rules: with the switched-off ones; names are unique.
    ///   - maintenance: the configured windows; those that people added come with the state.
    ///   - site: the title that messages speak of.
    ///   - baseURL: of the site, without a slash at its end.
    ///   - timeZone: IANA name, in which lines of a digest tell the time.
    ///   - page: the path of a subject's page within the site.
    ///   - note: the path of the page that shows a note, which a rule names as its runbook.
    package init(
        rules: [Rule], maintenance: [MaintenanceWindow] = [], notifications: NotificationSettings = NotificationSettings(),
        site: String = "DockStat", baseURL: String? = nil, timeZone: String = "UTC",
        page: @escaping @Sendable (AlertSubject) -> String? = { _ in nil },
        note: @escaping @Sendable (String) -> String? = { _ in nil }
    ) {
        rulebook = Rulebook(rules)
        router = Router(notifications)
        calendar = MaintenanceCalendar(maintenance)
        settings = notifications
        drafter = MessageDrafter(
            site: site, baseURL: baseURL, clock: WallClock(timeZone: timeZone) ?? .utc, page: page, note: note)
    }

    /// One look at everything, after each tick. Nothing of it is in effect before the changes are written.
    package func evaluate(_ observations: AlertObservations, state: AlertingState) -> AlertingChanges {
        var evaluation = Evaluation(self, observations, state)
        evaluation.lookAtHostsAndJob()
        evaluation.lookAtContainers()
        evaluation.endWhatIsGone()
        evaluation.judgeMutes()
        evaluation.tellHappenings()
        evaluation.group()
        evaluation.converse()
        evaluation.deliverDigests()
        return evaluation.finish()
    }
}
