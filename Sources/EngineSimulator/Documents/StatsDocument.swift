extension SimulatedHost {
    /// `GET /containers/{id}/stats?stream=false&one-shot=true`: cgroup v2, without a second sample in `precpu_stats`.
    func statsDocument(_ container: SimulatedContainer, _ condition: Condition, at now: Int64) -> SimulatedResponse {
        .json(capacity: 2600) { json in
            json.object { json in
                guard condition.isRunning else {
                    idleStats(to: &json)
                    json.field("name", "/" + container.name)
                    json.field("id", id(of: container, generation: condition.generation))
                    return
                }
                let limit = container.memoryLimit ?? memory
                let counters = container.counters(condition, at: now, memoryLimit: limit)
                json.field("read", EngineTime.text(now))
                json.field("preread", EngineTime.never)
                json.object("pids_stats") { json in
                    json.field("current", counters.processes)
                    json.field("limit", UInt64.max)
                }
                blockIO(read: counters.read, written: counters.written, to: &json)
                json.field("num_procs", 0)
                json.object("storage_stats") { _ in }
                cpu(counters.cpu, at: now, to: &json)
                noCPU("precpu_stats", to: &json)
                memoryStats(counters, limit: limit, to: &json)
                json.field("name", "/" + container.name)
                json.field("id", id(of: container, generation: condition.generation))
                if container.hasOwnNetwork {
                    json.object("networks") { $0.object("eth0") { traffic(counters, to: &$0) } }
                }
            }
        }
    }

    private func cpu(_ total: Int64, at now: Int64, to json: inout JSONWriter) {
        json.object("cpu_stats") { json in
            json.object("cpu_usage") { json in
                json.field("total_usage", total)
                json.field("usage_in_kernelmode", total / 4)
                json.field("usage_in_usermode", total - total / 4)
            }
            json.field("system_cpu_usage", systemCPU(at: now))
            json.field("online_cpus", cpus)
            throttling(to: &json)
        }
    }

    /// Nanoseconds that all CPUs together have lived through since boot; stands still at the largest number, after decades.
    private func systemCPU(at now: Int64) -> UInt64 {
        let (product, isTooLarge) = UInt64(max(0, now - bootedAt)).multipliedReportingOverflow(by: UInt64(cpus))
        return isTooLarge ? .max : product
    }

    private func noCPU(_ key: StaticString, to json: inout JSONWriter) {
        json.object(key) { json in
            json.object("cpu_usage") { json in
                json.field("total_usage", 0)
                json.field("usage_in_kernelmode", 0)
                json.field("usage_in_usermode", 0)
            }
            throttling(to: &json)
        }
    }

    private func throttling(to json: inout JSONWriter) {
        json.object("throttling_data") { json in
            json.field("periods", 0)
            json.field("throttled_periods", 0)
            json.field("throttled_time", 0)
        }
    }

    private func blockIO(read: Int64, written: Int64, to json: inout JSONWriter) {
        json.object("blkio_stats") { json in
            json.array("io_service_bytes_recursive") { json in
                for (operation, value) in [("read", read), ("write", written)] {
                    json.object { json in
                        json.field("major", 254)
                        json.field("minor", 0)
                        json.field("op", operation)
                        json.field("value", value)
                    }
                }
            }
            onlyInFirstVersion(to: &json)
        }
    }

    private func onlyInFirstVersion(to json: inout JSONWriter) {
        json.null("io_serviced_recursive")
        json.null("io_queue_recursive")
        json.null("io_service_time_recursive")
        json.null("io_wait_time_recursive")
        json.null("io_merged_recursive")
        json.null("io_time_recursive")
        json.null("sectors_recursive")
    }

    private func traffic(_ counters: Counters, to json: inout JSONWriter) {
        json.field("rx_bytes", counters.received)
        json.field("rx_packets", counters.received / 840)
        json.field("rx_errors", 0)
        json.field("rx_dropped", 0)
        json.field("tx_bytes", counters.sent)
        json.field("tx_packets", counters.sent / 910)
        json.field("tx_errors", 0)
        json.field("tx_dropped", 0)
    }

    /// What an engine answers for a container that does not run.
    private func idleStats(to json: inout JSONWriter) {
        json.field("read", EngineTime.never)
        json.field("preread", EngineTime.never)
        json.object("pids_stats") { _ in }
        json.object("blkio_stats") { json in
            json.null("io_service_bytes_recursive")
            onlyInFirstVersion(to: &json)
        }
        json.field("num_procs", 0)
        json.object("storage_stats") { _ in }
        noCPU("cpu_stats", to: &json)
        noCPU("precpu_stats", to: &json)
        json.object("memory_stats") { _ in }
    }
}
