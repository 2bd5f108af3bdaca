import DockStatModel

/// `audit.json`: the last entries of the audit log. Before and after are the texts that the hash is taken of.
struct AuditJSON {
    var context: RenderContext

    func document() -> [UInt8] {
        JSONWriter.document { json in
            json.field("demo", context.settings.isDemo)
            json.array("entries") { json in
                for entry in context.data.operating.audit.prefix(OperatingPages.auditShown) {
                    json.value(json: context.pieces.auditJSON(entry) { bytes(entry) })
                }
            }
        }
    }

    private func bytes(_ entry: AuditEntry) -> [UInt8] {
        var json = JSONWriter()
        json.object { write(entry, in: &$0) }
        return json.bytes
    }

    private func write(_ entry: AuditEntry, in json: inout JSONWriter) {
        json.field("id", entry.id)
        json.field("time", entry.time)
        json.field("actor", entry.actor)
        json.field("source", entry.source.rawValue)
        json.field("address", entry.address)
        json.field("action", entry.action)
        json.field("subject", entry.subject)
        json.field("outcome", entry.outcome.rawValue)
        json.field("before", entry.before)
        json.field("after", entry.after)
        json.field("reason", entry.reason)
        json.field("hash", entry.hash)
    }
}
