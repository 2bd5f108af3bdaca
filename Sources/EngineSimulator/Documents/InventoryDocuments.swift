extension SimulatedHost {
    /// References of the images on the host, sorted: those that containers use now, and the predecessor of each deployed one.
    func imageReferences(at now: Int64) -> [String] {
        var references: Set<String> = []
        for container in containers {
            let generation = container.condition(at: now).generation
            references.insert(container.image(generation: generation))
            if generation > 0 { references.insert(container.image(generation: generation - 1)) }
        }
        return references.sorted()
    }

    /// `GET /images/json`
    func imagesDocument(at now: Int64) -> SimulatedResponse {
        .json(capacity: 8192) { json in
            json.array { json in
                for reference in imageReferences(at: now) {
                    json.object { json in
                        json.field("Containers", -1)
                        json.field("Created", Images.created(reference, before: start))
                        json.field("Id", Images.id(reference))
                        json.null("Labels")
                        json.field("ParentId", "")
                        json.field("RepoDigests", [Images.digest(reference)])
                        json.field("RepoTags", [reference])
                        json.field("SharedSize", -1)
                        json.field("Size", Images.size(reference))
                    }
                }
            }
        }
    }

    /// `GET /networks`
    func networksDocument(at now: Int64) -> SimulatedResponse {
        .json(capacity: 4096) { json in
            json.array { json in
                for network in networks { json.object { describe(network, to: &$0) } }
            }
        }
    }

    private func describe(_ network: Network, to json: inout JSONWriter) {
        json.field("Name", network.name)
        json.field("Id", networkID(network.name))
        json.field("Created", EngineTime.text(bootedAt + EngineTime.minute))
        json.field("Scope", "local")
        json.field("Driver", network.driver)
        json.field("EnableIPv6", false)
        json.object("IPAM") { json in
            json.field("Driver", "default")
            json.null("Options")
            json.array("Config") { json in
                guard let subnet = network.subnet else { return }
                json.object { json in
                    json.field("Subnet", "172.\(subnet).0.0/16")
                    json.field("Gateway", "172.\(subnet).0.1")
                }
            }
        }
        json.field("Internal", false)
        json.field("Attachable", false)
        json.field("Ingress", false)
        json.object("ConfigFrom") { $0.field("Network", "") }
        json.field("ConfigOnly", false)
        json.object("Containers") { _ in }
        json.object("Options") { _ in }
        json.object("Labels") { json in
            guard let project = network.project else { return }
            json.member("com.docker.compose.network", "default")
            json.member("com.docker.compose.project", project)
        }
    }

    /// `GET /volumes`
    func volumesDocument() -> SimulatedResponse {
        let names = Set(containers.compactMap(\.service.volume)).sorted()
        return .json(capacity: 4096) { json in
            json.object { json in
                json.array("Volumes") { json in
                    for name in names {
                        json.object { json in
                            json.field("CreatedAt", EngineTime.text(bootedAt + 2 * EngineTime.minute))
                            json.field("Driver", "local")
                            json.null("Labels")
                            json.field("Mountpoint", "/var/lib/docker/volumes/\(name)/_data")
                            json.field("Name", name)
                            json.null("Options")
                            json.field("Scope", "local")
                        }
                    }
                }
                json.null("Warnings")
            }
        }
    }
}
