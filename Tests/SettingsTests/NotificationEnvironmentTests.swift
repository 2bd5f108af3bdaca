import DockStatModel
import Foundation
import Settings
import Testing

struct NotificationEnvironmentTests {
    private static let email = [
        "EMAIL_SENDER": "DockStat <status@example.org>", "EMAIL_RECIPIENT": "a@example.org, B <b@example.org>,",
        "EMAIL_PASSWORD": "hunter2", "EMAIL_SERVICE": "gmail",
    ]

    @Test("the receivers that the page on migration shows are a configuration as they stand")
    func migrationPage() throws {
        let tests = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        let page = try String(
            contentsOf: tests.appendingPathComponent("../docs/notifications/migration.md").standardizedFileURL, encoding: .utf8)
        let blocks = page.components(separatedBy: "```yaml\n").dropFirst().compactMap {
            $0.components(separatedBy: "\n```").first
        }
        #expect(blocks.count == 2)
        let variables = [
            "TELEGRAM_BOT_TOKEN", "TELEGRAM_CHAT_ID", "PUSHOVER_API_TOKEN", "PUSHOVER_USER_KEY", "PUSHBULLET_ACCESS_TOKEN",
        ]
        let environment = Dictionary(uniqueKeysWithValues: variables.map { ($0, "value-of-\($0)") })
        let receivers = try load(blocks[0], environment: environment).configuration.notifications.receivers
        #expect(receivers.map(\.name) == ["telegram", "pushover", "pushbullet"])
        for (receiver, names) in zip(receivers, [variables[0..<2], variables[2..<4], variables[4...]]) {
            guard case .webhook(let webhook) = receiver.kind else {
                Issue.record("\(receiver.name) is no webhook")
                continue
            }
            let texts = [webhook.url.value, receiver.body ?? ""] + webhook.headers.map(\.value.value)
            for name in names { #expect(texts.contains { $0.contains("value-of-\(name)") }, "\(receiver.name) \(name)") }
        }
        // A title goes into any receiver.
        let titled = "receivers:\n  - type: discord\n    name: chat\n    url: https://discord.example/x\n    " + blocks[1]
        #expect(try load(titled).configuration.notifications.receivers.first?.title?.contains("{{hostName}}") == true)
    }

    @Test("without receivers in the file, the environment's well-known variables give them")
    func everything() throws {
        let environment = Self.email.merging([
            "DISCORD_WEBHOOK_URL": "https://discord.example/1", "SLACK_WEBHOOK_URL": "https://slack.example/1",
        ]) { $1 }
        var mail = ReceiverConfiguration.Email(
            server: "smtps://smtp.gmail.com:465", from: "DockStat <status@example.org>",
            to: ["a@example.org", "B <b@example.org>"])
        mail.username = "status@example.org"
        mail.password = Secret("hunter2")
        let expected = [
            ReceiverConfiguration(name: "discord", kind: .discord(.init(url: Secret("https://discord.example/1")))),
            ReceiverConfiguration(
                name: "slack", kind: .slack(.init(access: .webhook(url: Secret("https://slack.example/1"))))),
            ReceiverConfiguration(name: "email", kind: .email(mail)),
        ]
        #expect(try load("", environment: environment).configuration.notifications.receivers == expected)
        let routed = try load("routes: [{ receivers: [discord, slack, email] }]", environment: environment)
        #expect(routed.configuration.notifications.receivers == expected)
        #expect(routed.warnings == [])
        try withFolder { folder in
            let loader = ConfigurationLoader(environment: environment, workingDirectory: folder, systemFile: folder + "/none")
            let loaded = try loader.load()
            #expect(loaded.configuration.notifications.receivers == expected)
        }
    }

    @Test("receivers of the file stand alone, and empty variables count as none")
    func fileWins() throws {
        let yaml = "receivers: [{ name: a, type: command, command: /x }]"
        #expect(try load(yaml, environment: Self.email).configuration.notifications.receivers.map(\.name) == ["a"])
        let empty = Self.email.mapValues { _ in "" }.merging(["DISCORD_WEBHOOK_URL": ""]) { $1 }
        #expect(try load("", environment: empty).configuration.notifications.receivers == [])
    }

    @Test(
        "a wrong or incomplete set is a mistake that names the variable and no secret",
        arguments: [
            ("DISCORD_WEBHOOK_URL", "hunter2", "holds something else than is allowed: an http:// or https:// address"),
            ("SLACK_WEBHOOK_URL", "ftp://hunter2", "holds something else than is allowed: an http:// or https:// address"),
            (
                "EMAIL_PASSWORD", "",
                "is not set, though e-mail needs all of EMAIL_SENDER, EMAIL_RECIPIENT, EMAIL_PASSWORD, EMAIL_SERVICE"
            ),
            ("EMAIL_PASSWORD", "hunter2\n", "holds something else than is allowed: a text of 1 to 1000 characters on one line"),
            ("EMAIL_SENDER", "me", "found \"me\"; allowed: an address such as ops@example.org or Ops <ops@example.org>"),
            (
                "EMAIL_RECIPIENT", "a@b.c, d",
                "found \"a@b.c, d\"; allowed: an address such as ops@example.org or Ops <ops@example.org>, several with commas between"
            ),
            (
                "EMAIL_SERVICE", "Gmial",
                "found \"Gmial\", a mail service DockStat does not know (did you mean Gmail?); give its server in dockstat.yaml, as a receiver of type email"
            ),
        ])
    func wrong(variable: String, value: String, message: String) throws {
        #expect(
            try mistakes("", environment: Self.email.merging([variable: value]) { $1 }) == [
                "environment: \(variable): \(message)"
            ])
    }

