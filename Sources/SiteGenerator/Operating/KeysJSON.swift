import DockStatModel

/// `auth/api-keys.json`: names, scopes and times. What a key is, nobody knows but who holds it.
struct KeysJSON {
    var context: RenderContext

    func document() -> [UInt8] {
        JSONWriter.document { json in
            json.field("demo", context.settings.isDemo)
            json.array("keys") { json in
                for key in context.data.operating.keys { json.object { write(key, in: &$0) } }
            }
        }
    }

    private func write(_ key: APIKey, in json: inout JSONWriter) {
        json.field("id", key.id)
        json.field("name", key.name)
        json.array("scopes") { json in for scope in key.scopes { json.value(scope.text) } }
        json.field("holds", key.holds(at: context.data.now))
        json.field("createdAt", key.createdAt)
        json.field("createdBy", key.createdBy)
        json.field("expiresAt", key.expiresAt)
        json.field("lastUsedAt", key.lastUsedAt)
        json.field("revokedAt", key.revokedAt)
    }
}
