package import DockStatModel
import Storage

/// Part of what people keep, at once: the pins as a whole, hotkeys, and the theme.
package struct ChangeSettings: Deed {
    package static let action = "settings.change"
    package static let scope = Scope.extensions

    /// In their order; `nil`: they stay.
    package var pinned: [String]?
    /// Of the pins that are to be replaced; `nil` and `*`: whatever they are.
    package var revision: String?
    package var hotkeys: SetHotkeys?
    package var theme: SetTheme?

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
        theme = fields.text("theme", longest: SetTheme.longest).map { SetTheme($0.isEmpty ? nil : $0) }
        revision = fields.text("revision", longest: 100)
        if pinned == nil, hotkeys == nil, theme == nil, fields.mistakes.isEmpty {
            fields.add(
                FieldMistake("pinned", "Name what shall change.", expected: "at least one of pinned, hotkeys and theme"))
        }
    }

    package var subject: String { "settings" }

    package func carryOut(in workplace: Workplace, by author: Author, now: Timestamp) async throws -> Changed {
        try theme?.check(in: workplace)
        return try workplace.store.operate { try apply(to: $0, by: author.name, now: now) }
    }

    private func apply(to transaction: ChangeTransaction, by author: String, now: Timestamp) throws -> Changed {
        var before: [String: JSONBody] = [:]
        var after: [String: JSONBody] = [:]
        if let pinned {
            let names = try transaction.kept(.pin).pinNames
            let current = Revision.of(pins: names)
            if let revision, revision != Revision.any, revision != current {
                throw ChangeRefusal(
                    .stale, "Somebody else changed the pins meanwhile.",
                    current: .object(["pinned": .texts(names), "pinnedRevision": .text(current)]))
            }
            before["pinned"] = .texts(names)
            for name in names { try transaction.forget(.pin, name) }
            for (place, name) in pinned.enumerated() {
                try transaction.keep(
                    Kept(kind: .pin, name: name, definition: String(place + 1), changedAt: now, changedBy: author))
            }
            after["pinned"] = .texts(pinned)
            after["pinnedRevision"] = .text(Revision.of(pins: pinned))
        }
        if let hotkeys {
            let changed = try hotkeys.apply(to: transaction, by: author, now: now)
            before["hotkeys"] = changed.before
            after["hotkeys"] = changed.after
        }
        if let theme {
            let changed = try theme.apply(to: transaction, by: author, now: now)
            before["theme"] = changed.before
            after["theme"] = changed.after
        }
        return Changed(subject: subject, before: .object(before), after: .object(after))
    }
}
