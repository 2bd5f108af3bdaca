import DockStatModel

/// `notifications.json`: receivers, outbox and ledger. No message's text, and nothing secret.
struct NotificationJSON {
    var context: RenderContext

    func document() -> [UInt8] {
        let pages = context.alerts.pages
        return JSONWriter.document { json in
            json.field("demo", context.settings.isDemo)
            json.array("receivers") { json in
                for receiver in pages.receivers { json.object { write(receiver, in: &$0) } }
            }
            json.array("outbox") { json in
                for entry in pages.outbox { json.object { write(entry, in: &$0) } }
            }
            DeliveryJSON.array(pages.ledger, in: &json)
        }
    }

    private func write(_ receiver: AlertPages.ReceiverView, in json: inout JSONWriter) {
        json.field("name", CleanText.line(receiver.name))
        json.field("kind", CleanText.line(receiver.kind))
        json.field("target", CleanText.line(receiver.target))
        json.field("severity", receiver.severity.rawValue)
        json.field("healthy", receiver.health.failedSince == nil)
        json.field("lastDeliveredAt", receiver.health.lastDeliveredAt)
        json.field("lastFailedAt", receiver.health.lastFailedAt)
        json.field("failedSince", receiver.health.failedSince)
        json.field("reason", receiver.health.reason.map { CleanText.line($0, limit: 1000) })
        json.field("pausedUntil", receiver.health.pausedUntil)
    }

    private func write(_ entry: OutboxSummary, in json: inout JSONWriter) {
        json.field("id", entry.id)
        json.field("receiver", CleanText.line(entry.receiver))
        json.field("incident", entry.incident)
        json.field("kind", entry.kind.rawValue)
        json.field("state", entry.state.rawValue)
        json.field("createdAt", entry.createdAt)
        json.field("attempts", entry.attempts)
        json.field("nextAttemptAt", entry.state.isOver ? nil : entry.nextAttemptAt)
        json.field("lastAttemptAt", entry.lastAttemptAt)
        json.field("deliveredAt", entry.deliveredAt)
        json.field("lastAnswer", entry.lastAnswer.map { CleanText.line($0, limit: 1000) })
    }
}
