import DockStatModel

/// `status.json` (when the site was made and when the next is due) and `docker/status.json` (what it watches, in sum).
struct StatusJSON {
    var context: RenderContext

    func status() -> [UInt8] {
        let data = context.data
        let sentence = OverviewSentence(hosts: data.hosts, containers: data.containers, alerts: context.alerts.tally)
        return JSONWriter.document { json in
            json.field("demo", context.settings.isDemo)
            json.field("title", context.settings.title)
            json.field("version", data.job.version)
            json.field("generated", data.now)
            json.field("nextDue", data.nextDue)
            json.field("intervalSeconds", context.settings.interval.inSeconds)
            json.field("summary", sentence.text)
            json.field("mood", sentence.mood.rawValue)
            json.field("alertsFiring", context.alerts.tally.firing)
            json.object("states") { json in
                for state in ServiceState.momentary {
                    json.field(state.rawValue, data.containers.count { $0.service == state })
                }
            }
        }
    }

    func docker() -> [UInt8] {
        let data = context.data
        return JSONWriter.document { json in
            json.field("demo", context.settings.isDemo)
            json.field("totalHosts", data.hosts.count)
            json.field("reachableHosts", data.hosts.count { $0.reachability == .reachable })
            json.field("totalContainers", data.containers.count)
            json.field("runningContainers", data.containers.count { $0.state == .running })
            json.array("hosts") { json in
                for host in data.hosts { json.object { HostJSON(context: context, host: host).identify(in: &$0) } }
            }
        }
    }
}

/// A host in JSON, under upstream's field names.
struct HostJSON {
    var context: RenderContext
    var host: HostStatus

    static func list(_ context: RenderContext) -> [UInt8] {
        JSONWriter.document { json in
            json.field("demo", context.settings.isDemo)
            json.array("hosts") { json in
                for host in context.data.hosts { json.object { HostJSON(context: context, host: host).identify(in: &$0) } }
            }
        }
    }

    func identify(in json: inout JSONWriter) {
        json.field("id", host.slug)
        json.field("clientId", "local")
        json.field("name", CleanText.line(host.name))
        json.field("engine", CleanText.line(host.engine))
        json.field("reachable", host.reachability == .reachable)
        json.field("monitored", host.isMonitored)
        json.field("since", host.since)
        if case .unreachable(let reason) = host.reachability {
            json.field("lastReached", host.lastReached)
            json.object("reason") { json in
                json.field("kind", reason.kind.rawValue)
                json.field("message", CleanText.line(reason.message, limit: 1000))
                json.field("advice", reason.advice.map { CleanText.line($0, limit: 1000) })
            }
        }
    }

    func metrics(of containers: [ContainerStatus]) -> [UInt8] {
        JSONWriter.document { json in
            json.field("demo", context.settings.isDemo)
            json.field("hostId", host.slug)
            json.field("hostName", CleanText.line(host.name))
            identify(in: &json)
            json.field("dockerVersion", host.facts.map { CleanText.line($0.dockerVersion) })
            json.field("apiVersion", host.facts.map { CleanText.line($0.apiVersion) })
            json.field("os", host.facts.map { CleanText.line($0.operatingSystem) })
            json.field("architecture", host.facts.map { CleanText.line($0.architecture) })
            json.field("kernelVersion", host.facts.map { CleanText.line($0.kernelVersion) })
            json.field("totalMemory", host.facts?.totalMemory)
            json.field("totalCPU", host.facts?.totalCPU)
            json.field("images", host.facts?.images)
            json.field("systemTime", host.facts?.systemTime)
            json.field("containers", containers.count)
            json.field("containersRunning", containers.count { $0.state == .running })
            json.field("containersPaused", containers.count { $0.state == .paused })
            json.field("containersStopped", containers.count { $0.state != .running && $0.state != .paused })
            json.object("labels") { json in
                for (name, value) in host.labels.sorted(by: { $0.key < $1.key }) {
                    json.field(CleanText.line(name), CleanText.line(value))
                }
            }
            json.array("warnings") { json in
                for warning in host.warnings { json.value(CleanText.line(warning, limit: 1000)) }
            }
        }
    }
}
