import DockStatModel

/// A container in JSON, under upstream's field names.
struct ContainerJSON {
    var context: RenderContext

    private static let labelLimit = 200

    func list(_ containers: [ContainerStatus]) -> [UInt8] {
        JSONWriter.document { json in
            json.field("demo", context.settings.isDemo)
            json.array("containers") { json in
                for container in containers { json.object { brief(container, in: &$0) } }
            }
        }
    }

    func document(_ container: ContainerStatus) -> [UInt8] {
        JSONWriter.document { json in
            json.field("demo", context.settings.isDemo)
            brief(container, in: &json)
            json.field("engineId", CleanText.line(container.engineID))
            json.field("imageId", CleanText.line(container.imageID))
            json.field("imageDigest", container.details?.imageDigest.map { CleanText.line($0) })
            json.field("created", container.created)
            json.field("firstSeen", container.firstSeen)
            json.field("serviceSince", container.serviceSince)
            if container.service == .unknown { json.field("observedAt", container.observedAt) }
            details(container, in: &json)
            days(container, in: &json)
            json.array("ports") { json in
                for port in container.ports.sorted() {
                    json.object { json in
                        json.field("hostAddress", port.hostAddress.map { CleanText.line($0) })
                        json.field("hostPort", port.hostPort)
                        json.field("containerPort", port.containerPort)
                        json.field("transport", CleanText.line(port.transport))
                    }
                }
            }
            json.array("networks") { json in
                for network in container.networks.sorted() { json.value(CleanText.line(network)) }
            }
            json.object("labels") { json in
                let labels = container.labels.sorted { $0.key < $1.key }
                for (name, value) in labels.prefix(ContainerJSON.labelLimit) {
                    json.field(CleanText.line(name), CleanText.line(value, limit: 1000))
                }
            }
        }
    }

    func brief(_ container: ContainerStatus, in json: inout JSONWriter) {
        let usage = container.usage
        json.field("id", container.slug)
        json.field("hostId", context.slug(ofHost: container.identity.host))
        json.field("hostName", CleanText.line(container.identity.host))
        json.field("name", CleanText.line(container.name))
        json.field("image", CleanText.line(container.image))
        json.field("state", container.state.rawValue)
        json.field("health", container.health.rawValue)
        json.field("service", container.service.rawValue)
        json.field("project", container.composeProject.map { CleanText.line($0) })
        json.field("cpuUsage", usage.cpuPercent)
        json.field("memoryUsage", usage.memoryBytes, digits: 0)
        json.field("memoryLimit", usage.memoryLimit, digits: 0)
        json.field("networkRx", usage.networkRxRate, digits: 0)
        json.field("networkTx", usage.networkTxRate, digits: 0)
        json.field("blockRead", usage.blockReadRate, digits: 0)
        json.field("blockWrite", usage.blockWriteRate, digits: 0)
        json.field("pids", usage.pids, digits: 0)
        json.field("uptimePercent", container.lastDay.uptimePercent, digits: 3)
        json.field("unknownPercent", container.lastDay.unknownPercent, digits: 3)
    }

    /// One number a day from `first` on, `null` where the container was not there or nothing of the day counts.
    private func days(_ container: ContainerStatus, in json: inout JSONWriter) {
        guard let strip = context.data.days[container.identity], let first = strip.days.first?.day else { return }
        let last = max(first.value, strip.days.last?.day.value ?? 0)
        var days = [DayStates?](repeating: nil, count: min(last - first.value + 1, DayStrip.length))
        for day in strip.days where days.indices.contains(day.day.value - first.value) {
            days[day.day.value - first.value] = day
        }
        json.object("days") { json in
            json.field("first", String(ClockText.iso(Timestamp(seconds: Int64(first.value) * 86400)).prefix(10)))
            json.array("uptimePercent") { json in for day in days { json.number(day?.uptimePercent, digits: 3) } }
            json.array("unknownPercent") { json in for day in days { json.number(day?.unknownPercent, digits: 3) } }
            json.array("outages") { json in for day in days { json.number(day.map { Double($0.outages) }, digits: 0) } }
        }
    }

    private func details(_ container: ContainerStatus, in json: inout JSONWriter) {
        guard let details = container.details else { return }
        json.field("startedAt", details.startedAt)
        json.field("finishedAt", details.finishedAt)
        json.field("exitCode", details.exitCode)
        json.field("oomKilled", details.oomKilled)
        json.field("restartCount", details.restartCount)
        json.field("restartPolicy", details.restartPolicy?.rawValue)
        json.field("error", details.error.isEmpty ? nil : CleanText.line(details.error, limit: 1000))
        json.field("cpuLimit", details.cpuLimit)
        json.field("configuredMemoryLimit", details.memoryLimit)
    }
}

/// What a range page shows, as numbers: a step's `null` is a gap.
struct HistoryJSON {
    var context: RenderContext

    func document(_ container: ContainerStatus, _ history: History) -> [UInt8] {
        let span = history.range.span(at: context.data.now, interval: context.settings.interval)
        return JSONWriter.document { json in
            json.field("demo", context.settings.isDemo)
            json.field("hostName", CleanText.line(container.identity.host))
            json.field("name", CleanText.line(container.name))
            json.field("range", history.range.rawValue)
            json.field("from", span.lowerBound)
            json.field("to", span.upperBound)
            json.object("signals") { json in
                for signal in Signal.allCases {
                    guard let series = history.series[signal] else { continue }
                    json.object(signal.rawValue) { json in write(series, signal, in: &json) }
                }
            }
            json.array("states") { json in
                for interval in history.states {
                    json.object { json in
                        json.field("state", interval.state.rawValue)
                        json.field("from", interval.from)
                        json.field("to", interval.to)
                    }
                }
            }
            json.array("events") { json in
                for event in history.events {
                    json.object { json in
                        json.field("time", event.time)
                        json.field("action", CleanText.line(event.action))
                        json.field("detail", event.detail.map { CleanText.line($0) })
                    }
                }
            }
        }
    }

    private func write(_ series: Series, _ signal: Signal, in json: inout JSONWriter) {
        let digits = signal == .cpuPercent ? 2 : 0
        json.field("start", series.start)
        json.field("stepSeconds", series.step.inSeconds, digits: 3)
        json.array("minimum") { json in for point in series.points { json.number(point?.minimum, digits: digits) } }
        json.array("average") { json in for point in series.points { json.number(point?.average, digits: digits) } }
        json.array("maximum") { json in for point in series.points { json.number(point?.maximum, digits: digits) } }
    }
}
