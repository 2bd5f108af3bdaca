package import DockStatModel
package import Storage

/// Which container is meant: by `host` and `container`, or by the path of its page.
package enum PinTarget: Hashable, Sendable {
    case container(host: String, name: String)
    /// `hosts/<host>/containers/<container>/`
    case page(host: String, slug: String)

    init(_ fields: inout ChangeFields) {
        let host = fields.text("host", longest: 200)
        let container = fields.text("container", longest: 300)
        let path = fields.text("path", longest: 1000)
        // Programs of upstream's making name what a link is called: that is the container's name here.
        _ = fields.text("slug", longest: 300)
        self = .container(host: "", name: "")
        switch (host, container, path) {
        case (let host?, let container?, nil): self = .container(host: host, name: container)
        case (nil, nil, let path?):
            let parts = path.split(separator: "/").map(String.init)
            if parts.count == 4, parts[0] == "hosts", parts[2] == "containers" {
                self = .page(host: parts[1], slug: parts[3])
            } else {
                fields.add(
                    FieldMistake("path", "This is no container's page.", value: path, expected: "hosts/HOST/containers/NAME/"))
            }
        default:
            if fields.mistakes.isEmpty {
                fields.add(FieldMistake("container", "Name a host and a container, or the path of its page."))
            }
        }
    }

    /// As it is kept: `host/container`.
    func name(in transaction: ChangeTransaction) throws -> String {
        switch self {
        case .container(let host, let name): return "\(host)/\(name)"
        case .page(let host, let slug):
            guard let found = try transaction.container(hostSlug: host, slug: slug) else {
                throw ChangeRefusal(.notFound, "There is no container with the page hosts/\(host)/containers/\(slug)/.")
            }
            return "\(found.host)/\(found.name)"
        }
    }
}

/// A container stands first on everybody's overview, after those that the configuration names.
package struct PinItem: Change {
    package static let action = "pin.add"
    package static let scope = Scope.extensions

    package var target: PinTarget

    package init(_ target: PinTarget) { self.target = target }

    package init(_ fields: inout ChangeFields) { target = PinTarget(&fields) }

    package func apply(to transaction: ChangeTransaction, by author: String, now: Timestamp) throws -> Changed {
        if case .container(let host, let name) = target, try !transaction.hasContainer(host: host, name: name) {
            throw ChangeRefusal(.notFound, "There is no container \(name) on \(host).")
        }
        let name = try target.name(in: transaction)
        let order = try transaction.kept(.pin).compactMap { Int64($0.definition) }.max() ?? 0
        if try transaction.kept(.pin, name) == nil {
            try transaction.keep(
                Kept(kind: .pin, name: name, definition: String(order + 1), changedAt: now, changedBy: author))
        }
        return Changed(subject: "container \(name)", after: .object(["pinned": .bool(true)]))
    }
}

package struct UnpinItem: Change {
    package static let action = "pin.remove"
    package static let scope = Scope.extensions

    package var target: PinTarget

    package init(_ target: PinTarget) { self.target = target }

    package init(_ fields: inout ChangeFields) { target = PinTarget(&fields) }

    package func apply(to transaction: ChangeTransaction, by author: String, now: Timestamp) throws -> Changed {
        let name = try target.name(in: transaction)
        guard try transaction.forget(.pin, name) else {
            throw ChangeRefusal(.notFound, "\(name) is not pinned; what the configuration pins is unpinned there.")
        }
        return Changed(subject: "container \(name)", before: .object(["pinned": .bool(true)]), answer: .object([:]))
    }
}
