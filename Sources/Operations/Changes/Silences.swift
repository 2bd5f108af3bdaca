package import DockStatModel
package import Storage

/// Keeps messages from being sent for a time.
package struct AddSilence: Change {
    package static let action = "silence.add"
    package static let scope = Scope.alerts

    package var matcher: Matcher
    /// `nil`: now.
    package var from: Timestamp?
    package var end: SilenceEnd
    package var reason: String

    package init(_ matcher: Matcher, from: Timestamp? = nil, end: SilenceEnd, reason: String) {
        self.matcher = matcher
        self.from = from
        self.end = end
        self.reason = reason
    }

    package init(_ fields: inout ChangeFields) {
        matcher = fields.matcher()
        from = fields.moment("from")
        reason = fields.text("reason") ?? ""
        let before = fields.mistakes.count
        switch (fields.duration("for"), fields.moment("until")) {
        case (let length?, nil): end = .after(length)
        case (nil, let moment?): end = .at(moment)
        case (let length, _):
            end = .after(.zero)
            if length != nil {
                fields.add(FieldMistake("until", "This goes with no length.", expected: "either `for` or `until`"))
            } else if fields.mistakes.count == before {
                fields.add(FieldMistake("for", "This is missing.", expected: "a length such as 30m, 2h or 7d, or `until`"))
            }
        }
        guard fields.mistakes.isEmpty, let complaint = complaint(now: fields.now) else { return }
        let name = if case .at = end { "until" } else { "from" }
        fields.add(FieldMistake(name, complaint, expected: "a silence that ends in the future, after its beginning"))
    }

    /// What is wrong with its times.
    package func complaint(now: Timestamp) -> String? {
        let start = from ?? now
        let end = end.moment(from: start)
        if end <= now { return "That silence is over already." }
        return end <= start ? "That silence ends before it begins." : nil
    }

    package func apply(to transaction: ChangeTransaction, by author: String, now: Timestamp) throws -> Changed {
        let start = from ?? now
        var silence = Silence(
            id: 0, matcher: matcher, start: start, end: end.moment(from: start), reason: reason, author: author, createdAt: now)
        silence.id = try transaction.addSilence(silence)
        return Changed(subject: "silence \(silence.id)", after: silence.json)
    }
}

/// When a silence is over.
package enum SilenceEnd: Hashable, Sendable {
    case after(Duration)
    case at(Timestamp)

    package func moment(from start: Timestamp) -> Timestamp {
        switch self {
        case .after(let length): start + length
        case .at(let moment): moment
        }
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
