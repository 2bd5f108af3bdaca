import DockStatModel
import Foundation
import Settings
import Testing

struct ReceiverSettingsTests {
    private func receivers(_ yaml: String) throws -> [ReceiverConfiguration] {
        try load("time_zone: Europe/Berlin\nreceivers:\n" + yaml).configuration.notifications.receivers
    }

    @Test("a file without receivers has none, and neither has one with an empty list")
    func none() throws {
        #expect(try load("title: x").configuration.notifications == NotificationSettings())
        let environment = ["DISCORD_WEBHOOK_URL": "https://discord.example/1"]
        #expect(try load("receivers: []", environment: environment).configuration.notifications.receivers == [])
    }

    @Test("what every receiver may have is read")
    func common() throws {
        let found = try receivers(
            """
              - name: ops.mail_1
                type: discord
                url: https://discord.example/api/webhooks/1/abc?thread_id=2
                mention: [everyone, "role:12", "user:34"]
                username: Status
                severity: warning
                send_resolved: false
                quiet_hours: { from: "22:00", to: "7:30", days: [sat, fri] }
                title: "{{state}}"
                body: |
                  {{name}}
                  {{id}}
                language: de
                proxy: socks5h://user:pass@127.0.0.1:1080
                ca_file: ca.pem
            """)
        var expected = ReceiverConfiguration(
            name: "ops.mail_1",
            kind: .discord(
                .init(
                    url: Secret("https://discord.example/api/webhooks/1/abc?thread_id=2"),
                    mention: ["everyone", "role:12", "user:34"], username: "Status")))
        expected.severity = .warning
        expected.sendResolved = false
        expected.quietHours = .init(
            from: .init(minutes: 1320), to: .init(minutes: 450), days: [.fri, .sat], timeZone: "Europe/Berlin")
        expected.title = "{{state}}"
        expected.body = "{{name}}\n{{id}}\n"
        expected.language = "de"
        expected.proxy = Secret("socks5h://user:pass@127.0.0.1:1080")
        expected.authorityFile = found.first?.authorityFile
        #expect(found == [expected])
        #expect(found.first?.authorityFile?.hasSuffix("/ca.pem") == true)
    }

