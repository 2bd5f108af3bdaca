package import DockStatModel

/// Everything a tick knows that its pages show, apart from the history behind the charts.
package struct SiteData: Hashable, Sendable {
    /// When the tick began.
    package var now: Timestamp
    /// When the next tick will begin if all is well.
    package var nextDue: Timestamp
    package var hosts: [HostStatus]
    package var containers: [ContainerStatus]
    package var job: JobStatus
    /// The last events of each host by its name, newest first.
    package var events: [String: [EngineEvent]]
    /// The state intervals of `HistoryRange.day`'s span, oldest first, for the bars of the overview. A container without any
    /// shows its uptime as a number only.
    package var lastDayStates: [ContainerIdentity: [StateInterval]]
    /// The last 90 days of each container, for its bar.
    package var days: [ContainerIdentity: DayStrip]
    /// What went wrong in this tick so far, one sentence each.
    package var warnings: [String]
    package var alerting: AlertPages
    /// Of the last weeks, newest first.
    package var deploys: [Deploy]
    /// Whether a registry has a newer image under the same name; a container of which nobody asked is absent.
    package var outdated: [ContainerIdentity: Bool]
    /// For the page of settings; `nil` where there is none.
    package var details: DatabaseDetails?
    package var operating: OperatingPages
    /// What the companion endpoint answered; only sites that show everything have it.
    package var endpointUse: [EndpointUse] = []

    package init(
        now: Timestamp, nextDue: Timestamp, hosts: [HostStatus], containers: [ContainerStatus], job: JobStatus,
        events: [String: [EngineEvent]] = [:], lastDayStates: [ContainerIdentity: [StateInterval]] = [:],
        days: [ContainerIdentity: DayStrip] = [:], warnings: [String] = [], alerting: AlertPages = AlertPages(),
        deploys: [Deploy] = [], outdated: [ContainerIdentity: Bool] = [:],
        operating: OperatingPages = OperatingPages()
    ) {
        self.now = now
        self.nextDue = nextDue
        self.hosts = hosts
        self.containers = containers
        self.job = job
        self.events = events
        self.lastDayStates = lastDayStates
        self.days = days
        self.warnings = warnings
        self.alerting = alerting
        self.deploys = deploys
        self.outdated = outdated
        self.operating = operating
    }
}
