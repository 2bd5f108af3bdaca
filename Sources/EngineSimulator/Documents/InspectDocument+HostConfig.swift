import DockStatModel

extension SimulatedHost {
    /// How the container was asked for; what nobody asked for is written as an engine writes it.
    func hostConfig(_ container: SimulatedContainer, to json: inout JSONWriter) {
        let limit = container.memoryLimit ?? 0
        json.null("Binds")
        json.field("ContainerIDFile", "")
        json.object("LogConfig") { json in
            json.field("Type", "json-file")
            json.object("Config") { _ in }
        }
        json.field("NetworkMode", networkName(of: container))
        json.object("PortBindings") { json in
            guard let port = container.service.port, let hostPort = container.hostPort else { return }
            json.dynamicKey("\(port)/tcp")
            json.array {
                $0.object { json in
                    json.field("HostIp", "")
                    json.field("HostPort", "\(hostPort)")
                }
            }
        }
        json.object("RestartPolicy") { json in
            json.field("Name", container.service.restartPolicy.rawValue)
            json.field("MaximumRetryCount", 0)
        }
        json.field("AutoRemove", false)
        json.field("VolumeDriver", "")
        json.null("VolumesFrom")
        json.array("ConsoleSize") { json in
            json.number(0)
            json.number(0)
        }
        json.null("CapAdd")
        json.null("CapDrop")
        json.field("CgroupnsMode", "private")
        json.array("Dns") { _ in }
        json.array("DnsOptions") { _ in }
        json.array("DnsSearch") { _ in }
        json.null("ExtraHosts")
        json.null("GroupAdd")
        json.field("IpcMode", "private")
        json.field("Cgroup", "")
        json.null("Links")
        json.field("OomScoreAdj", 0)
        json.field("PidMode", "")
        json.field("Privileged", false)
        json.field("PublishAllPorts", false)
        json.field("ReadonlyRootfs", false)
        json.null("SecurityOpt")
        json.field("UTSMode", "")
        json.field("UsernsMode", "")
        json.field("ShmSize", 67_108_864)
        json.field("Runtime", "runc")
        json.field("Isolation", "")
        json.field("CpuShares", 0)
        json.field("Memory", limit)
        json.field("NanoCpus", (container.service.cpuLimit ?? 0) * 1_000_000)
        json.field("CgroupParent", "")
        json.field("BlkioWeight", 0)
        json.null("BlkioWeightDevice")
        json.null("BlkioDeviceReadBps")
        json.null("BlkioDeviceWriteBps")
        json.null("BlkioDeviceReadIOps")
        json.null("BlkioDeviceWriteIOps")
        json.field("CpuPeriod", 0)
        json.field("CpuQuota", 0)
        json.field("CpuRealtimePeriod", 0)
        json.field("CpuRealtimeRuntime", 0)
        json.field("CpusetCpus", "")
        json.field("CpusetMems", "")
        json.null("Devices")
        json.null("DeviceCgroupRules")
        json.null("DeviceRequests")
        json.field("MemoryReservation", 0)
        json.field("MemorySwap", limit * 2)
        json.null("MemorySwappiness")
        json.null("OomKillDisable")
        json.null("PidsLimit")
        json.null("Ulimits")
        json.field("CpuCount", 0)
        json.field("CpuPercent", 0)
        json.field("IOMaximumIOps", 0)
        json.field("IOMaximumBandwidth", 0)
        json.field(
            "MaskedPaths", ["/proc/asound", "/proc/acpi", "/proc/kcore", "/proc/keys", "/proc/timer_list", "/sys/firmware"])
        json.field("ReadonlyPaths", ["/proc/bus", "/proc/fs", "/proc/irq", "/proc/sys", "/proc/sysrq-trigger"])
    }
}
