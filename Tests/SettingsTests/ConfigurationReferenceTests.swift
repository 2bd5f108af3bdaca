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
        let examples = ["base_url:", "database:", "output:", "templates:", "site:"]
        #expect(examples.allSatisfy { example in yaml.contains { $0.hasPrefix(example) } })
        yaml.removeAll { line in examples.contains { line.hasPrefix($0) } }
        let loaded = try load(yaml.joined(separator: "\n"))
        var expected = try load("").configuration
        let folder = try #require(loaded.file.map { ($0 as NSString).deletingLastPathComponent })
        expected.database = folder + "/dockstat.sqlite"
        expected.output = folder + "/public"
        expected.backup.directory = folder + "/backups"
        #expect(loaded.configuration.hosts.map(\.name) == ["local", "web-1"])
        expected.hosts = loaded.configuration.hosts
        #expect(loaded.configuration == expected)
        #expect(loaded.configuration.hosts.first == HostConfiguration(name: "local", engine: .localDefault))
    }

    @Test("the template as written changes nothing")
    func templateAsWritten() throws {
        #expect(
            try load(ConfigurationTemplate.text).configuration.hosts
                == Configuration(database: "", output: "", backupDirectory: "").hosts)
    }

    /// A file that sets one key.
    private static func yaml(_ path: String, _ value: String) -> String {
        let parts = path.split(separator: ".").map(String.init)
        if path == "hosts[]" { return "hosts: \(value)" }
        guard parts.first == "hosts[]" else {
            return parts.dropLast().reversed().reduce("{ \(parts.last ?? ""): \(value) }") { "{ \($1): \($0) }" }
        }
        var host = ["name": "base", "engine": "\"tcp://base:1\""]
        switch parts.dropFirst().joined(separator: ".") {
        case "tls.cert": host["tls"] = "{ cert: \(value), key: other.pem }"
        case "tls.key": host["tls"] = "{ key: \(value), cert: other.pem }"
        case "tls.ca": host["tls"] = "{ ca: \(value) }"
        case let key: host[key] = value
        }
        return "hosts: [{ " + host.map { "\($0.key): \($0.value)" }.joined(separator: ", ") + " }]"
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
                if configuration.backup.directory == folder + "/backups" { configuration.backup.directory = "default" }
                return configuration
            }
        }
        let isHostKey = key.path.hasPrefix("hosts[].")
        let plain = try configuration(isHostKey ? "hosts: [{ name: base, engine: \"tcp://base:1\" }]" : "")
        let quoted = key.example.hasPrefix("tcp://") ? "\"\(key.example)\"" : key.example
        #expect(try configuration(Self.yaml(key.path, quoted)) != plain)
        if case .value(let value) = key.fallback { #expect(try configuration(Self.yaml(key.path, value)) == plain) }
        let told = try mistakes(Self.yaml(key.path, "[[]]"))
        #expect(told.contains { $0.contains(key.path.replacingOccurrences(of: "[]", with: "[0]")) }, "\(told)")
    }
}
