package import DockStatModel

/// A message in words, one language, nothing escaped: what every provider lays out in its own way. All of it is clean and
/// bounded, however long the texts were that it was made of.
package struct MessageText: Hashable, Sendable {
    /// `CRITICAL`, `RESOLVED after 4m`
    package var mark: String
    /// `web/api is down on local`
    package var headline: String
    /// Why it is sent, who acknowledged: short sentences.
    package var notes: [String]
    package var alerts: [Alert]
    /// How many alerts `alerts` leaves out.
    package var further: Int
    /// Messages that quiet hours held back.
    package var digest: [String]
    package var furtherDigest: Int
    /// Site and time: `Example status, 2026-11-23 12:34 UTC+1`
    package var footer: String
    /// Name and address of what can be done from the message itself; checked.
    package var actions: [Fact]
    /// Heads them.
    package var actionsTitle: String
    /// Words on the link to `SafeLink.page`.
    package var linkWords: String

    package struct Alert: Hashable, Sendable {
        package var name: String
        package var rule: String
        package var severity: Severity
        package var phase: String
        package var summary: String
        /// `memory_percent > 90%, 93.2%`
        package var condition: String
        /// `since 2026-11-23 12:34 UTC+1 (4m)`, or how long it was.
        package var time: String
        package var facts: [Fact]
        package var evidence: [String]
        /// Name and address; checked.
        package var links: [Fact]
    }

    package struct Fact: Hashable, Sendable {
        package var name: String
        package var value: String
    }

    static let maximumAlerts = 10

    package init(_ message: AlertMessage, language: MessageLanguage, clock: MessageClock) {
        let words = Wording(language: language)
        (mark, headline) = MessageText.title(message, words, language)
        notes = []
        if let note = message.note.flatMap(language.pick) { notes.append(CleanText.line(note, limit: 300)) }
        if message.kind == .test { notes.append(words.testBody) }
        if let name = message.incident?.acknowledgedBy {
            notes.append(words.acknowledged(by: CleanText.line(name, limit: 100)))
        }
        notes.removeAll { $0.allSatisfy(\.isWhitespace) }
        alerts = message.alerts.prefix(MessageText.maximumAlerts).map { alert in
            Alert(alert, message: message, words: words, language: language, clock: clock)
        }
        further = max(0, message.alerts.count - MessageText.maximumAlerts)
        let shown = message.digest.suffix(20)
        digest = shown.compactMap { language.pick($0).map { CleanText.line($0, limit: 200) } }
        furtherDigest = message.digest.count - shown.count
        footer = "\(CleanText.line(message.site, limit: 100)), \(clock.full(message.time))"
        actionsTitle = words.actions
        actions = (message.actions ?? []).compactMap { action in
            SafeLink.web(action.url).map { Fact(name: words.action(action.kind), value: $0) }
        }
        linkWords = message.incident == nil ? words.openSite : words.openIncident
    }

    /// `[CRITICAL] web/api is down on local`
    package var title: String { CleanText.line("[\(mark)] \(headline)", limit: 250) }

    private static func title(
        _ message: AlertMessage, _ words: Wording, _ language: MessageLanguage
    ) -> (mark: String, headline: String) {
        let severity = message.incident?.severity ?? message.alerts.map(\.severity).max() ?? .info
        let text =
            switch message.kind {
            case .test: words.titleOfTest(message.site)
            case .digest: words.titleOfDigest(message.digest.count)
            default:
                (message.incident?.title).flatMap(language.pick) ?? message.alerts.first.flatMap { language.pick($0.summary) }
                    ?? words.unknownTitle
            }
        let length = message.incident.map { MessageClock.length(($0.resolvedAt ?? message.time) - $0.openedAt) }
        return (words.mark(message.kind, severity: severity, after: length), CleanText.line(text, limit: 250))
    }

    /// What an alert is about, where the headline does not say the same: of an incident with one alert it does.
    package func summary(of alert: Alert) -> String? {
        alert.summary.isEmpty || alert.summary == headline ? nil : alert.summary
    }

    /// Lines without any markup: for templates, logs and the terminal.
    package var plainBody: String {
        var lines = notes
        for alert in alerts {
            lines.append("\(alert.name): \(alert.summary)")
            lines.append("  \([alert.rule, alert.condition, alert.time].filter { !$0.isEmpty }.joined(separator: ", "))")
            lines += alert.evidence.map { "  | \($0)" }
            lines += alert.links.map { "  \($0.name): \($0.value)" }
        }
        if further > 0 { lines.append("… +\(further)") }
        lines += digest
        return lines.joined(separator: "\n")
    }
}

extension MessageText.Alert {
    fileprivate init(
        _ alert: AlertMessage.AlertSummary, message: AlertMessage, words: Wording, language: MessageLanguage, clock: MessageClock
    ) {
        func clean(_ text: String?, _ limit: Int = 120) -> String { CleanText.line(text ?? "", limit: limit) }

        name = MessageText.Alert.name(alert)
        rule = clean(alert.rule, 80)
        severity = alert.severity
        phase = words.phase(alert.phase)
        summary = clean(language.pick(alert.summary), 400)
        let condition = clean(alert.condition)
        let value = clean(alert.value, 80)
        // `service = down` says it already.
        let isTold = condition.hasSuffix(" = \(value)")
        self.condition = [condition, isTold ? "" : value].filter { !$0.isEmpty }.joined(separator: ", ")
        switch (alert.firedAt, alert.resolvedAt) {
        case (let fired?, let resolved?) where resolved >= fired:
            time = "\(words.duration) \(MessageClock.length(resolved - fired))"
        case (let fired?, _): time = "\(words.since) \(clock.full(fired)) (\(MessageClock.length(message.time - fired)))"
        default: time = ""
        }
        let pairs = [
            (words.host, alert.host), (words.container, alert.container), (words.stack, alert.stack), (words.image, alert.image),
        ]
        facts = pairs.compactMap { name, value in
            let text = clean(value, 200)
            return text.allSatisfy(\.isWhitespace) ? nil : MessageText.Fact(name: name, value: text)
        }
        // The last lines are the ones that tell.
        evidence = alert.evidence.suffix(8).map { clean(words.evidence($0, clock), 200) }
        let addresses = [
            (words.page, SafeLink.page(alert.page, in: message)), (words.runbook, SafeLink.web(alert.runbook)),
            (words.link, SafeLink.web(alert.link)),
        ]
        links = addresses.compactMap { name, address in address.map { MessageText.Fact(name: name, value: $0) } }
    }

    /// What people call the subject.
    static func name(_ alert: AlertMessage.AlertSummary) -> String {
        let name =
            switch alert.subject {
            case .container(let identity): alert.container ?? String(identity.key.split(separator: ":", maxSplits: 1).last ?? "")
            case .host(let name), .receiver(let name): name
            case .job: "DockStat"
            }
        return CleanText.line(name, limit: 120)
    }
}
