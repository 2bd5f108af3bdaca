import DockStatModel
import Foundation
import Settings
import Testing

struct ConfigurationReferenceTests {
    /// With `DOCKSTAT_RECORD=1` in the environment the document is written anew, and the test fails all the same.
    @Test("docs/configuration.md holds the reference as the schema writes it")
    func document() throws {
        let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent()
        let file = root.appendingPathComponent("docs/configuration.md")
        let text = try String(contentsOf: file, encoding: .utf8)
        let begin = try #require(text.range(of: ConfigurationReference.beginMarker + "\n"))
        let end = try #require(text.range(of: ConfigurationReference.endMarker))
        let written = begin.upperBound..<end.lowerBound
        if ProcessInfo.processInfo.environment["DOCKSTAT_RECORD"] != nil {
            try Data(text.replacingCharacters(in: written, with: ConfigurationReference.markdown).utf8).write(to: file)
            Issue.record("docs/configuration.md was written anew; run again without DOCKSTAT_RECORD")
        }
        #expect(text[written] == ConfigurationReference.markdown)
    }

    @Test("the template with all its comments taken for values is what an empty file means")
    func template() throws {
        var yaml = ConfigurationTemplate.text.split(separator: "\n", omittingEmptySubsequences: false).map { line in
            // Keys follow the "#" directly or indented; words follow it after one blank.
            let isWords = line.hasPrefix("# ") && !line.hasPrefix("#  ") || line.hasPrefix("#  # ")
            return isWords ? "" : String(line.hasPrefix("#") ? line.dropFirst() : line)
        }
        // Keys without a default show an example; the rest has to equal the defaults.
        let examples = ["base_url:", "database:", "output:", "templates:", "site:", "logo:", "footer:", "heartbeat:"]
        #expect(examples.allSatisfy { example in yaml.contains { $0.hasPrefix(example) } })
        yaml.removeAll { line in examples.contains { line.hasPrefix($0) } }
        let environment = [
            "DISCORD_WEBHOOK_URL": "https://discord.example/1", "SLACK_WEBHOOK_URL": "https://slack.example/1",
            "EMAIL_PASSWORD": "hunter2",
        ]
        let loaded = try load(yaml.joined(separator: "\n"), environment: environment)
        #expect(loaded.warnings.map(\.text) == [])
        var expected = try load("").configuration
        let folder = try #require(loaded.file.map { ($0 as NSString).deletingLastPathComponent })
        expected.database = folder + "/dockstat.sqlite"
        expected.output = folder + "/public"
        expected.backup.directory = folder + "/backups"
        // Lists show an example, too.
        let configuration = loaded.configuration
        #expect(configuration.hosts.map(\.name) == ["local", "web-1"])
        #expect(configuration.hosts.first == HostConfiguration(name: "local", engine: .localDefault))
        #expect(configuration.rules.count == Rule.builtIn.count + 1)
        #expect(configuration.maintenance.map(\.name) == ["patch night", "backups"])
        #expect(
            configuration.notifications.receivers.map(\.kind.name) == ["discord", "slack", "email", "webhook", "command"])
        #expect(configuration.notifications.routes.count == 2)
        #expect(configuration.views.map(\.name) == ["private", "public"])
        #expect(configuration.views.map(\.isPartial) == [false, true])
        expected.views = configuration.views
        expected.hosts = configuration.hosts
        expected.rules = configuration.rules
        expected.maintenance = configuration.maintenance
        expected.notifications.receivers = configuration.notifications.receivers
        expected.notifications.routes = configuration.notifications.routes
        #expect(configuration == expected)
    }

    @Test("the template as written changes nothing")
    func templateAsWritten() throws {
        #expect(
            try load(ConfigurationTemplate.text).configuration.hosts
                == Configuration(database: "", output: "", backupDirectory: "").hosts)
    }

    @Test(
        "every key of the reference is read: its example changes something, its default nothing, nonsense is refused",
        arguments: ConfigurationSchema.keys)
    func everyKey(key: ConfigurationKey) throws {
        func configuration(_ yaml: String) throws -> Configuration {
            try withFolder { folder in
                try write(yaml, to: folder + "/dockstat.yaml")
                var configuration = try ConfigurationLoader(environment: [:], workingDirectory: folder).load().configuration
                // Folders of tests differ; whatever lies elsewhere stays.
                if configuration.database == folder + "/dockstat.sqlite" { configuration.database = "default" }
                if configuration.output == folder + "/public" { configuration.output = "default" }
                for index in configuration.views.indices where configuration.views[index].output == folder + "/public" {
                    configuration.views[index].output = "default"
                }
                if configuration.backup.directory == folder + "/backups" { configuration.backup.directory = "default" }
                return configuration
            }
        }
        let plain = try configuration(KeyExample.plain(key))
        #expect(try configuration(KeyExample.yaml(key, key.example)) != plain)
        if case .value(let value) = key.fallback { #expect(try configuration(KeyExample.yaml(key, value)) == plain) }
        let told = try mistakes(KeyExample.yaml(key, "[[]]"))
        #expect(told.contains { $0.contains(key.path.replacingOccurrences(of: "[]", with: "[0]")) }, "\(told)")
    }

    @Test(
        "every secret of the reference may be given as a file and as a credential, and is shown nowhere",
        arguments: ConfigurationSchema.keys.filter(\.isSecret))
    func everySecret(key: ConfigurationKey) throws {
        try withFolder { folder in
            let value = key.path == "receivers[].secrets" ? String(key.example.dropFirst().dropLast()) : key.example
            try write(value + "\n", to: folder + "/held")
            let loader = ConfigurationLoader(environment: ["CREDENTIALS_DIRECTORY": folder], workingDirectory: folder)
            func notifications(_ yaml: String) throws -> NotificationSettings {
                try write(yaml, to: folder + "/dockstat.yaml")
                return try loader.load().configuration.notifications
            }
            let given = try notifications(KeyExample.yaml(key, key.example))
            #expect(try notifications(KeyExample.yaml(key, "held", suffix: "_file")) == given)
            #expect(try notifications(KeyExample.yaml(key, "held", suffix: "_credential")) == given)
            #expect(!"\(given)".contains(value))

            // Given twice, or with what is not allowed in a secret at its end.
            for yaml in [
                KeyExample.yaml(key, key.example, also: ["\(key.path)_file": "held"]),
                KeyExample.yaml(key, "\"\(value)\\u0007\""), KeyExample.yaml(key, "{ \"\(value)\": 1 }"),
                KeyExample.yaml(key, "\"\(value)${x:y}\""), KeyExample.yaml(key, "\"\(value)\"", suffix: "_file"),
                KeyExample.yaml(key, "\"\(value)\"", suffix: "_credential"),
            ] {
                try write(yaml, to: folder + "/dockstat.yaml")
                let error = try #require(throws: ConfigurationErrors.self, "\(yaml)") { try loader.load() }
                #expect(!error.text.contains(value), "\(yaml)")
            }
        }
    }
}
