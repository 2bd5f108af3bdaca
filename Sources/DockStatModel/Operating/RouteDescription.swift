/// A route of `/api/v2` that changes something or looks for something, as documents describe it.
package struct RouteDescription: Hashable, Sendable {
    package var method: String
    /// `{name}` stands for one part, `{name...}` for all that follow.
    package var path: String
    /// `silence.add`
    package var action: String
    package var scope: String
    /// What it does: a sentence.
    package var summary: String
    /// Those in its path too.
    package var fields: [RequestField]
    /// What `data` of the answer holds.
    package var answer: [RequestField]
    /// 201 where something was made or done by a POST, else 200.
    package var status: Int
    /// Whether nothing is changed and the audit log has no line of it.
    package var onlyLooks: Bool
    /// Whether the header `If-Match` names the revision that it is about.
    package var hasRevision: Bool
    /// Whether it reaches beyond the database: 502 tells that an engine or a receiver did not do it.
    package var reachesOut: Bool

    package init(
        method: String, path: String, action: String, scope: String, summary: String, fields: [RequestField],
        answer: [RequestField] = [], status: Int, onlyLooks: Bool = false, hasRevision: Bool = false, reachesOut: Bool = false
    ) {
        self.method = method
        self.path = path
        self.action = action
        self.scope = scope
        self.summary = summary
        self.fields = fields
        self.answer = answer
        self.status = status
        self.onlyLooks = onlyLooks
        self.hasRevision = hasRevision
        self.reachesOut = reachesOut
    }

    /// Names in the path, in its order.
    package var pathNames: [String] {
        path.split(separator: "/").filter { $0.hasPrefix("{") }.map {
            $0.dropFirst().prefix { $0 != "." && $0 != "}" }.description
        }
    }

    /// Whether a field of the path takes all that follows.
    package var hasOpenEnd: Bool { path.hasSuffix("...}") }

    /// Fields that stand in the path.
    package var pathFields: [RequestField] { pathNames.compactMap { name in fields.first { $0.name == name } } }

    /// Fields of the body.
    package var bodyFields: [RequestField] {
        let names = Set(pathNames)
        return fields.filter { !names.contains($0.name) && !$0.isOnlyInPath && !(hasRevision && $0.name == "revision") }
    }

    /// The body of an example, JSON; `nil` where none is needed.
    package var exampleBody: String? {
        let parts = bodyFields.compactMap { field in field.example.map { "\"\(field.name)\": \($0)" } }
        return parts.isEmpty ? nil : "{\(parts.joined(separator: ", "))}"
    }

    /// The path of an example.
    package var examplePath: String {
        "/"
            + path.split(separator: "/").map { part in
                guard part.hasPrefix("{") else { return String(part) }
                let name = part.dropFirst().prefix { $0 != "." && $0 != "}" }
                guard let field = fields.first(where: { $0.name == name }), let example = field.example else {
                    return String(name).uppercased()
                }
                return example.replacing("\"", with: "")
            }.joined(separator: "/")
    }
}
