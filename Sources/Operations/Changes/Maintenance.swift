package import DockStatModel
package import Storage

/// Announces a window that happens once. Those that repeat belong into the configuration.
package struct AddMaintenance: Change {
    package static let action = "maintenance.add"
    package static let scope = Scope.alerts

    package var name: String
    package var matcher: Matcher
    /// `nil`: now.
    package var from: Timestamp?
    package var length: Duration
    package var reason: String

    package init(_ name: String, _ matcher: Matcher, from: Timestamp?, for length: Duration, reason: String) {
        self.name = name
        self.matcher = matcher
        self.from = from
        self.length = length
        self.reason = reason
    }

    package init(_ fields: inout ChangeFields) {
        name = fields.requiredName("name", longest: 100)
        matcher = fields.matcher()
        from = fields.moment("from")
        reason = fields.text("reason") ?? ""
        let before = fields.mistakes.count
        let length = fields.duration("for")
        if length == nil, fields.mistakes.count == before {
            fields.add(FieldMistake("for", "This is missing.", expected: "a length such as 30m, 2h or 7d"))
        }
        self.length = length ?? .zero
        if let from, let length, from + length <= fields.now {
            fields.add(FieldMistake("from", "That window is over already.", expected: "a window that ends in the future"))
        }
    }

    package func apply(to transaction: ChangeTransaction, by author: String, now: Timestamp) throws -> Changed {
        if let mistake = NameText.mistake(in: name, of: "name") { throw InvalidChange(mistakes: [mistake]) }
        let start = from ?? now
        let window = MaintenanceWindow(
            name: name, matcher: matcher, schedule: .once(from: start, to: start + length), timeZone: "UTC", reason: reason,
            author: author)
        guard try transaction.addMaintenance(window) else {
            throw ChangeRefusal(.conflict, "There is a maintenance window \(name) already.")
        }
        return Changed(
            subject: "maintenance \(name)",
            after: .object([
                "name": .text(name), "matcher": matcher.json, "from": .text(start.rfc3339), "to": .text((start + length).rfc3339),
                "reason": .text(reason), "author": .text(author),
            ]))
    }
}

/// Takes out a window that was added by `AddMaintenance`.
package struct RemoveMaintenance: Change {
    package static let action = "maintenance.remove"
    package static let scope = Scope.alerts

    package var name: String

    package init(_ name: String) { self.name = name }

    package init(_ fields: inout ChangeFields) { name = fields.requiredText("name", longest: 100) }

    package func apply(to transaction: ChangeTransaction, by author: String, now: Timestamp) throws -> Changed {
        guard try transaction.removeMaintenance(name) else {
            throw ChangeRefusal(
                .notFound, "No maintenance window \(name) was added here; those of the configuration are taken out there.")
        }
        return Changed(subject: "maintenance \(name)", before: .object(["name": .text(name)]))
    }
}
