import DockStatModel
import SiteGenerator

/// Three containers on two hosts with all that can be known about them, each word of it beginning with `zq`.
struct ViewScene {
    var sample: SampleSite
    var view: ViewConfiguration

    private static let now = SampleSite.now

    init(_ folder: TemporaryFolder) throws {
        try folder.write("---\npublic: true\n---\n# Welcome to everybody\n\n![](open.png)", to: "site/notes/index.md")
        try folder.write("# zqnote\n\n![](closed.png)", to: "site/notes/zqnote.md")
        try folder.write("zqnote of a container", to: "site/notes/containers/zqhost1/zqweb.md")
        try folder.write("zqpicture", to: "site/notes/closed.png")
        try folder.write("picture", to: "site/notes/open.png")
        try folder.write("---\nbroken", to: "site/notes/zqbroken.md")
        sample = SampleSite(output: folder.path + "/public")
        sample.settings.baseURL = "https://status.example.org"
        sample.settings.site = folder.path + "/site"
        view = ViewConfiguration(
            name: "zqview", output: folder.path + "/public", title: "Status", language: "en", timeZone: "UTC")
        sample.data.hosts = [SampleSite.host("zqhost1"), SampleSite.silentHost("zqhost2")].map(ViewScene.marked)
        sample.data.containers = [
            ViewScene.marked(SampleSite.container("zqweb", host: "zqhost1", project: "zqstack", service: .down, state: .exited)),
            ViewScene.marked(SampleSite.container("zqdb", host: "zqhost1", project: "zqstack", service: .up, state: .running)),
            ViewScene.marked(
                SampleSite.container("zqhidden", host: "zqhost2", service: .down, state: .exited), label: "zqprivate"),
        ]
        sample.data.events = ["zqhost1": [], "zqhost2": []]
        sample.data.lastDayStates = [:]
        for container in sample.data.containers {
            sample.data.lastDayStates[container.identity] = SampleSite.states(container, range: .day)
            sample.data.days[container.identity] = SampleSite.days(container)
            var event = SampleSite.event(container.name, "die", "1", at: ViewScene.now - .minutes(9))
            event.engineID = container.engineID
            event.image = container.image
            sample.data.events[container.identity.host, default: []].append(event)
        }
        sample.data.warnings = ["zqwarning of zqhost2"]
        sample.data.alerting = ViewScene.alerts(sample.data.containers)
    }

    static func matcher(_ change: (inout Matcher) -> Void) -> Matcher {
        var matcher = Matcher()
        change(&matcher)
        return matcher
    }

    func publish() throws {
        var scene = self
        scene.sample.settings.view = view
        try scene.sample.publish()
    }

    private static func marked(_ host: HostStatus) -> HostStatus {
        var host = host
        host.engine = "tcp://zqaddress:2376"
        host.labels = ["zqrack": "zqb2"]
        host.facts?.operatingSystem = "zqsystem"
        host.facts?.kernelVersion = "zqkernel"
        host.inventory?.images = [.init(id: "zqid", tags: ["zqother:1"], created: now, size: 1)]
        host.inventory?.networks = [.init(id: "zqid", name: "zqnetwork", driver: "zqdriver", scope: "zqscope")]
        host.inventory?.volumes = [.init(name: "zqvolume", driver: "zqdriver")]
        host.warnings = ["zqwarning"]
        host.gaps = [EventGap(from: now - .minutes(3), to: now, evidence: "zqevidence")]
        if case .unreachable(let reason) = host.reachability {
            host.reachability = .unreachable(
                UnreachableReason(kind: reason.kind, message: "zqaddress did not answer.", advice: "zqadvice"))
        }
        return host
    }

    private static func marked(_ container: ContainerStatus, label: String = "zqpublic") -> ContainerStatus {
        var container = container
        container.engineID = "zqengine-\(container.name)"
        container.image = "zqregistry/zqimage:1"
        container.imageID = "zqimage-id"
        container.labels["zqlabel"] = label
        container.labels["maintainer"] = "zqmaintainer"
        container.labels[DockStatLabel.group] = "zqgroup"
        container.labels[DockStatLabel.link] = "https://zqlink.example"
        container.networks = ["zqnetwork"]
        container.ports = [PublishedPort(hostAddress: "10.0.0.9", hostPort: 8443, containerPort: 443, transport: "zqtcp")]
        container.details?.error = "zqerror"
        container.details?.imageDigest = "zqdigest"
        return container
    }

