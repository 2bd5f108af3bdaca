import DockStatModel
import Foundation

@testable import Notifications

/// A message with something in every field.
struct SampleMessage {
    var text = "web-1"
    var kind = AlertMessage.Kind.opened

    static let opened = Timestamp(milliseconds: 1_795_433_655_250)

    var message: AlertMessage {
        var message = AlertMessage(
            kind: kind, time: Self.opened, site: "Status \(text)", baseURL: "https://status.example.org/",
            incident: .init(
                id: 12, title: ["en": "\(text) is down", "de": "\(text) läuft nicht"], severity: .critical, openedAt: Self.opened,
                resolvedAt: kind == .resolved ? Self.opened + .minutes(125) : nil, group: ["host": text, "stack": "shop"],
                acknowledgedBy: text))
        var alert = AlertMessage.AlertSummary(
            id: 7, rule: "container-down", severity: .critical, phase: kind == .resolved ? .resolved : .firing,
            subject: .container(ContainerIdentity(host: "local", key: "name:web-1")),
            summary: ["en": "\(text) exited with 137", "de": "\(text) endete mit 137"], condition: "service = down \(text)")
        alert.container = text
        alert.stack = text
        alert.image = text
        alert.state = text
        alert.value = text
        alert.firedAt = Self.opened
        alert.resolvedAt = kind == .resolved ? Self.opened + .minutes(125) : nil
        alert.runbook = text
        alert.link = "https://wiki.example.org/web?a=1&b=2"
        alert.evidence = [Finding(.died, "137", at: Self.opened), Finding(.sentence, text)]
        alert.page = "hosts/local/containers/web-1/"
        message.alerts = [alert]
        message.note = ["en": text]
        message.digest = [["en": text, "de": text]]
        return message
    }

    /// The message as a receiver of that language gets it, with templates of its own where it has any.
    static func content(_ message: AlertMessage, language: String = "en", title: String? = nil, body: String? = nil)
        -> EmailContent
    {
        var receiver = ReceiverConfiguration.command([])
        receiver.title = title
        receiver.body = body
        return EmailContent(message, MessageWriter(receiver: receiver, language: language, timeZone: "Europe/Berlin"))
    }

    static func provider(_ change: (inout ReceiverConfiguration.Email) -> Void = { _ in }) throws -> EmailProvider {
        var email = ReceiverConfiguration.Email(
            server: "smtp://mail.example.org:587", from: "DockStat <status@example.org>", to: ["ops@example.org"])
        change(&email)
        return try EmailProvider(email, of: ReceiverConfiguration(name: "mail", kind: .email(email)))
    }
}
