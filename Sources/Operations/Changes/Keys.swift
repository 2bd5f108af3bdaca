package import DockStatModel
package import Storage

/// Makes a key. What it is stands in the answer, once; kept is its hash.
package struct CreateKey: Change {
    package static let action = "key.create"
    package static let scope = Scope.admin
    /// How the audit log's name of somebody begins whom a proxy let in: no key is called so.
    package static let proxyPrefix = "proxy:"

    package var name: String
    package var scopes: [Scope]
    /// `nil`: until it is revoked.
    package var length: Duration?
    /// The key itself; made by `Credential.key()`.
    package var secret: String

    package init(_ name: String, _ scopes: [Scope], for length: Duration?, secret: String = Credential.key()) {
        self.name = name
        self.scopes = scopes
        self.length = length
        self.secret = secret
    }

    package init(_ fields: inout ChangeFields) {
        let name = fields.requiredText("name", longest: 60)
        if let mistake = Self.mistake(in: name) { fields.add(mistake) }
        var scopes: [Scope] = []
        for text in fields.texts("scopes") {
            guard let scope = Scope(text) else {
                fields.add(FieldMistake("scopes", "There is no such scope.", value: text, expected: Scope.known))
                continue
            }
            if !scopes.contains(scope) { scopes.append(scope) }
        }
        if scopes.isEmpty, fields.mistakes.isEmpty {
            fields.add(FieldMistake("scopes", "This is missing.", expected: "one or more of \(Scope.known)"))
        }
        self.init(name, scopes, for: fields.duration("for", longest: .days(3660)))
    }

    /// What is wrong with the name of a key; `nil`: nothing.
    private static func mistake(in name: String) -> FieldMistake? {
        if !NameText.isOneLine(name) {
            return FieldMistake("name", "This has to be one line.", value: name, expected: "a text of one line")
        }
        guard name.hasPrefix(proxyPrefix) else { return nil }
        return FieldMistake(
            "name", "This is none of what it may be.", value: name, expected: "a text that does not begin with \(proxyPrefix)")
    }

    package func apply(to transaction: ChangeTransaction, by author: String, now: Timestamp) throws -> Changed {
        if let mistake = Self.mistake(in: name) { throw InvalidChange(mistakes: [mistake]) }
        let key = APIKey(
            id: 0, name: name, scopes: scopes, createdAt: now, createdBy: author, expiresAt: length.map { now + $0 })
        guard let kept = try transaction.addKey(key, hash: SecretHash(of: secret)) else {
            throw ChangeRefusal(.conflict, "There is a key \(name) already: revoke it, or choose another name.")
        }
        var answer: [String: JSONBody] = if case .object(let parts) = kept.json { parts } else { [:] }
        answer["key"] = .text(secret)
        return Changed(subject: "key \(name)", after: kept.json, answer: .object(answer))
    }
}

/// Ends a key and every session made with it.
package struct RevokeKey: Change {
    package static let action = "key.revoke"
    package static let scope = Scope.admin

    package var id: Int64

    package init(_ id: Int64) { self.id = id }

    package init(_ fields: inout ChangeFields) { id = fields.requiredNumber("id") }

    package func apply(to transaction: ChangeTransaction, by author: String, now: Timestamp) throws -> Changed {
        guard let key = try transaction.revokeKey(id, now: now) else {
            throw ChangeRefusal(.notFound, "There is no key \(id) that is not revoked.")
        }
        return Changed(subject: "key \(key.name)", before: key.json, answer: .object(["id": .number(id)]))
    }
}

extension APIKey {
    /// Names and scopes, never the key.
    package var json: JSONBody {
        .object([
            "id": .number(id), "name": .text(name), "scopes": .texts(scopes.map(\.text)), "createdAt": .text(createdAt.rfc3339),
            "createdBy": .text(createdBy), "expiresAt": .optional(expiresAt?.rfc3339),
            "lastUsedAt": .optional(lastUsedAt?.rfc3339), "revokedAt": .optional(revokedAt?.rfc3339),
        ])
    }
}
