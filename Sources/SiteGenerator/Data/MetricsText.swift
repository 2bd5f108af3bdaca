import DockStatModel

/// `metrics`: the last tick in the text format of Prometheus, in base units.
struct MetricsText {
    private struct Labelled {
        var container: ContainerStatus
        /// `{host="…",container="…"`, without the closing brace.
        var labels: String
    }

    var context: RenderContext

    func text() -> String {
        let data = context.data
        var out = ""
        out.reserveCapacity(data.containers.count * 1200 + 4000)
        family("dockstat_build_info", "What wrote this file.", in: &out) {
            $0("{version=\(MetricsText.quoted(data.job.version)),demo=\"\(context.settings.isDemo)\"}", 1)
        }
        family("dockstat_tick_timestamp_seconds", "When the tick began.", in: &out) {
            $0("", Double(data.now.milliseconds) / 1000)
        }
        if let tick = data.job.ticks.first {
            family("dockstat_tick_duration_seconds", "How long the last finished tick took.", in: &out) {
                $0("", tick.duration.inSeconds)
            }
            family("dockstat_tick_cpu_seconds", "Processor time the last finished tick took.", in: &out) {
                $0("", tick.cpu.inSeconds)
            }
        }
        family("dockstat_database_size_bytes", "Size of the database file.", in: &out) {
            $0("", context.settings.view.isPartial ? nil : Double(data.job.databaseSize))
        }
        hosts(in: &out)
        containers(in: &out)
        alerts(in: &out)
        endpoint(in: &out)
        return out
    }

    private func hosts(in out: inout String) {
        let hosts = context.data.hosts.map { ($0, "{host=\(MetricsText.quoted($0.name))}") }
        family(
            "dockstat_host_up", "Whether the engine answered in the last tick; without a value where it is not monitored.",
            in: &out
        ) { sample in
            for (host, labels) in hosts { sample(labels, host.isMonitored ? host.reachability == .reachable ? 1 : 0 : nil) }
        }
        family("dockstat_host_poll_duration_seconds", "How long the last poll of the engine took.", in: &out) { sample in
            for (host, labels) in hosts { sample(labels, host.pollDuration?.inSeconds) }
        }
        family("dockstat_host_memory_bytes", "Memory of the machine.", in: &out) { sample in
            for (host, labels) in hosts { sample(labels, host.facts.map { Double($0.totalMemory) }) }
        }
        family("dockstat_host_cpus", "Processors of the machine.", in: &out) { sample in
            for (host, labels) in hosts { sample(labels, host.facts.map { Double($0.totalCPU) }) }
        }
    }

    private func containers(in out: inout String) {
        var seen: Set<String> = []
        // The same labels twice would make the whole file invalid: a predecessor of the same name gives way.
        let all = context.data.containers.compactMap { container -> Labelled? in
            let labels = "{host=\(MetricsText.quoted(container.identity.host)),container=\(MetricsText.quoted(container.name))"
            return seen.insert(labels).inserted ? Labelled(container: container, labels: labels) : nil
        }
        family("dockstat_container_info", "What a container is.", in: &out) { sample in
            for one in all {
                let project = one.container.composeProject.map(MetricsText.quoted) ?? "\"\""
                sample(one.labels + ",image=\(MetricsText.quoted(one.container.image)),project=\(project)}", 1)
            }
        }
        family("dockstat_container_state", "1 for the state the container is in, by the engine and as a service.", in: &out) {
            sample in
            for one in all {
                let container = one.container
                sample(
                    one.labels
                        + ",state=\"\(container.state.rawValue)\",health=\"\(container.health.rawValue)\",service=\"\(container.service.rawValue)\"}",
                    1)
            }
        }
        func gauge(_ name: String, _ help: String, _ value: (ContainerStatus) -> Double?) {
            family("dockstat_container_" + name, help, in: &out) { sample in
                for one in all { sample(one.labels + "}", value(one.container)) }
            }
        }
        gauge("cpu_usage_ratio", "Processor use; 1 is one core.") { $0.usage.cpuPercent.map { $0 / 100 } }
        gauge("memory_usage_bytes", "Working set.") { $0.usage.memoryBytes }
        gauge("memory_limit_bytes", "Memory limit, or the machine's memory where there is none.") { $0.usage.memoryLimit }
        gauge("network_receive_bytes_per_second", "Bytes received a second.") { $0.usage.networkRxRate }
        gauge("network_transmit_bytes_per_second", "Bytes sent a second.") { $0.usage.networkTxRate }
        gauge("block_read_bytes_per_second", "Bytes read from block devices a second.") { $0.usage.blockReadRate }
        gauge("block_write_bytes_per_second", "Bytes written to block devices a second.") { $0.usage.blockWriteRate }
        gauge("pids", "Processes and threads.") { $0.usage.pids }
        gauge("restarts", "Restarts by the engine since creation.") { $0.details.map { Double($0.restartCount) } }
        gauge("uptime_ratio", "Uptime over the last 24 hours; paused, stopped, maintenance and unknown time left out.") {
            $0.lastDay.uptimePercent.map { $0 / 100 }
        }
        gauge("unknown_ratio", "Share of the last 24 hours in which nothing was observed.") { $0.lastDay.unknownPercent / 100 }
    }

    /// A family with no sample is left out altogether.
    func family(
        _ name: String, _ help: String, in out: inout String, _ body: ((String, Double?) -> Void) -> Void
    ) {
        var lines = ""
        body { labels, value in
            guard let value, value.isFinite else { return }
            lines += name
            lines += labels
            lines += " "
            lines += abs(value) < 1e15 ? NumberText.trimmed(value, digits: 3) : "\(value)"
            lines += "\n"
        }
        guard !lines.isEmpty else { return }
        out += "# HELP \(name) \(help)\n# TYPE \(name) gauge\n"
        out += lines
    }

    /// A label value: quotes, backslashes and line breaks escaped, control characters gone.
    static func quoted(_ text: String) -> String {
        var result = "\""
        for scalar in CleanText.line(text).unicodeScalars {
            switch scalar {
            case "\"": result += "\\\""
            case "\\": result += "\\\\"
            default: result.unicodeScalars.append(scalar)
            }
        }
        return result + "\""
    }
}
