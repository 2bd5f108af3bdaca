internal import Alerting
internal import DockStatModel
internal import Notifications
internal import Operations
internal import SiteGenerator
internal import Storage
internal import Transfer

/// The last stage of a tick: gathers what the pages show and publishes the files that changed.
struct SitePublisher {
    /// How many events a host page has to choose from.
    static let eventsPerHost = 50
    /// How many ticks `about/` shows.
    static let ticksShown = 240
    /// How far the deploys of stacks reach back.
    static let deploysShown = Duration.days(30)

    let configuration: Configuration
    let store: Store
    /// One for each site.
    let generators: [SiteGenerator]
    var isDemo: Bool
    /// How many requests to engines may be under way.
    var limits = TransferLimits()
    /// Pages show a tick, and what people changed since.
    var changesUntil: Timestamp?
    var extent = SiteGenerator.Extent.due
    /// Of sites that have no generator.
    var failures: [StageFailure] = []

    /// - Parameter time: the tick whose data the pages show.
    func publish(_ view: TickView, changed: Set<ContainerIdentity>, at time: Timestamp, into report: inout TickReport) {
        let data: SiteData
        do {
            data = try self.data(view, at: time, warnings: report.warnings)
        } catch {
            report.failures.append(StageFailure(stage: .publish, error))
            return
        }
        report.failures += failures
        // One that cannot be written keeps no other from being written.
        for generator in generators { publish(data, generator, changed: changed, at: time, into: &report) }
    }

    private func publish(
        _ data: SiteData, _ generator: SiteGenerator, changed: Set<ContainerIdentity>, at time: Timestamp,
        into report: inout TickReport
    ) {
        do {
            let published = try generator.publish(data, changed: changed, extent: extent) { range, containers in
                try store.history(of: containers, range: range, interval: configuration.interval, now: time)
            }
            report.filesWritten += published.written.count
            report.filesUnchanged += published.unchanged
            report.filesRemoved += published.removed.count
            // Several sites may be made from the same notes.
            report.warnings += published.warnings.filter { !report.warnings.contains($0) }
            for failure in published.failures {
                report.failures.append(
                    StageFailure(stage: .publish, message: "\(failure.path) keeps its last good form: \(failure.reason)"))
            }
        } catch {
            report.failures.append(StageFailure(stage: .publish, error))
        }
    }

    func data(_ view: TickView, at time: Timestamp, warnings: [String]) throws -> SiteData {
        let hosts = view.hosts
        var events: [String: [EngineEvent]] = [:]
        for host in hosts {
            events[host.name] = try store.events(host: host.name, since: time - .days(2), limit: Self.eventsPerHost)
        }
        var job = JobStatus(
            ticks: try store.finishedTicks(limit: Self.ticksShown), databaseSize: try store.databaseSize(),
            lastBackup: try store.lastBackup(), version: Version.current, isDemo: isDemo)
        job.requestsAtOnce = limits.total
        job.requestsPerHost = limits.perHost
        let day = HistoryRange.day.span(at: time, interval: configuration.interval)
        var data = SiteData(
            now: time, nextDue: time + configuration.interval, hosts: hosts, containers: view.containers,
            job: job,
            events: events, lastDayStates: try store.stateIntervals(hosts: hosts.map(\.name), in: day, now: time),
            days: try store.dayStrips(
                hosts: hosts.map(\.name), now: time, offsetFromUTC: ZoneOffset.function(configuration.timeZone)),
            warnings: warnings, alerting: try alerting(at: time), deploys: try store.deploys(since: time - Self.deploysShown),
            outdated: try ImageChecks(store: store, rules: configuration.rules).verdicts(view), operating: try operating())
        if configuration.companion.forms { data.details = try store.details(now: time) }
        data.endpointUse = try store.endpointUse()
        return data
    }

    /// What is shown to those who may see everything. Where nobody can sign in, nobody has to know who did.
    private func operating() throws -> OperatingPages {
        var pages = OperatingPages()
        pages.routes = ChangeRoute.all.map(\.documented)
        if configuration.companion.forms {
            pages.audit = try store.auditEntries(limit: OperatingPages.auditRead)
            pages.keys = try store.keys()
        }
        return pages
    }

    /// What the database knows of alerts, and what the configuration says of them.
    private func alerting(at time: Timestamp) throws -> AlertPages {
        let stored = try store.alertPages(now: time)
        var pages = stored.pages
        if let changesUntil { pages.silences.removeAll { $0.end <= changesUntil } }
        pages.rules = configuration.rules
        pages.announced = Set(pages.maintenance.map(\.name))
        pages.maintenance = configuration.maintenance + pages.maintenance
        pages.maintenanceOccurrences = MaintenanceCalendar(pages.maintenance)
            .occurrences(in: time - .days(1)..<time + .days(60))
        let health = Dictionary(stored.receiverHealth.map { ($0.receiver, $0) }) { first, _ in first }
        pages.receivers = configuration.notifications.receivers.map { receiver in
            AlertPages.ReceiverView(
                name: receiver.name, kind: receiver.kind.name, target: Delivery.target(of: receiver), severity: receiver.severity,
                health: health[receiver.name] ?? ReceiverHealth(receiver: receiver.name))
        }
        return pages
    }
}
