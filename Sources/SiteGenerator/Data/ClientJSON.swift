import DockStatModel

/// `docker/client/all.json` (which engines are read, where that is said, and on what an edit is based) and
/// `docker/manager/pool-stats.json` (how reading them goes).
struct ClientJSON {
    var context: RenderContext

    /// How many ticks are told of.
    private static let ticksShown = 20

    func all() -> [UInt8] {
        JSONWriter.document { json in
            json.field("demo", context.settings.isDemo)
            json.array("clients") { json in
                for host in context.data.hosts { json.object { client(host, in: &$0) } }
            }
        }
    }

    private func client(_ host: HostStatus, in json: inout JSONWriter) {
        json.field("id", host.slug)
        json.field("name", CleanText.line(host.name))
        json.field("engine", CleanText.line(host.engine))
        json.field("origin", host.isKept ? "kept" : "file")
        json.field("revision", host.revision)
        json.field("monitored", host.isMonitored)
        json.field("reachable", host.reachability == .reachable)
        json.field("actions", host.actions)
        json.object("labels") { json in
            for (name, value) in host.labels.sorted(by: { $0.key < $1.key }) {
                json.field(CleanText.line(name), CleanText.line(value))
            }
        }
    }

    func poolStats() -> [UInt8] {
        let job = context.data.job
        return JSONWriter.document { json in
            json.field("demo", context.settings.isDemo)
            json.field("generated", context.data.now)
            json.field("intervalSeconds", context.settings.interval.inSeconds)
            json.object("requestsAtOnce") { json in
                json.field("total", job.requestsAtOnce)
                json.field("perHost", job.requestsPerHost)
            }
            json.array("hosts") { json in
                for host in context.data.hosts { json.object { poll(of: host, in: &$0) } }
            }
            json.array("ticks") { json in
                for tick in job.ticks.prefix(Self.ticksShown) {
                    json.object { json in
                        json.field("time", tick.time)
                        json.field("durationSeconds", tick.duration.inSeconds)
                        json.field("hosts", tick.hosts)
                        json.field("hostsReached", tick.hostsReached)
                    }
                }
            }
        }
    }

    private func poll(of host: HostStatus, in json: inout JSONWriter) {
        json.field("id", host.slug)
        json.field("name", CleanText.line(host.name))
        json.field("monitored", host.isMonitored)
        json.field("reachable", host.reachability == .reachable)
        json.field("pollSeconds", host.pollDuration?.inSeconds)
        json.field("lastReached", host.lastReached)
        guard case .unreachable(let reason) = host.reachability else { return }
        json.object("failure") { json in
            json.field("kind", reason.kind.rawValue)
            json.field("message", CleanText.line(reason.message, limit: 1000))
            json.field("since", host.since)
        }
    }
}

extension HostStatus {
    /// `nil` of a host of the configuration file.
    var revision: String? { if case .kept(let revision) = origin { revision } else { nil } }
}