    @Test("each type has its own keys")
    func types() throws {
        let key = "whsec_" + Data(repeating: 7, count: 24).base64EncodedString()
        let seed = "whsk_" + Data(repeating: 7, count: 32).base64EncodedString()
        let found = try receivers(
            """
              - { name: slack, type: slack, url: "https://hooks.slack.example/1" }
              - { name: bot, type: slack, bot_token: xoxb-1, channel: "#ops" }
              - { name: gate, type: slack, bot_token: xoxb-1, channel: C1, api: "https://gate.example/api/" }
              - { name: mail, type: email, server: "smtp://mail.example", from: "Ä <a@b.example>", to: [c@d.example, "E <e@f.example>"] }
              - name: mail-2
                type: email
                server: smtps://[::1]/
                username: u
                password: "p$$ä"
                from: a@b.example
                to: c@d.example
                cc: g@h.example
                reply_to: i@j.example
                list_id: dockstat.example.org
                list_unsubscribe: mailto:off@example.org?subject=off
              - { name: mail-3, type: email, server: "smtp://127.0.0.1:2525", tls: none, from: a@b.example, to: c@d.example }
              - name: hook
                type: webhook
                url: http://localhost:8080/x
                secrets: [\(key), \(seed)]
                format: template
                body: "{ }"
                headers: { X-Team: ops, authorization: "Bearer x" }
                allow_link_local: true
              - { name: run, type: command, command: [bin/notify, "--quick", ""], timeout: 500ms }
            """)
        var mail = ReceiverConfiguration.Email(
            server: "smtp://mail.example:587", from: "Ä <a@b.example>", to: ["c@d.example", "E <e@f.example>"])
        #expect(found.map(\.name) == ["slack", "bot", "gate", "mail", "mail-2", "mail-3", "hook", "run"])
        #expect(found[0].kind == .slack(.init(access: .webhook(url: Secret("https://hooks.slack.example/1")))))
        #expect(
            found[1].kind == .slack(.init(access: .bot(token: Secret("xoxb-1"), channel: "#ops", api: "https://slack.com/api"))))
        #expect(
            found[2].kind == .slack(.init(access: .bot(token: Secret("xoxb-1"), channel: "C1", api: "https://gate.example/api"))))
        #expect(found[3].kind == .email(mail))
        mail = ReceiverConfiguration.Email(server: "smtps://[::1]:465", from: "a@b.example", to: ["c@d.example"])
        mail.username = "u"
        mail.password = Secret("p$ä")
        mail.cc = ["g@h.example"]
        mail.replyTo = "i@j.example"
        mail.listID = "dockstat.example.org"
        mail.listUnsubscribe = "mailto:off@example.org?subject=off"
        #expect(found[4].kind == .email(mail))
        mail = ReceiverConfiguration.Email(server: "smtp://127.0.0.1:2525", from: "a@b.example", to: ["c@d.example"])
        mail.tls = .none
        #expect(found[5].kind == .email(mail))
        var hook = ReceiverConfiguration.Webhook(url: Secret("http://localhost:8080/x"))
        hook.secrets = [Secret(key), Secret(seed)]
        hook.format = .template
        hook.headers = ["X-Team": Secret("ops"), "authorization": Secret("Bearer x")]
        hook.allowsLinkLocal = true
        #expect(found[6].kind == .webhook(hook))
        #expect(found[6].body == "{ }")
        guard case .command(let command) = found[7].kind else {
            Issue.record("no command")
            return
        }
        #expect(command.arguments.first?.hasPrefix("/") == true && command.arguments.first?.hasSuffix("/bin/notify") == true)
        #expect(command.arguments.dropFirst() == ["--quick", ""] && command.timeout == .milliseconds(500))
    }

    @Test(
        "what is wrong with a receiver is told at its place",
        arguments: [
            ("name: a b, type: command, command: /x", "receivers[0].name: found \"a b\"; allowed: 1 to 63 letters"),
            ("name: a", "receivers[0].type: is missing; it is discord, slack, email, webhook, command"),
            ("name: a, type: discrod", "receivers[0].type: found \"discrod\" (did you mean discord?); allowed: discord, slack"),
            (
                "name: a, type: discord",
                "receivers[0].url: is missing; it is an http:// or https:// address, and may be given as url_file or url_credential"
            ),
            (
                "name: a, type: command, command: /x, url_file: x",
                "receivers[0].url_file: belongs to receivers of type discord, slack, webhook; this one is of type command"
            ),
            (
                "name: a, type: slack",
                "receivers[0].url: is missing; give the address of an incoming webhook, or bot_token and channel"
            ),
            ("name: a, type: slack, bot_token: x", "receivers[0].channel: is missing; it is a text"),
            ("name: a, type: slack, url: \"https://a\", api: \"https://b\"", "receivers[0].api: is given without bot_token"),
            (
                "name: a, type: slack, url: \"https://a\", bot_token: x, channel: c",
                "receivers[0].url: is given besides bot_token; keep"
            ),
            (
                "name: a, type: command, command: notify",
                "receivers[0].command: holds something else than is allowed: the path of a"
            ),
            ("name: a, type: command, command: []", "receivers[0].command: is empty; it begins with the path of a program"),
            (
                "name: a, type: discord, url: \"https://a\", username: My Discord",
                "receivers[0].username: found \"My Discord\"; allowed:"
            ),
            (
                "name: a, type: discord, url: \"https://a\", mention: \"@here\"",
                "receivers[0].mention: found \"@here\"; allowed: everyone, role:"
            ),
            (
                "name: a, type: webhook, url: \"https://a\", format: template",
                "receivers[0].format: found \"template\", but there is no body"
            ),
            (
                "name: a, type: webhook, url: \"https://a\", body: x",
                "receivers[0].body: is not used by the format standard; add `format: template`, or take it out"
            ),
            (
                "name: a, type: webhook, url: \"https://a\", format: alertmanager, body: x",
                "receivers[0].body: is not used by the format alertmanager"
            ),
            (
                "name: a, type: webhook, url: \"https://a\", format: template, body: x, title: y",
                "receivers[0].title: belongs to receivers of type discord, slack, email; this one is of type webhook"
            ),
            (
                "name: a, type: command, command: /x, body: y",
                "receivers[0].body: belongs to receivers of type discord, slack, email, webhook; this one is of type command"
            ),
            (
                "name: a, type: webhook, url: \"http://localhost:1\", ca_file: x",
                "receivers[0].ca_file: is not used: the connection is not encrypted"
            ),
            (
                "name: a, type: slack, bot_token: x, channel: c, api: \"http://localhost:1\", ca_file: x",
                "receivers[0].ca_file: is not used: the connection is not encrypted"
            ),
            (
                "name: a, type: email, server: \"smtp://localhost\", tls: none, from: a@b.c, to: a@b.c, ca_file: x",
                "receivers[0].ca_file: is not used: the connection is not encrypted"
            ),
            (
                "name: a, type: webhook, url: \"https://a\", headers: { webhook-id: x }",
                "receivers[0].headers.webhook-id: is set by DockStat"
            ),
            (
                "name: a, type: webhook, url: \"https://a\", headers: { A: x, a: y }",
                "receivers[0].headers.a: is given more than once; keep"
            ),
            (
                "name: a, type: webhook, url: \"https://a\", headers: { A: \"x\\ny\" }",
                "receivers[0].headers.A: holds something else than"
            ),
            (
                "name: a, type: command, command: /x, quiet_hours: { from: 1:00 }",
                "receivers[0].quiet_hours.to: is missing; it is a time"
            ),
        ])
    func wrong(receiver: String, beginning: String) throws {
        let told = try mistakes("receivers: [{ \(receiver) }]")
        #expect(told.count == 1, "\(told)")
        let message = told.first.map { $0.split(separator: ": ", maxSplits: 1).last.map(String.init) ?? "" }
        #expect(message?.hasPrefix(beginning) == true, "\(told)")
    }

    @Test("quiet hours of a receiver that hears of critical alerts alone are worth a warning")
    func quietForNothing() throws {
        let hours = "quiet_hours: { from: \"22:00\", to: \"07:00\" }"
        func warnings(_ severity: String) throws -> [String] {
            try load("receivers: [{ name: a, type: command, command: /x, severity: \(severity), \(hours) }]").warnings.map(\.text)
        }
        #expect(try warnings("warning") == [])
        #expect(
            try warnings("critical") == [
                "dockstat.yaml:1:85: receivers[0].quiet_hours: hold nothing back: the receiver hears of critical alerts alone, "
                    + "and these do not wait"
            ])
    }

    @Test("names are unique")
    func unique() throws {
        let yaml = "receivers: [{ name: a, type: command, command: /x }, { name: a, type: command, command: /y }]"
        #expect(
            try mistakes(yaml) == [
                "dockstat.yaml:1:62: receivers[1].name: \"a\" is the name of receivers[0] already; names are unique"
            ])
    }

    @Test("what is secret and goes over the network without encryption is worth a warning, on this machine it is not")
    func exposed() throws {
        let loaded = try load(
            """
            receivers:
              - { name: a, type: discord, url: "http://discord.example/topsecret" }
              - { name: b, type: webhook, url: "http://127.0.0.1:1/topsecret" }
              - { name: c, type: slack, bot_token: topsecret, channel: x, api: "http://gate.example" }
              - { name: d, type: email, server: "smtp://mail.example", tls: none, username: u, password: topsecret, from: a@b.c, to: a@b.c }
              - { name: e, type: email, server: "smtp://localhost", tls: none, username: u, password: topsecret, from: a@b.c, to: a@b.c }
            heartbeat: { url: "http://hc.example/topsecret" }
            """)
        let address =
            "is reached without encryption, and whoever listens on the way learns the address, which is the secret; use https://"
        #expect(
            loaded.warnings.map(\.text) == [
                "dockstat.yaml:2:36: receivers[0].url: " + address,
                "dockstat.yaml:4:68: receivers[2].api: is reached without encryption, and bot_token with it; use https://",
                "dockstat.yaml:5:94: receivers[3].password: is sent without encryption; take out `tls: none`",
                "dockstat.yaml:7:19: heartbeat.url: " + address,
            ])
    }
}
