package import DockStatModel
package import Storage

/// Keeps messages from being sent for a time.
package struct AddSilence: Change {
    package static let action = "silence.add"
    package static let scope = Scope.alerts

    package var matcher: Matcher
    package var length: Duration
    package var reason: String

    package init(_ matcher: Matcher, for length: Duration, reason: String) {
        self.matcher = matcher
        self.length = length
        self.reason = reason
    }

    package init(_ fields: inout ChangeFields) {
        matcher = fields.matcher()
        reason = fields.text("reason") ?? ""
        let before = fields.mistakes.count
        let length = fields.duration("for")
        if length == nil, fields.mistakes.count == before {
            fields.add(FieldMistake("for", "This is missing.", expected: "a length such as 30m, 2h or 7d"))
        }
        self.length = length ?? .zero
    }

    package func apply(to transaction: ChangeTransaction, by author: String, now: Timestamp) throws -> Changed {
        var silence = Silence(
            id: 0, matcher: matcher, start: now, end: now + length, reason: reason, author: author, createdAt: now)
        silence.id = try transaction.addSilence(silence)
        return Changed(subject: "silence \(silence.id)", after: silence.json)
    }
}

/// Ends a silence now.
package struct ExpireSilence: Change {
    package static let action = "silence.expire"
    package static let scope = Scope.alerts

    package var id: Int64

    package init(_ id: Int64) { self.id = id }

    package init(_ fields: inout ChangeFields) { id = fields.requiredNumber("id") }

    package func apply(to transaction: ChangeTransaction, by author: String, now: Timestamp) throws -> Changed {
        guard let silence = try transaction.expireSilence(id, now: now) else {
            throw ChangeRefusal(.notFound, "There is no silence \(id) that is not over.")
        }
        return Changed(subject: "silence \(id)", before: silence.json, answer: .object(["id": .number(id)]))
    }
}

extension Silence {
    /// As the site's JSON has it.
    var json: JSONBody {
        .object([
            "id": .number(id), "matcher": matcher.json, "start": .text(start.rfc3339), "end": .text(end.rfc3339),
            "reason": .text(reason), "author": .text(author), "createdAt": .text(createdAt.rfc3339),
        ])
    }
}

extension Matcher {
    var json: JSONBody {
        var parts: [String: JSONBody] = [:]
        for (name, globs) in [
            ("hosts", hosts), ("containers", containers), ("stacks", stacks), ("rules", rules), ("groups", groups),
        ]
        where !globs.isEmpty {
            parts[name] = .texts(globs)
        }
        if !labels.isEmpty { parts["labels"] = .object(labels.mapValues { .text($0) }) }
        if let severity { parts["severity"] = .text(severity.rawValue) }
        return .object(parts)
    }
}
