/// Something that people keep through the pages or the API, beside what the configuration says: a host, a theme, a pin.
package struct Kept: Hashable, Sendable {
    package enum Kind: String, Hashable, Sendable, CaseIterable {
        case host
        /// Whether a host of whatever origin is read.
        case monitoring
        case theme
        case pin
        case hotkey
        case setting
    }

    package var kind: Kind
    /// Unique within its kind.
    package var name: String
    /// JSON.
    package var definition: String
    package var changedAt: Timestamp
    package var changedBy: String

    package init(kind: Kind, name: String, definition: String, changedAt: Timestamp, changedBy: String) {
        self.kind = kind
        self.name = name
        self.definition = definition
        self.changedAt = changedAt
        self.changedBy = changedBy
    }
}

extension Sequence<Kept> {
    /// The names of pins in their order on the overview; a pin's definition is its place.
    package var pinNames: [String] {
        filter { $0.kind == .pin }
            .sorted { (Int64($0.definition) ?? 0, $0.name) < (Int64($1.definition) ?? 0, $1.name) }
            .map(\.name)
    }
}

extension Kept {
    /// Another one where something else is kept: what an edit is based on.
    package var revision: String { String(PathName.fnv1a(definition), radix: 36) }
}
