import DockStatModel

extension SimulatedHost {
    /// `GET /containers/{id}/json`
    func inspectDocument(_ container: SimulatedContainer, _ condition: Condition, at now: Int64) -> SimulatedResponse {
        let id = id(of: container, generation: condition.generation)
        let folder = "/var/lib/docker/containers/\(id)"
        return .json(capacity: 6144) { json in
            json.object { json in
                json.field("Id", id)
                json.field("Created", EngineTime.text(condition.created))
                json.field("Path", container.commandLine[0])
                json.field("Args", Array(container.commandLine.dropFirst()))
                json.object("State") { state(container, condition, at: now, to: &$0) }
                json.field("Image", container.imageID(generation: condition.generation))
                json.field("ResolvConfPath", folder + "/resolv.conf")
                json.field("HostnamePath", folder + "/hostname")
                json.field("HostsPath", folder + "/hosts")
                json.field("LogPath", folder + "/\(id)-json.log")
                json.field("Name", "/" + container.name)
                json.field("RestartCount", condition.restartCount)
                json.field("Driver", "overlay2")
                json.field("Platform", "linux")
                json.field("MountLabel", "")
                json.field("ProcessLabel", "")
                json.field("AppArmorProfile", "docker-default")
                json.null("ExecIDs")
                json.object("HostConfig") { hostConfig(container, to: &$0) }
                json.object("GraphDriver") { graphDriver(container, condition, to: &$0) }
                json.array("Mounts") { mounts(container, to: &$0) }
                json.object("Config") { config(container, condition, id: id, to: &$0) }
                json.object("NetworkSettings") { networkSettings(container, condition, to: &$0) }
            }
        }
    }

    private func state(_ container: SimulatedContainer, _ condition: Condition, at now: Int64, to json: inout JSONWriter) {
        json.field("Status", condition.state.rawValue)
        json.field("Running", condition.isRunning || condition.state == .restarting)
        json.field("Paused", condition.state == .paused)
        json.field("Restarting", condition.state == .restarting)
        json.field("OOMKilled", condition.oomKilled)
        json.field("Dead", false)
        json.field("Pid", container.processID(condition))
        json.field("ExitCode", condition.exitCode)
        json.field("Error", "")
        json.field("StartedAt", EngineTime.text(condition.startedAt))
        json.field("FinishedAt", EngineTime.text(condition.finishedAt))
        guard condition.health != .none else { return }
        json.object("Health") { json in
            json.field("Status", condition.health.rawValue)
            json.field("FailingStreak", condition.health == .unhealthy ? 3 : 0)
            json.array("Log") { json in
                guard let check = lastHealthCheck(of: container, condition, at: now) else { return }
                json.object { json in
                    json.field("Start", EngineTime.text(check))
                    json.field("End", EngineTime.text(check + 80_000_000))
                    json.field("ExitCode", condition.health == .unhealthy ? 1 : 0)
                    json.field("Output", condition.health == .unhealthy ? "timed out" : "")
                }
            }
        }
    }

    private func graphDriver(_ container: SimulatedContainer, _ condition: Condition, to json: inout JSONWriter) {
        let layer = "/var/lib/docker/overlay2/" + container.dice.with(71).with(UInt64(bitPattern: condition.generation)).hex(64)
        json.object("Data") { json in
            json.field("LowerDir", layer + "-init/diff")
            json.field("MergedDir", layer + "/merged")
            json.field("UpperDir", layer + "/diff")
            json.field("WorkDir", layer + "/work")
        }
        json.field("Name", "overlay2")
    }

    private func config(_ container: SimulatedContainer, _ condition: Condition, id: String, to json: inout JSONWriter) {
        json.field("Hostname", String(id.prefix(12)))
        json.field("Domainname", "")
        json.field("User", "")
        json.field("AttachStdin", false)
        json.field("AttachStdout", true)
        json.field("AttachStderr", true)
        if let port = container.service.port {
            json.object("ExposedPorts") { json in
                json.dynamicKey("\(port)/tcp")
                json.object { _ in }
            }
        }
        json.field("Tty", false)
        json.field("OpenStdin", false)
        json.field("StdinOnce", false)
        json.field("Env", ["PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin"])
        json.field("Cmd", container.commandLine)
        if container.hasHealthCheck {
            json.object("Healthcheck") { json in
                json.field("Test", ["CMD-SHELL", "health || exit 1"])
                json.field("Interval", EngineTime.minute)
            }
        }
        json.field("Image", container.image(generation: condition.generation))
        json.null("Volumes")
        json.field("WorkingDir", "")
        json.null("Entrypoint")
        json.null("OnBuild")
        json.object("Labels") { json in
            for (name, value) in container.labels { json.member(name, value) }
        }
    }

    private func networkSettings(_ container: SimulatedContainer, _ condition: Condition, to json: inout JSONWriter) {
        let network = networkName(of: container)
        json.field("Bridge", "")
        json.field("SandboxID", condition.isRunning ? container.dice.with(72).hex(64) : "")
        json.field("SandboxKey", condition.isRunning ? "/var/run/docker/netns/" + container.dice.with(72).hex(12) : "")
        json.object("Ports") { _ in }
        json.field("HairpinMode", false)
        json.field("LinkLocalIPv6Address", "")
        json.field("LinkLocalIPv6PrefixLen", 0)
        json.null("SecondaryIPAddresses")
        json.null("SecondaryIPv6Addresses")
        json.field("EndpointID", "")
        json.field("Gateway", "")
        json.field("GlobalIPv6Address", "")
        json.field("GlobalIPv6PrefixLen", 0)
        json.field("IPAddress", "")
        json.field("IPPrefixLen", 0)
        json.field("IPv6Gateway", "")
        json.field("MacAddress", "")
        json.object("Networks") { json in
            endpoint(container, condition, subnet: networks.first { $0.name == network }?.subnet, to: &json)
        }
    }
}
