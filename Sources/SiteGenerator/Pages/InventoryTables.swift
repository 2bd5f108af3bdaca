import DockStatModel

/// Images, networks and volumes of a host, with what uses them.
struct InventoryTables {
    private static let limit = 200

    var context: RenderContext
    var host: HostStatus
    /// Of the host.
    var containers: [ContainerStatus]

    private var words: Words { context.words }

    func tables() -> Markup {
        guard let inventory = host.inventory else { return .empty }
        return "\(images(inventory.images))\(networks(inventory.networks))\(volumes(inventory.volumes))"
    }

    private func images(_ images: [HostInventory.Image]) -> Markup {
        let users = Dictionary(grouping: containers, by: \.imageID)
        func isOutdated(_ image: HostInventory.Image) -> Bool {
            users[image.id]?.contains { context.data.outdated[$0.identity] == true } ?? false
        }
        var table = DataTable(
            words, words("Images"),
            [
                .text("Image"), .text("State"), .number("Containers"), .number("Size"),
                .text("Created"),
            ])
        // What wants doing comes first.
        let sorted = images.map { (image: $0, isOutdated: isOutdated($0)) }.sorted { a, b in
            if a.isOutdated != b.isOutdated { return a.isOutdated }
            return (a.image.tags.min() ?? "~", a.image.id) < (b.image.tags.min() ?? "~", b.image.id)
        }
        for (image, isOutdated) in sorted {
            let name: Markup =
                image.tags.isEmpty
                ? words.markup("untagged \(String(image.id.prefix(19)))")
                : .name(image.tags.sorted().prefix(3).joined(separator: ", "))
            let count = users[image.id]?.count ?? 0
            let state: Markup =
                isOutdated
                ? ServiceState.degraded.badge(words("outdated"))
                : count == 0 ? "<span class=\"muted\">\(words.markup("unused"))</span>" : words.markup("in use")
            table.add([
                name, state, "\(count)", "\(context.words.numbers.bytes(Double(image.size)))",
                context.clock.element(image.created),
            ])
        }
        return section(words("Images"), count: images.count, table)
    }

    private func networks(_ networks: [HostInventory.Network]) -> Markup {
        var members: [String: Int] = [:]
        for container in containers { for network in Set(container.networks) { members[network, default: 0] += 1 } }
        var table = DataTable(
            words, words("Networks"),
            [.text("Network"), .text("Driver"), .text("Scope"), .number("Containers")])
        for network in networks.sorted(by: { ($0.name, $0.id) < ($1.name, $1.id) }) {
            table.add([
                .name(network.name), .name(network.driver, limit: 40), .name(network.scope, limit: 40),
                "\(members[network.name] ?? 0)",
            ])
        }
        return section(words("Networks"), count: networks.count, table)
    }

    private func volumes(_ volumes: [HostInventory.Volume]) -> Markup {
        var table = DataTable(words, words("Volumes"), [.text("Volume"), .text("Driver")])
        for volume in volumes.sorted(by: { $0.name < $1.name }) {
            table.add([.name(volume.name), .name(volume.driver, limit: 40)])
        }
        return section(words("Volumes"), count: volumes.count, table)
    }

    private func section(_ title: String, count: Int, _ table: DataTable) -> Markup {
        guard count > 0 else { return .empty }
        return
            "<details><summary>\(title) <span>\(count)</span></summary>\(table.table(nothing: "", limit: Self.limit))</details>"
    }
}
