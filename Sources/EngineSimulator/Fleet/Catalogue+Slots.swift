extension Catalogue {
    /// A service's place on a host.
    struct Slot: Sendable {
        var service: Service
        var projectName: String?
        var containerName: String
    }

    /// The containers of a host. Each host begins with another project; a host of more containers than the catalogue has
    /// services runs the projects a second and a third time under numbered names, where nothing out of the ordinary happens.
    static func slots(host: Int, count: Int) -> [Slot] {
        var slots: [Slot] = []
        var copy = 1
        while slots.count < count {
            for offset in projects.indices {
                let project = projects[(host + offset) % projects.count]
                for service in project.services where slots.count < count {
                    slots.append(slot(service, of: project, copy: copy))
                }
            }
            copy += 1
        }
        return slots
    }

    private static func slot(_ service: Service, of project: Project, copy: Int) -> Slot {
        var service = service
        let suffix = copy > 1 ? "-\(copy)" : ""
        if copy > 1 {
            if service.story != .finished { service.story = .steady }
            service.hasHealthCheck = false
        }
        guard let name = project.name else {
            return Slot(service: service, projectName: nil, containerName: service.name + suffix)
        }
        service.volume = service.volume.map { copy > 1 ? name + suffix + $0.dropFirst(name.count) : $0 }
        return Slot(
            service: service, projectName: name + suffix, containerName: "\(name)\(suffix)-\(service.name)-1")
    }
}