    private static func alerts(_ containers: [ContainerStatus]) -> AlertPages {
        var pages = AlertPages()
        var incident = Incident(
            id: 1, group: ["host": "zqhost1", "stack": "zqstack", "label:zqlabel": "zqvalue"], openedAt: now - .minutes(9),
            severity: .critical)
        incident.title = ["en": "zqhidden and zqweb are down"]
        incident.receivers = ["zqreceiver"]
        for (id, container) in zip(Int64(1)..., containers) where container.service == .down {
            var alert = SampleAlerts.alert(
                id, "container-down", .container(container.identity), .firing, severity: .critical,
                "\(container.name) is down on \(container.identity.host)")
            alert.facts.labels = container.labels
            alert.facts.container = container.name
            alert.samples = [AlertSample(time: now, value: "down", verdict: .confirms, reason: "zqreason")]
            alert.acknowledgement = Acknowledgement(by: "zqanna", reason: "zqbecause", time: now)
            alert.runbook = "notes/zqnote.md"
            alert.incident = 1
            incident.alerts.append(id)
            pages.alerts.append(alert)
            pages.decisions[id] = [SampleAlerts.decision(id, 1, "zqreceiver", .queued, "zqreason")]
            pages.transitions[id] = [
                AlertTransition(alert: id, time: now, from: .inactive, to: .firing, value: "down", reason: "zqreason")
            ]
            pages.entries[1, default: []] += [
                IncidentEntry(incident: 1, time: now, kind: .exit, text: "\(container.name) ended", alert: id),
                IncidentEntry(incident: 1, time: now, kind: .logs, text: "zqlogs", lines: ["zqline"], alert: id),
                IncidentEntry(incident: 1, time: now, kind: .imageChanged, text: "zqimage", alert: id),
            ]
        }
        var job = SampleAlerts.alert(9, "job-late", .job, .firing, "zqjob")
        job.runbook = "notes/zqnote.md"
        pages.alerts += [job, SampleAlerts.alert(10, "receiver-failed", .receiver("zqreceiver"), .firing, "zqreceiver fails")]
        pages.entries[1, default: []] += [
            IncidentEntry(incident: 1, time: now, kind: .message, text: "told zqreceiver"),
            IncidentEntry(incident: 1, time: now, kind: .acknowledged, text: "zqanna"),
            IncidentEntry(
                incident: 1, time: now, kind: .personUpdate,
                text: "zqanna: **We know** that zqweb of zqstack is down,", lines: ["and zqhidden on zqhost2, and zqhost1."]),
            IncidentEntry(incident: 1, time: now, kind: .personUpdate, text: "zqanna took the acknowledgement back"),
        ]
        pages.incidents = [incident]
        pages.deliveries[1] = [SampleAlerts.delivery(1, "zqreceiver", .delivered, "zqanswer", incident: 1)]
        pages.outbox = [SampleAlerts.entry(1, "zqreceiver", .failed, incident: 1)]
        pages.ledger = pages.deliveries[1] ?? []
        pages.receivers = [SampleAlerts.receiver("zqreceiver", "webhook", "https://zqtarget")]
        var rule = Rule.builtIn[0]
        rule.name = "zqrule"
        pages.rules = [rule]
        pages.silences = [
            Silence(
                id: 1, matcher: matcher { $0.containers = ["zqhidden"] }, start: now - .hours(1), end: now + .hours(1),
                reason: "zqreason", author: "zqanna", createdAt: now)
        ]
        for (name, container) in [("patch night", "zqweb"), ("zqwindow", "zqhidden")] {
            pages.maintenance.append(
                MaintenanceWindow(
                    name: name, matcher: matcher { $0.containers = [container] },
                    schedule: .once(from: now - .hours(1), to: now + .hours(1)), timeZone: "UTC", author: "zqanna"))
            pages.maintenanceOccurrences.append(.init(window: name, from: now - .hours(1), to: now + .hours(1)))
        }
        return pages
    }
}
