package import DockStatModel
package import Storage

/// Other keys for what the pages' keys do.
package struct SetHotkeys: Change {
    package static let action = "hotkey.set"
    package static let scope = Scope.extensions

    package var keys: [Hotkey: String]
    /// Whether all of them are first as the configuration says again.
    package var resets: Bool

    package init(_ keys: [Hotkey: String], resets: Bool = false) {
        self.keys = keys
        self.resets = resets
    }

    package init(_ fields: inout ChangeFields) {
        keys = Self.keys(&fields)
        resets = fields.flag("reset")
        if keys.isEmpty, !resets, fields.mistakes.isEmpty {
            fields.add(
                FieldMistake(
                    "links", "Name a key, or say reset.",
                    expected: "one of \(Hotkey.allCases.map(\.rawValue).joined(separator: ", ")), or reset: true"))
        }
    }

    static func keys(_ fields: inout ChangeFields, in prefix: String = "") -> [Hotkey: String] {
        var keys: [Hotkey: String] = [:]
        for hotkey in Hotkey.allCases {
            guard let text = fields.text(prefix + hotkey.rawValue, longest: 20) else { continue }
            if let key = Hotkey.key(text) {
                keys[hotkey] = key
            } else {
                fields.add(FieldMistake(prefix + hotkey.rawValue, "This is no key.", value: text, expected: Hotkey.allowed))
            }
        }
        return keys
    }

    package func apply(to transaction: ChangeTransaction, by author: String, now: Timestamp) throws -> Changed {
        let before = try transaction.kept(.hotkey)
        var after = resets ? [:] : Dictionary(before.map { ($0.name, $0.definition) }) { first, _ in first }
        if resets { for kept in before { try transaction.forget(.hotkey, kept.name) } }
        for (hotkey, key) in keys {
            try transaction.keep(
                Kept(kind: .hotkey, name: hotkey.rawValue, definition: key, changedAt: now, changedBy: author))
            after[hotkey.rawValue] = key
        }
        let all = Dictionary(after.compactMap { name, key in Hotkey(rawValue: name).map { ($0, key) } }) { first, _ in first }
        if let conflict = Hotkey.conflict(in: all) { throw ChangeRefusal(.conflict, "\(conflict).") }
        return Changed(
            subject: "hotkeys",
            before: .object(Dictionary(before.map { ($0.name, JSONBody.text($0.definition)) }) { first, _ in first }),
            after: .object(after.mapValues { .text($0) }))
    }
}
