package import DockStatModel

/// The JSON that webhooks and programs get: `{"type": …, "timestamp": …, "data": {…}}`, described by
/// `docs/schemas/webhook.json`.
package enum EventPayload {
    /// Receivers may refuse larger ones.
    ///
    /// Source: Standard Webhooks 1.0.0, payload size.
    static let maximumSize = 20_000

    /// How much of a message is told; the first that fits is taken.
    struct Detail: Hashable, Sendable {
        var evidence: Int
        var alerts: Int
        var labels: Int
        var digest: Int
        /// UTF-16 units of a text.
        var text: Int
    }

    /// Evidence goes first, then alerts, then labels, then the length of texts.
    static let details: [Detail] = [
        Detail(evidence: 20, alerts: 50, labels: 20, digest: 50, text: 500),
        Detail(evidence: 8, alerts: 50, labels: 20, digest: 50, text: 500),
        Detail(evidence: 3, alerts: 50, labels: 20, digest: 30, text: 500),
        Detail(evidence: 0, alerts: 50, labels: 20, digest: 20, text: 500),
        Detail(evidence: 0, alerts: 20, labels: 20, digest: 20, text: 300),
        Detail(evidence: 0, alerts: 10, labels: 10, digest: 10, text: 300),
        Detail(evidence: 0, alerts: 5, labels: 0, digest: 5, text: 200),
        Detail(evidence: 0, alerts: 1, labels: 0, digest: 1, text: 100),
    ]

    /// The largest detail whose body stays below the limit.
    static func fitted(_ make: (Detail) -> WireJSON) -> WireJSON {
        for detail in details.dropLast() {
            let body = make(detail)
            if body.text.utf8.count < maximumSize { return body }
        }
        return make(details[details.count - 1])
    }

    package static func standard(_ message: AlertMessage, writer: MessageWriter) -> WireJSON {
        fitted { detail in
            .object([
                "type": .string(type(message)), "timestamp": .string(MessageClock.iso(message.time)),
                "data": data(message, writer: writer, detail: detail),
            ])
        }
    }

    static func type(_ message: AlertMessage) -> String { "incident.\(message.kind.rawValue)" }

    static func data(_ message: AlertMessage, writer: MessageWriter, detail: Detail) -> WireJSON {
        func text(_ value: String) -> WireJSON { .string(CleanText.line(value, limit: detail.text)) }

        let alerts = message.alerts.prefix(detail.alerts)
        let digest = message.digest.suffix(detail.digest)
        let evidence = alerts.map { max(0, $0.evidence.count - detail.evidence) }.reduce(0, +)
        var data: [String: WireJSON] = [
            "site": .object(["title": text(message.site), "url": .optional(SafeLink.web(message.baseURL))]),
            "url": .optional(SafeLink.page(of: message)),
            "actions": .array((message.actions ?? []).compactMap(action)),
            "incident": message.incident.map { incident($0, writer: writer, detail: detail) } ?? .null,
            "alerts": .array(alerts.map { alert($0, message, writer: writer, detail: detail) }),
            "note": message.note.flatMap(writer.language.pick).map(text) ?? .null,
            "digest": .array(digest.compactMap { writer.language.pick($0).map(text) }),
        ]
        let omitted = [
            "alerts": message.alerts.count - alerts.count, "evidence": evidence, "digest": message.digest.count - digest.count,
        ]
        data["omitted"] = .object(omitted.mapValues { .integer(Int64($0)) })
        return .object(data)
    }

    private static func action(_ action: MessageAction) -> WireJSON? {
        SafeLink.web(action.url).map {
            .object([
                "name": .string(action.kind.rawValue), "url": .string($0),
                "expires_at": .string(MessageClock.iso(action.expiresAt)),
            ])
        }
    }

    private static func incident(
        _ incident: AlertMessage.IncidentSummary, writer: MessageWriter, detail: Detail
    ) -> WireJSON {
        func text(_ value: String) -> WireJSON { .string(CleanText.line(value, limit: detail.text)) }
        return .object([
            "id": .integer(incident.id), "title": text(writer.language.pick(incident.title) ?? ""),
            "severity": .string(incident.severity.rawValue), "status": .string(incident.resolvedAt == nil ? "open" : "resolved"),
            "opened_at": .string(MessageClock.iso(incident.openedAt)),
            "resolved_at": .optional(incident.resolvedAt.map(MessageClock.iso)),
            "group": pairs(incident.group, limit: 10, detail: detail),
            "acknowledged_by": incident.acknowledgedBy.map(text) ?? .null,
        ])
    }

    private static func alert(
        _ alert: AlertMessage.AlertSummary, _ message: AlertMessage, writer: MessageWriter, detail: Detail
    ) -> WireJSON {
        func text(_ value: String?) -> WireJSON { .optional(value.map { CleanText.line($0, limit: detail.text) }) }
        return .object([
            "id": .integer(alert.id), "rule": text(alert.rule), "severity": .string(alert.severity.rawValue),
            "phase": .string(alert.phase.rawValue), "subject": .string(alert.subject.kind.rawValue),
            "name": .string(MessageText.Alert.name(alert)), "host": text(alert.host), "container": text(alert.container),
            "stack": text(alert.stack), "image": text(alert.image), "engine_id": text(alert.engineID),
            "state": text(alert.state), "summary": text(writer.language.pick(alert.summary)), "condition": text(alert.condition),
            "value": text(alert.value), "fired_at": .optional(alert.firedAt.map(MessageClock.iso)),
            "resolved_at": .optional(alert.resolvedAt.map(MessageClock.iso)),
            "labels": pairs(alert.labels, limit: detail.labels, detail: detail),
            "runbook": .optional(SafeLink.web(alert.runbook)),
            "link": .optional(SafeLink.web(alert.link)), "page": .optional(SafeLink.page(alert.page, in: message)),
            "url": .optional(SafeLink.page(ofAlert: alert.id, in: message)),
            "evidence": .array(
                alert.evidence.suffix(detail.evidence).map { .string(CleanText.line(writer.evidence($0), limit: 300)) }),
        ])
    }

    private static func pairs(_ labels: [String: String], limit: Int, detail: Detail) -> WireJSON {
        var pairs: [String: WireJSON] = [:]
        for (name, value) in labels.sorted(by: { $0.key < $1.key }).prefix(limit) {
            pairs[CleanText.line(name, limit: 100)] = .string(CleanText.line(value, limit: min(200, detail.text)))
        }
        return .object(pairs)
    }
}
