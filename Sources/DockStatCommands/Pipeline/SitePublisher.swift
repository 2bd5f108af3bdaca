internal import DockStatModel
internal import SiteGenerator
internal import Storage

/// The last stage of a tick: gathers what the pages show and publishes the files that changed.
struct SitePublisher {
    /// How many events a host page has to choose from.
    static let eventsPerHost = 50
    /// How many ticks `about/` shows.
    static let ticksShown = 240

    let configuration: Configuration
    let store: Store
    let generator: SiteGenerator
    let isDemo: Bool

    /// - Parameter time: the tick whose data the pages show.
    func publish(changed: Set<ContainerIdentity>, at time: Timestamp, into report: inout TickReport) {
        do {
            let published = try generator.publish(
                try data(at: time, warnings: report.warnings), changed: changed,
                history: { range, containers in
                    try store.history(of: containers, range: range, interval: configuration.interval, now: time)
                })
            report.filesWritten = published.written.count
            report.filesUnchanged = published.unchanged
            report.filesRemoved = published.removed.count
            report.warnings += published.warnings
            for failure in published.failures {
                report.failures.append(
                    StageFailure(stage: .publish, message: "\(failure.path) keeps its last good form: \(failure.reason)"))
            }
        } catch {
            report.failures.append(StageFailure(stage: .publish, error))
        }
    }

    private func data(at time: Timestamp, warnings: [String]) throws -> SiteData {
        let hosts = try store.hostStatuses(configured: configuration.hosts, now: time)
        let containers = try store.containerStatuses(hosts: configuration.hosts.map(\.name), now: time)
        var events: [String: [EngineEvent]] = [:]
        for host in hosts {
            events[host.name] = try store.events(host: host.name, since: time - .days(2), limit: Self.eventsPerHost)
        }
        let day = HistoryRange.day.span(at: time, interval: configuration.interval)
        return SiteData(
            now: time, nextDue: time + configuration.interval, hosts: hosts, containers: containers,
            job: JobStatus(
                ticks: try store.finishedTicks(limit: Self.ticksShown), databaseSize: store.databaseSize(),
                lastBackup: try store.lastBackup(), version: Version.current, isDemo: isDemo),
            events: events, lastDayStates: try store.stateIntervals(hosts: hosts.map(\.name), in: day, now: time),
            warnings: warnings)
    }
}
