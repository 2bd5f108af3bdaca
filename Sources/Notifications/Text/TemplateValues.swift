import DockStatModel

/// A message as a template asks for it: a text for every variable, escaped, even where there is nothing to tell, so that no
/// section is looked up where it does not belong.
enum TemplateValues {
    static func message(
        _ message: AlertMessage, _ text: MessageText, language: MessageLanguage, clock: MessageClock, escape: (String) -> String
    ) -> [String: Any] {
        func line(_ value: String?, _ limit: Int = 500) -> String { escape(CleanText.line(value ?? "", limit: limit)) }

        let isResolved = message.kind == .resolved || message.incident?.resolvedAt != nil
        let severity = message.incident?.severity ?? message.alerts.map(\.severity).max()
        let length = message.incident.map { MessageClock.length(($0.resolvedAt ?? message.time) - $0.openedAt) }
        var values: [String: Any] = [
            "title": escape(text.title), "text": escape(text.plainBody), "kind": message.kind.rawValue,
            "status": isResolved ? "resolved" : "firing", "site": line(message.site),
            "url": escape(SafeLink.page(of: message) ?? ""), "incident": message.incident.map { String($0.id) } ?? "",
            "time": escape(clock.full(message.time)), "timestamp": MessageClock.iso(message.time), "duration": length ?? "",
            "note": line(message.note.flatMap(language.pick)), "acknowledgedBy": line(message.incident?.acknowledgedBy),
            "count": String(message.alerts.count), "isFiring": !isResolved && message.kind != .test, "isResolved": isResolved,
            "isTest": message.kind == .test, "isCritical": severity == .critical,
            "digest": message.digest.suffix(100).map { line(language.pick($0)) },
        ]
        let alerts = message.alerts.prefix(100).map {
            alert($0, message, language: language, clock: clock, line: { line($0, 500) })
        }
        // A template that is older than alerts names the container without a section; a test has none.
        let first = alerts.first ?? placeholder(message, line: { line($0, 500) })
        values.merge(first) { own, _ in own }
        values["alerts"] = Array(alerts)
        return values
    }

    private static func alert(
        _ alert: AlertMessage.AlertSummary, _ message: AlertMessage, language: MessageLanguage, clock: MessageClock,
        line: (String?) -> String
    ) -> [String: Any] {
        [
            "name": line(MessageText.Alert.name(alert)), "id": line(alert.engineID), "state": line(alert.state),
            "hostName": line(alert.host), "host": line(alert.host), "container": line(alert.container),
            "stack": line(alert.stack), "image": line(alert.image), "rule": line(alert.rule),
            "severity": alert.severity.rawValue, "summary": line(language.pick(alert.summary)),
            "condition": line(alert.condition), "value": line(alert.value),
            "since": line(alert.firedAt.map(clock.full)), "alert": String(alert.id), "runbook": line(SafeLink.web(alert.runbook)),
            "link": line(SafeLink.web(alert.link)), "page": line(SafeLink.page(alert.page, in: message)),
            "evidence": alert.evidence.suffix(20).map { line(Wording(language: language).evidence($0, clock)) },
            "isCritical": alert.severity == .critical,
        ]
    }

    private static func placeholder(_ message: AlertMessage, line: (String?) -> String) -> [String: Any] {
        var values: [String: Any] = [:]
        for variable in MessageTemplate.variables where variable.shape == .text { values[variable.name] = "" }
        values["name"] = line(message.site)
        values["state"] = message.kind.rawValue
        values["severity"] = (message.incident?.severity ?? .info).rawValue
        values["evidence"] = [String]()
        return values
    }
}
