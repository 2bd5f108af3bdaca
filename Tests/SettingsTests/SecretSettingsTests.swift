import DockStatModel
import Foundation
import Settings
import Testing

struct SecretSettingsTests {
    private func load(_ yaml: String, files: [String: String], environment: [String: String] = [:]) throws -> NotificationSettings
    {
        try withFolder { folder in
            for (name, text) in files { try write(text, to: folder + "/" + name) }
            try write(yaml, to: folder + "/etc/dockstat.yaml")
            let environment = environment.merging(["CREDENTIALS_DIRECTORY": folder + "/credentials"]) { given, _ in given }
            return try ConfigurationLoader(environment: environment, workingDirectory: folder).load(file: "etc/dockstat.yaml")
                .configuration.notifications
        }
    }

    private func told(_ yaml: String, files: [String: String] = [:], environment: [String: String] = [:]) throws -> [String] {
        do {
            _ = try load(yaml, files: files, environment: environment)
            return []
        } catch let error as ConfigurationErrors { return error.mistakes.map(\.text) }
    }

    @Test(
        "a file's secret is what it holds without the newline at its end; its path starts in the folder of the configuration",
        arguments: ["https://a.example", "https://a.example\n", "https://a.example\r\n"])
    func file(text: String) throws {
        let yaml = "receivers: [{ name: a, type: webhook, url_file: ../secrets/url, headers: { X_file: ../secrets/x } }]"
        let settings = try load(yaml, files: ["secrets/url": text, "secrets/x": "two words\n"])
        var webhook = ReceiverConfiguration.Webhook(url: Secret("https://a.example"))
        webhook.headers = ["X": Secret("two words")]
        #expect(settings.receivers.map(\.kind) == [.webhook(webhook)])
    }

    @Test("a credential is a file in systemd's folder, and a file of secrets holds one in each line")
    func credential() throws {
        let keys = (1...3).map { "whsec_" + Data(repeating: $0, count: 32).base64EncodedString() }
        let settings = try load(
            "receivers: [{ name: a, type: webhook, url_credential: hook, secrets_credential: keys }]",
            files: ["credentials/hook": "https://a.example\n", "credentials/keys": keys.joined(separator: "\n\n") + "\n"])
        var webhook = ReceiverConfiguration.Webhook(url: Secret("https://a.example"))
        webhook.secrets = keys.map(Secret.init)
        #expect(settings.receivers.map(\.kind) == [.webhook(webhook)])
    }

    @Test(
        "a secret that cannot be had is a mistake",
        arguments: [
            ("url_file: none", "url_file: names a file that does not exist; a relative path starts in the folder of this file"),
            ("url_file: ..", "url_file: names a file that cannot be read: it is a folder"),
            ("url_file: ../empty", "url_file: names a file that is empty"),
            ("url_file: ../wrong", "url_file: holds something else than is allowed: an http:// or https:// address"),
            (
                "url_credential: none",
                "url_credential: names a credential that is not there; the unit needs LoadCredential= for it"
            ),
            (
                "url_credential: ../wrong",
                "url_credential: holds something else than is allowed: the name of a credential, as in "
            ),
            ("url_credential: [a]", "url_credential: found a list; allowed: the name of a credential"),
            ("url: \"https://a\", url_file: x", "url_file: is given besides url; keep one of them"),
            ("url_file: x, url_credential: x", "url_credential: is given besides url_file; keep one of them"),
        ])
    func absent(keys: String, message: String) throws {
        let told = try told(
            "receivers: [{ name: a, type: discord, \(keys) }]", files: ["empty": "\n", "wrong": "ftp://a.example/hunter2"])
        #expect(told.count == 1, "\(told)")
        #expect(told.first?.contains(": receivers[0]." + message) == true, "\(told)")
    }