    @Test("an address of the environment that can be read on the way is worth a warning")
    func exposed() throws {
        let warnings = try load("", environment: ["SLACK_WEBHOOK_URL": "http://slack.example/hunter2"]).warnings.map(\.text)
        #expect(warnings.count == 1 && warnings.first?.hasPrefix("environment: SLACK_WEBHOOK_URL: is reached without") == true)
        #expect(warnings.allSatisfy { !$0.contains("hunter2") })
    }

    @Test(
        "mail services are known by the names nodemailer has, in any case",
        arguments: [
            ("Gmail", "smtps://smtp.gmail.com:465"), ("google mail", "smtps://smtp.gmail.com:465"),
            ("me@googlemail.com", "smtps://smtp.gmail.com:465"), ("OUTLOOK365", "smtp://smtp.office365.com:587"),
            ("hotmail", "smtp://smtp-mail.outlook.com:587"), ("Outlook.com", "smtp://smtp-mail.outlook.com:587"),
            ("yahoo", "smtps://smtp.mail.yahoo.com:465"), ("iCloud", "smtp://smtp.mail.me.com:587"),
            ("zoho", "smtps://smtp.zoho.com:465"), ("Fast Mail", "smtps://smtp.fastmail.com:465"),
            ("gmx.de", "smtp://mail.gmx.com:587"), ("SendGrid", "smtp://smtp.sendgrid.net:587"),
            ("mailgun", "smtps://smtp.mailgun.org:465"), ("Mailjet", "smtp://in.mailjet.com:587"),
            ("postmark", "smtp://smtp.postmarkapp.com:2525"), ("brevo", "smtp://smtp-relay.brevo.com:587"),
            ("SES", "smtps://email-smtp.us-east-1.amazonaws.com:465"),
            ("ses-eu-central-1", "smtps://email-smtp.eu-central-1.amazonaws.com:465"), ("1und1", "smtps://smtp.1und1.de:465"),
            ("web.de", "smtp://smtp.web.de:587"),
        ])
    func services(name: String, server: String) throws {
        let receivers = try load("", environment: Self.email.merging(["EMAIL_SERVICE": name]) { $1 }).configuration
            .notifications.receivers
        guard case .email(let email)? = receivers.first?.kind else {
            Issue.record("no e-mail")
            return
        }
        #expect(email.server == server)
    }
}
