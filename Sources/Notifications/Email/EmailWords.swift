import DockStatModel

/// The words of our mails in one language.
struct EmailWords: Sendable {
    var code: String
    var severity: [Severity: String]
    var phase: [AlertPhase: String]
    var kind: [AlertMessage.Kind: String]
    var since: String
    var opened: String
    var ended: String
    var lasted: String
    var host: String
    var container: String
    var stack: String
    var image: String
    var state: String
    var condition: String
    var value: String
    var acknowledgedBy: String
    var runbook: String
    var link: String
    var page: String
    var openIncident: String
    var openSite: String
    var testTitle: String
    var testText: String
    var digestTitle: String
    /// What stands before and behind the number of alerts left out.
    var more: (String, String)
    var sentBy: String

    /// Whatever is not German is English.
    static func of(_ language: String) -> EmailWords { language.lowercased().hasPrefix("de") ? german : english }

    /// The text in this language, else in English, else in any.
    func pick(_ texts: [String: String]) -> String {
        texts[code] ?? texts["en"] ?? texts.min { $0.key < $1.key }?.value ?? ""
    }

    static let english = EmailWords(
        code: "en", severity: [.info: "Info", .warning: "Warning", .critical: "Critical"],
        phase: [
            .inactive: "inactive", .pending: "pending", .firing: "firing", .recovering: "recovering", .resolved: "resolved",
        ],
        kind: [
            .opened: "", .updated: "Update", .resolved: "Resolved", .reminder: "Reminder", .escalated: "Escalated",
            .digest: "Digest", .test: "Test",
        ],
        since: "Since", opened: "Began", ended: "Ended", lasted: "lasted", host: "Host", container: "Container", stack: "Stack",
        image: "Image", state: "State", condition: "Rule", value: "Value", acknowledgedBy: "Acknowledged by", runbook: "Runbook",
        link: "Link", page: "Page", openIncident: "Open the incident", openSite: "Open the status page",
        testTitle: "A test of the notifications",
        testText: "Nothing is wrong. This message was sent to see whether messages arrive, and it did.",
        digestTitle: "What happened during quiet hours", more: ("and ", " more"), sentBy: "Sent by")

    static let german = EmailWords(
        code: "de", severity: [.info: "Hinweis", .warning: "Warnung", .critical: "Kritisch"],
        phase: [
            .inactive: "inaktiv", .pending: "bahnt sich an", .firing: "besteht", .recovering: "erholt sich", .resolved: "behoben",
        ],
        kind: [
            .opened: "", .updated: "Neuer Stand", .resolved: "Behoben", .reminder: "Erinnerung", .escalated: "Eskaliert",
            .digest: "Zusammenfassung", .test: "Test",
        ],
        since: "Seit", opened: "Beginn", ended: "Ende", lasted: "Dauer", host: "Host", container: "Container", stack: "Stack",
        image: "Image", state: "Zustand", condition: "Regel", value: "Wert", acknowledgedBy: "Übernommen von",
        runbook: "Anleitung", link: "Link", page: "Seite", openIncident: "Vorfall öffnen", openSite: "Statusseite öffnen",
        testTitle: "Test der Benachrichtigungen",
        testText: "Alles in Ordnung. Diese Nachricht wurde gesendet, um zu sehen, ob Nachrichten ankommen, und das ist sie.",
        digestTitle: "Was während der Ruhezeit geschah", more: ("und ", " weitere"), sentBy: "Gesendet von")
}
