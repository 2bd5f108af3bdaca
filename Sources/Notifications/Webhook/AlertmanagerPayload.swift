import DockStatModel

/// A message as Prometheus' Alertmanager would tell it, payload version 4.
///
/// Source: https://prometheus.io/docs/alerting/latest/configuration/#webhook_config
enum AlertmanagerPayload {
    static func payload(_ message: AlertMessage, receiver: String, writer: MessageWriter) -> WireJSON {
        EventPayload.fitted { detail in payload(message, receiver: receiver, writer: writer, detail: detail) }
    }

    private static func payload(
        _ message: AlertMessage, receiver: String, writer: MessageWriter, detail: EventPayload.Detail
    ) -> WireJSON {
        let shown = message.alerts.prefix(detail.alerts)
        let alerts = shown.map { Told($0, message, writer: writer, detail: detail) }
        // A test and a digest have no alert; receivers expect at least one.
        let told = alerts.isEmpty ? [Told(message, writer: writer)] : Array(alerts)
        let group = labels(message.incident?.group ?? ["alertname": told[0].labels["alertname"] ?? ""], limit: 10)
        let isFiring = told.contains { $0.endsAt == nil }
        return .object([
            "version": .string("4"),
            "groupKey": .string(
                "{}:{" + group.sorted { $0.key < $1.key }.map { "\($0.key)=\"\($0.value)\"" }.joined(separator: ", ") + "}"),
            "truncatedAlerts": .integer(Int64(message.alerts.count - shown.count)),
            "status": .string(isFiring ? "firing" : "resolved"), "receiver": .string(receiver), "groupLabels": object(group),
            "commonLabels": object(common(told.map(\.labels))), "commonAnnotations": object(common(told.map(\.annotations))),
            "externalURL": .string(SafeLink.web(message.baseURL) ?? ""), "alerts": .array(told.map(\.json)),
        ])
    }

    private struct Told {
        var labels: [String: String]
        var annotations: [String: String]
        var startsAt: Timestamp
        var endsAt: Timestamp?
        var address: String

        init(
            _ alert: AlertMessage.AlertSummary, _ message: AlertMessage, writer: MessageWriter, detail: EventPayload.Detail
        ) {
            func text(_ value: String?) -> String { CleanText.line(value ?? "", limit: detail.text) }
            // What the container says about itself cannot take the place of what we say.
            labels = AlertmanagerPayload.labels(alert.labels, limit: detail.labels, prefix: "label_")
            let own = [
                "alertname": text(alert.rule), "severity": alert.severity.rawValue, "host": text(alert.host),
                "container": text(alert.container), "stack": text(alert.stack), "image": text(alert.image),
            ]
            for (name, value) in own where !value.isEmpty { labels[name] = value }
            // Receivers rely on it.
            if labels["alertname"] == nil { labels["alertname"] = "DockStat" }
            annotations = [
                "summary": text(writer.language.pick(alert.summary)), "condition": text(alert.condition),
                "value": text(alert.value),
                "description": alert.evidence.suffix(detail.evidence).map { CleanText.line(writer.evidence($0), limit: 300) }
                    .joined(
                        separator: "\n"),
                "runbook_url": SafeLink.web(alert.runbook) ?? "",
            ].filter { !$0.value.isEmpty }
            startsAt = alert.firedAt ?? message.incident?.openedAt ?? message.time
            endsAt = alert.phase == .resolved || message.kind == .resolved ? alert.resolvedAt ?? message.time : nil
            address = SafeLink.page(ofAlert: alert.id, in: message) ?? ""
        }

        init(_ message: AlertMessage, writer: MessageWriter) {
            let text = writer.text(message)
            labels = ["alertname": message.kind == .test ? "DockStatTest" : "DockStatDigest", "severity": "info"]
            annotations = ["summary": text.title]
            startsAt = message.time
            address = SafeLink.page(of: message) ?? ""
        }

        var json: WireJSON {
            .object([
                "status": .string(endsAt == nil ? "firing" : "resolved"), "labels": object(labels),
                "annotations": object(annotations), "startsAt": .string(MessageClock.iso(startsAt)),
                // Go's zero time is what Alertmanager sends for "not over".
                "endsAt": .string(endsAt.map(MessageClock.iso) ?? "0001-01-01T00:00:00Z"), "generatorURL": .string(address),
                "fingerprint": .string(AlertmanagerPayload.fingerprint(labels)),
            ])
        }
    }

    private static func object(_ pairs: [String: String]) -> WireJSON { .object(pairs.mapValues(WireJSON.string)) }

    /// Labels whose names Prometheus allows: letters, digits and `_`.
    private static func labels(_ labels: [String: String], limit: Int, prefix: String = "") -> [String: String] {
        var result: [String: String] = [:]
        for (name, value) in labels.sorted(by: { $0.key < $1.key }).prefix(limit) {
            let safe = String(
                decoding: name.utf8.prefix(100).map { byte -> UInt8 in
                    switch byte {
                    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
                        UInt8(ascii: "0")...UInt8(ascii: "9"):
                        byte
                    default: UInt8(ascii: "_")
                    }
                }, as: UTF8.self)
            let start = safe.utf8.first.map { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) } ?? true
            result[prefix + (start && prefix.isEmpty ? "_" : "") + safe] = CleanText.line(value, limit: 200)
        }
        return result
    }

    private static func common(_ all: [[String: String]]) -> [String: String] {
        guard let first = all.first else { return [:] }
        return first.filter { name, value in all.allSatisfy { $0[name] == value } }
    }

    /// FNV-1a over names and values in order, each ended by a byte that is in no text, as Prometheus' `LabelSet.Fingerprint`.
    private static func fingerprint(_ labels: [String: String]) -> String {
        var hash: UInt64 = 0xcbf2_9ce4_8422_2325
        func add(_ text: String) {
            for byte in Array(text.utf8) + [0xff] { hash = (hash ^ UInt64(byte)) &* 0x0000_0100_0000_01b3 }
        }
        for (name, value) in labels.sorted(by: { $0.key < $1.key }) {
            add(name)
            add(value)
        }
        let text = String(hash, radix: 16)
        return String(repeating: "0", count: 16 - text.count) + text
    }
}
