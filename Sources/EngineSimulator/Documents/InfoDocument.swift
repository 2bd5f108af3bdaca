import DockStatModel

extension SimulatedHost {
    /// `GET /info`
    func infoDocument(at now: Int64) -> SimulatedResponse {
        let states = present(at: now).map(\.condition.state)
        let running = states.count { $0 == .running }
        let paused = states.count { $0 == .paused }
        return .json(capacity: 4096) { json in
            json.object { json in
                json.field("ID", dice.with(81).hex(36))
                json.field("Containers", states.count)
                json.field("ContainersRunning", running)
                json.field("ContainersPaused", paused)
                json.field("ContainersStopped", states.count - running - paused)
                json.field("Images", imageReferences(at: now).count)
                storage(to: &json)
                limits(to: &json)
                json.field("SystemTime", EngineTime.text(now))
                json.field("LoggingDriver", "json-file")
                json.field("CgroupDriver", "systemd")
                json.field("CgroupVersion", "2")
                json.field("NEventsListener", 0)
                json.field("KernelVersion", Self.kernelVersion)
                json.field("OperatingSystem", "Debian GNU/Linux 12 (bookworm)")
                json.field("OSVersion", "12")
                json.field("OSType", "linux")
                json.field("Architecture", "x86_64")
                registry(to: &json)
                json.field("NCPU", cpus)
                json.field("MemTotal", memory)
                json.null("GenericResources")
                json.field("DockerRootDir", "/var/lib/docker")
                json.field("HttpProxy", "")
                json.field("HttpsProxy", "")
                json.field("NoProxy", "")
                json.field("Name", name)
                json.array("Labels") { _ in }
                json.field("ExperimentalBuild", false)
                json.field("ServerVersion", Self.engineVersion)
                runtimes(to: &json)
                json.field("SecurityOptions", ["name=apparmor", "name=seccomp,profile=builtin", "name=cgroupns"])
                json.array("CDISpecDirs") { _ in }
                json.null("Warnings")
            }
        }
    }

    private func storage(to json: inout JSONWriter) {
        json.field("Driver", "overlay2")
        json.array("DriverStatus") { json in
            for (name, value) in [("Backing Filesystem", "extfs"), ("Supports d_type", "true")] {
                json.array { json in
                    json.string(name)
                    json.string(value)
                }
            }
        }
        json.object("Plugins") { json in
            json.field("Volume", ["local"])
            json.field("Network", ["bridge", "host", "ipvlan", "macvlan", "null", "overlay"])
            json.null("Authorization")
            json.field("Log", ["fluentd", "journald", "json-file", "local", "syslog"])
        }
    }

    private func limits(to json: inout JSONWriter) {
        json.field("MemoryLimit", true)
        json.field("SwapLimit", true)
        json.field("CpuCfsPeriod", true)
        json.field("CpuCfsQuota", true)
        json.field("CPUShares", true)
        json.field("CPUSet", true)
        json.field("PidsLimit", true)
        json.field("IPv4Forwarding", true)
        json.field("BridgeNfIptables", true)
        json.field("BridgeNfIp6tables", true)
        json.field("Debug", false)
        json.field("NFd", 60)
        json.field("OomKillDisable", false)
        json.field("NGoroutines", 80)
    }

    private func registry(to json: inout JSONWriter) {
        json.field("IndexServerAddress", "https://index.docker.io/v1/")
        json.object("RegistryConfig") { json in
            json.null("AllowNondistributableArtifactsCIDRs")
            json.null("AllowNondistributableArtifactsHostnames")
            json.field("InsecureRegistryCIDRs", ["127.0.0.0/8"])
            json.object("IndexConfigs") { json in
                json.dynamicKey("docker.io")
                json.object { json in
                    json.field("Name", "docker.io")
                    json.array("Mirrors") { _ in }
                    json.field("Secure", true)
                    json.field("Official", true)
                }
            }
            json.null("Mirrors")
        }
    }

    private func runtimes(to json: inout JSONWriter) {
        json.object("Runtimes") { json in
            for name in ["io.containerd.runc.v2", "runc"] {
                json.dynamicKey(name)
                json.object { $0.field("path", "runc") }
            }
        }
        json.field("DefaultRuntime", "runc")
        json.object("Swarm") { json in
            json.field("NodeID", "")
            json.field("NodeAddr", "")
            json.field("LocalNodeState", "inactive")
            json.field("ControlAvailable", false)
            json.field("Error", "")
            json.null("RemoteManagers")
        }
        json.field("LiveRestoreEnabled", false)
        json.field("Isolation", "")
        json.field("InitBinary", "docker-init")
        json.object("ContainerdCommit") { $0.commit("7f7fdf5fed64eb6a7caf99b3e12efcf9d60e311c") }
        json.object("RuncCommit") { $0.commit("v1.1.14-0-g2c9f560") }
        json.object("InitCommit") { $0.commit("de40ad0") }
    }
}

extension JSONWriter {
    fileprivate mutating func commit(_ id: String) {
        field("ID", id)
        field("Expected", id)
    }
}
