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

/// Part of what people keep, at once: the pins as a whole, and hotkeys.
package struct ChangeSettings: Change {
    package static let action = "settings.change"
    package static let scope = Scope.extensions

    /// In their order; `nil`: they stay.
    package var pinned: [String]?
    package var hotkeys: SetHotkeys?

    package init(_ fields: inout ChangeFields) {
        switch fields.raw("pinned") {
        case nil: break
        case .list(let list)?:
            pinned = []
            for item in list {
                if case .text(let text) = item, text.split(separator: "/", omittingEmptySubsequences: false).count == 2,
                    text.count <= 500, !text.hasPrefix("/"), !text.hasSuffix("/")
                {
                    pinned?.append(text)
                } else {
                    fields.add(
                        FieldMistake("pinned", "This is no container.", value: item.string, expected: "a list of \"host/name\""))
                }
            }
        case let value?:
            fields.add(
                FieldMistake("pinned", "This has to be a list.", value: value.string, expected: "a list of \"host/name\""))
        }
        switch fields.raw("hotkeys") {
        case nil: break
        case .object(let object)?:
            var inner = ChangeFields(object, now: fields.now)
            let keys = SetHotkeys.keys(&inner)
            for mistake in inner.mistakes {
                fields.add(
                    FieldMistake("hotkeys.\(mistake.field)", mistake.message, value: mistake.value, expected: mistake.expected))
            }
            let unknown = object.keys.filter { Hotkey(rawValue: $0) == nil }.sorted()
            for name in unknown { fields.add(FieldMistake("hotkeys.\(name)", "There is no such field.")) }
            hotkeys = SetHotkeys(keys, resets: keys.isEmpty)
        case let value?:
            fields.add(
                FieldMistake(
                    "hotkeys", "This has to be an object.", value: value.string,
                    expected: Hotkey.allCases.map(\.rawValue).joined(separator: ", ")))
        }
        if pinned == nil, hotkeys == nil, fields.mistakes.isEmpty {
            fields.add(FieldMistake("pinned", "Name what shall change.", expected: "pinned, hotkeys or both"))
        }
    }

    package func apply(to transaction: ChangeTransaction, by author: String, now: Timestamp) throws -> Changed {
        var before: [String: JSONBody] = [:]
        var after: [String: JSONBody] = [:]
        if let pinned {
            let old = try transaction.kept(.pin)
            before["pinned"] = .texts(old.map(\.name))
            for pin in old { try transaction.forget(.pin, pin.name) }
            for (place, name) in pinned.enumerated() {
                try transaction.keep(
                    Kept(kind: .pin, name: name, definition: String(place + 1), changedAt: now, changedBy: author))
            }
            after["pinned"] = .texts(pinned)
        }
        if let hotkeys {
            let changed = try hotkeys.apply(to: transaction, by: author, now: now)
            before["hotkeys"] = changed.before
            after["hotkeys"] = changed.after
        }
        return Changed(subject: "settings", before: .object(before), after: .object(after))
    }
}