    @Test("without systemd's folder a credential is a mistake that names the variable")
    func noFolder() throws {
        #expect(
            try told(
                "receivers: [{ name: a, type: discord, url_credential: x }]", environment: ["CREDENTIALS_DIRECTORY": ""]) == [
                    "etc/dockstat.yaml:1:55: receivers[0].url_credential: the environment has no CREDENTIALS_DIRECTORY; systemd sets it for a unit with LoadCredential="
                ])
    }

    @Test("a variable that is not set is named; one within a text is not")
    func variable() throws {
        #expect(
            try told("receivers: [{ name: a, type: discord, url: \"${HOOK}\" }]") == [
                "etc/dockstat.yaml:1:44: receivers[0].url: the environment has no variable HOOK; set it, or give a default: ${HOOK:-default}"
            ])
        #expect(
            try told("receivers: [{ name: a, type: discord, url: \"https://${hunter2}\" }]") == [
                "etc/dockstat.yaml:1:44: receivers[0].url: holds a \"${…}\" whose variable is not set or no name; a dollar sign that is meant as such is written \"$$\""
            ])
    }

    @Test(
        "a secret in the wrong place is not shown either",
        arguments: [
            "receivers:\n  - url:https://hunter2.example", "receivers: [{ name: a, type: discord, url:https://hunter2.example }]",
            "receivers: https://hunter2.example", "heartbeat:https://hunter2.example", "{ heartbeat:https://hunter2.example }",
            "heartbeat: { url: [https://hunter2.example] }", "heartbeat: { urls: https://hunter2.example }",
            "receivers: [{ name: a, type: webhook, url: \"https://a\", headers: \"X: hunter2\" }]",
            "receivers: [{ name: a, type: webhook, url: \"https://a\", headers: { \"X: hunter2\": 1 } }]",
            "receivers: [{ name: a, type: webhook, url: \"https://a\", secrets: { whsec_hunter2: 1 } }]",
            "receivers: [{ name: a, type: webhook, url: \"https://a\", secrets: whsec_hunter2 }]",
            "receivers: [{ name: a, type: command, command: notify --token=hunter2 }]",
            "receivers: [{ name: a, type: slack, bot_token: x, channel: c, api: \"https://u:hunter2@a\" }]",
            "receivers: [{ name: a, type: discord, url: \"https://a\", proxy: \"ftp://u:hunter2@a\" }]",
        ])
    func misplaced(yaml: String) throws {
        let told = try told(yaml)
        #expect(!told.isEmpty)
        #expect(told.allSatisfy { !$0.contains("hunter2") }, "\(told)")
    }

    @Test(
        "keys that sign are base64 of a length that is safe",
        arguments: [
            ("whsec_", 24, true), ("whsec_", 64, true), ("whsec_", 23, false), ("whsec_", 65, false), ("whsk_", 32, true),
            ("whsk_", 64, true), ("whsk_", 31, false), ("whpk_", 32, false), ("", 32, false),
        ])
    func signingKeys(prefix: String, count: Int, isAllowed: Bool) throws {
        let key = prefix + Data(repeating: 1, count: count).base64EncodedString()
        let told = try told("receivers: [{ name: a, type: webhook, url: \"https://a\", secrets: [\"\(key)\"] }]")
        let message =
            "etc/dockstat.yaml:1:67: receivers[0].secrets[0]: holds something else than is allowed: whsec_ and base64 of 24 to 64 bytes, or whsk_ and base64 of an ed25519 key"
        #expect(told == (isAllowed ? [] : [message]))
    }

    @Test(
        "secret addresses are of the web",
        arguments: [
            ("https://a.example/x?y=z", true), ("http://[::1]:8080", true), ("https://u:p@a", true), ("https://a:0", false),
            ("https://a:70000", false), ("https://", false), ("https://a/#f", false), ("https://a/ b", false),
            ("a.example", false),
            ("file:///etc/passwd", false), ("https://a/ä", false),
        ])
    func addresses(text: String, isAllowed: Bool) throws {
        #expect(try told("heartbeat: \"\(text)\"").isEmpty == isAllowed)
    }

    @Test(
        "proxies are what libcurl takes",
        arguments: [
            ("http://proxy.example:3128", true), ("proxy.example:3128", true), ("socks5h://u:p@127.0.0.1", true),
            ("socks6://a", false), ("http://a/b", false), ("http://", false), ("a b", false), ("http://a?b", false),
        ])
    func proxies(text: String, isAllowed: Bool) throws {
        #expect(
            try told("receivers: [{ name: a, type: discord, url: \"https://a\", proxy: \"\(text)\" }]").isEmpty == isAllowed)
    }
}
