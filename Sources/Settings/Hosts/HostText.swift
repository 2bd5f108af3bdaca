package import DockStatModel
import Foundation

/// A host as people give it outside of the configuration file: by the rules of `hosts[]`, but with absolute paths, without
/// variables, and never with `actions`, which the file alone allows.
package struct HostText: Hashable, Sendable {
    package struct TLS: Hashable, Sendable, Codable {
        package var ca: String?
        package var cert: String?
        package var key: String?

        package init(ca: String? = nil, cert: String? = nil, key: String? = nil) {
            self.ca = ca
            self.cert = cert
            self.key = key
        }
    }

    package var name: String
    /// `tcp://10.0.0.5:2376`
    package var engine: String
    package var tls: TLS?
    /// `10s`
    package var timeout: String?
    package var connectTimeout: String?
    package var source: String?
    package var labels: [String: String] = [:]

    package init(name: String, engine: String) {
        self.name = name
        self.engine = engine
    }

    /// Everything that is wrong with it; empty: `host()` has a value.
    package var mistakes: [FieldMistake] { reading().mistakes }

    /// What is wrong with its values one by one, whatever the others are.
    package var mistakesOfValues: [FieldMistake] { reading(comparing: false).mistakes }

    /// The host that it stands for; `nil` where something is wrong with it.
    package func host(revision: String) -> HostConfiguration? {
        let (host, mistakes) = reading()
        guard mistakes.isEmpty, var host else { return nil }
        host.origin = .kept(revision: revision)
        return host
    }

    private func reading(comparing: Bool = true) -> (host: HostConfiguration?, mistakes: [FieldMistake]) {
        var reader = TextReader()
        let name = reader.read("name", self.name, .hostName)
        let files = tls.map { tls in
            TLSFiles(
                authority: reader.path("tls.ca", tls.ca), certificate: reader.path("tls.cert", tls.cert),
                key: reader.path("tls.key", tls.key))
        }
        let engine = reader.read("engine", self.engine, .engine(tls: files))
        var host = HostConfiguration(name: name ?? "", engine: engine ?? .localDefault)
        if let timeout { host.timeout = reader.read("timeout", timeout, .hostTime) ?? host.timeout }
        if let connectTimeout {
            host.connectTimeout = reader.read("connect_timeout", connectTimeout, .hostTime) ?? host.connectTimeout
        } else {
            host.connectTimeout = min(host.connectTimeout, host.timeout)
        }
        if let source { host.source = reader.read("source", source, .choice) ?? host.source }
        if labels.count > Self.mostLabels {
            reader.refuse("labels", "allowed: at most \(Self.mostLabels)", value: nil)
        }
        for (label, value) in labels.sorted(by: { $0.key < $1.key }) {
            _ = reader.read("labels", label, .text(atMost: 200))
            _ = reader.read("labels", value, .text(atMost: 1000))
        }
        host.labels = labels
        if comparing {
            if let tls {
                for (field, isAlone) in [("tls.cert", tls.key == nil), ("tls.key", tls.cert == nil)]
                where isAlone && (field == "tls.cert" ? tls.cert : tls.key) != nil {
                    reader.refuse(field, "a certificate and its key belong together", value: nil)
                }
            }
            if engine != nil {
                for conflict in HostConflict.all(of: host) { reader.refuse(conflict.key, conflict.message, value: nil) }
            }
        }
        return (name == nil || engine == nil ? nil : host, reader.mistakes)
    }

    private static let mostLabels = 50
}

/// Reads texts one by one and gathers what is wrong with them.
private struct TextReader {
    var mistakes: [FieldMistake] = []

    mutating func refuse(_ field: String, _ message: String, value: String?) {
        let sentence = message.prefix(1).uppercased() + message.dropFirst() + "."
        mistakes.append(FieldMistake(field, sentence, value: value))
    }

    mutating func read<Value>(_ field: String, _ text: String, _ kind: ValueKind<Value>) -> Value? {
        do throws(Refusal) {
            return try kind.parse(text)
        } catch {
            refuse(field, error.message, value: text)
            return nil
        }
    }

    /// An absolute one: whoever gives it here knows no folder that it could be relative to.
    mutating func path(_ field: String, _ text: String?) -> String? {
        guard let text else { return nil }
        guard text.hasPrefix("/") else {
            refuse(
                field, "found \(Shown.value(text)); allowed: an absolute path, such as /etc/dockstat/web-1/ca.pem", value: text)
            return nil
        }
        return read(field, text, .path(in: "/"))
    }
}

// MARK: As it is kept

extension HostText: Codable {
    private enum CodingKeys: String, CodingKey {
        case engine, tls, timeout, source, labels
        case connectTimeout = "connect_timeout"
    }

    /// - Parameter definition: JSON, as `definition` makes it.
    /// - Throws: where it is of another version.
    package init(name: String, definition: String) throws {
        self = try JSONDecoder().decode(HostText.self, from: Data(definition.utf8))
        self.name = name
    }

    /// JSON without the name; the same host, the same bytes.
    package var definition: String {
        get throws {
            let encoder = JSONEncoder()
            encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
            return String(decoding: try encoder.encode(self), as: UTF8.self)
        }
    }

    package init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        name = ""
        engine = try container.decode(String.self, forKey: .engine)
        tls = try container.decodeIfPresent(TLS.self, forKey: .tls)
        timeout = try container.decodeIfPresent(String.self, forKey: .timeout)
        connectTimeout = try container.decodeIfPresent(String.self, forKey: .connectTimeout)
        source = try container.decodeIfPresent(String.self, forKey: .source)
        labels = try container.decodeIfPresent([String: String].self, forKey: .labels) ?? [:]
    }

    package func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(engine, forKey: .engine)
        try container.encodeIfPresent(tls, forKey: .tls)
        try container.encodeIfPresent(timeout, forKey: .timeout)
        try container.encodeIfPresent(connectTimeout, forKey: .connectTimeout)
        try container.encodeIfPresent(source, forKey: .source)
        if !labels.isEmpty { try container.encode(labels, forKey: .labels) }
    }
}
