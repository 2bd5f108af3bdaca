import DockStatModel

/// The words of one language.
struct Wording: Sendable {
    let language: MessageLanguage

    private func either(_ english: String, _ german: String) -> String { language == .de ? german : english }

    func severity(_ severity: Severity) -> String {
        switch severity {
        case .critical: either("CRITICAL", "KRITISCH")
        case .warning: either("WARNING", "WARNUNG")
        case .info: either("INFO", "HINWEIS")
        }
    }

    func phase(_ phase: AlertPhase) -> String {
        switch phase {
        case .inactive: either("inactive", "inaktiv")
        case .pending: either("pending", "anstehend")
        case .firing: either("firing", "aktiv")
        case .recovering: either("recovering", "erholt sich")
        case .resolved: either("resolved", "behoben")
        }
    }

    /// What stands in brackets before a title.
    func mark(_ kind: AlertMessage.Kind, severity: Severity, after duration: String?) -> String {
        let word = self.severity(severity)
        switch kind {
        case .opened: return word
        case .updated: return word + either(", update", ", neuer Stand")
        case .resolved: return either("RESOLVED", "BEHOBEN") + (duration.map { either(" after ", " nach ") + $0 } ?? "")
        case .reminder: return word + (duration.map { either(" for ", " seit ") + $0 } ?? either(", reminder", ", Erinnerung"))
        case .escalated: return word + either(", not acknowledged", ", unbestätigt")
        case .digest: return either("DIGEST", "ZUSAMMENFASSUNG")
        case .test: return "TEST"
        }
    }

    func titleOfDigest(_ count: Int) -> String {
        switch language {
        case .en: "\(count) message\(count == 1 ? "" : "s") held back during quiet hours"
        case .de: "\(count) in der Ruhezeit zurückgehaltene Nachricht\(count == 1 ? "" : "en")"
        }
    }
    func titleOfTest(_ site: String) -> String {
        either("Test message of \(site)", "Testnachricht von \(site)")
    }
    var testBody: String {
        either(
            "This message was asked for. Real ones arrive the same way.",
            "Diese Nachricht wurde angefordert. Echte kommen auf demselben Weg.")
    }
    func acknowledged(by name: String) -> String { either("Acknowledged by \(name)", "Bestätigt von \(name)") }
    var unknownTitle: String { either("An alert", "Ein Alarm") }

    /// `13:04:09 ended with exit code 137`
    func evidence(_ finding: Finding, _ clock: MessageClock) -> String {
        (finding.time.map { clock.short($0) + " " } ?? "") + finding.words(in: language.rawValue)
    }

    var host: String { "Host" }
    var container: String { "Container" }
    var stack: String { "Stack" }
    var image: String { "Image" }
    var rule: String { either("Rule", "Regel") }
    var condition: String { either("Condition", "Bedingung") }
    var value: String { either("Value", "Wert") }
    var since: String { either("Since", "Seit") }
    var duration: String { either("Duration", "Dauer") }
    var openIncident: String { either("Open the incident", "Vorfall ansehen") }
    var openSite: String { either("Open the site", "Seite öffnen") }
    /// Of what an alert is about.
    var page: String { either("Page", "Seite") }
    func action(_ kind: MessageAction.Kind) -> String {
        switch kind {
        case .acknowledge: either("Acknowledge", "Bestätigen")
        case .silence: either("Silence for 1 h", "1 Std. stummschalten")
        }
    }
    var actions: String { either("What you can do", "Was Sie tun können") }
    var runbook: String { either("Runbook", "Anleitung") }
    var link: String { "Link" }
}
