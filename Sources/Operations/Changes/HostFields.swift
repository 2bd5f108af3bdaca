import DockStatModel
package import Settings

/// What a request says of a host; what it leaves out is `nil`.
package struct HostFields: Hashable, Sendable {
    package var engine: String?
    package var tls: HostText.TLS?
    /// Whether the request says that there is none.
    package var isPlain = false
    package var timeout: String?
    package var connectTimeout: String?
    package var source: String?
    package var labels: [String: String]?
    /// Whether what is left out has its default, as of a form that shows everything.
    package var replaces = false

    package init() {}

    /// Fields as in the file; those of `tls` also one by one, as `tls.ca`.
    init(_ fields: inout ChangeFields) {
        engine = fields.text("engine")
        readTLS(&fields)
        timeout = fields.text("timeout", longest: 20)
        connectTimeout = fields.text("connect_timeout", longest: 20)
        source = fields.text("source", longest: 20)
        labels = Self.labels(&fields)
        replaces = fields.flag("replace")
    }

    private mutating func readTLS(_ fields: inout ChangeFields) {
        switch fields.raw("tls") {
        case nil: break
        case .bool(true)?, .text("on")?, .text("true")?, .text("1")?: tls = HostText.TLS()
        case .bool(false)?, .text("false")?, .text("0")?: isPlain = true
        case .object(let parts)?:
            var tls = HostText.TLS()
            for (name, value) in parts.sorted(by: { $0.key < $1.key }) {
                guard let path = Self.files[name] else {
                    fields.add(FieldMistake("tls.\(name)", "There is no such field.", expected: "ca, cert, key"))
                    continue
                }
                if value == .null { continue }
                guard case .text(let text) = value else {
                    fields.add(FieldMistake("tls.\(name)", "This has to be a text.", value: value.string, expected: "a path"))
                    continue
                }
                guard text.count <= Self.longestPath else {
                    fields.add(
                        FieldMistake("tls.\(name)", "This is too long.", expected: "at most \(Self.longestPath) characters"))
                    continue
                }
                tls[keyPath: path] = text
            }
            self.tls = tls
        case let value?:
            fields.add(FieldMistake("tls", "This has to be an object.", value: value.string, expected: "ca, cert, key; or false"))
        }
        for (name, path) in Self.files.sorted(by: { $0.key < $1.key }) {
            guard let text = fields.text("tls.\(name)", longest: Self.longestPath) else { continue }
            tls = tls ?? HostText.TLS()
            tls?[keyPath: path] = text
        }
    }

    private static let longestPath = 4000
    private static var files: [String: WritableKeyPath<HostText.TLS, String?>] { ["ca": \.ca, "cert": \.cert, "key": \.key] }

    /// An object, or texts `name=value`, several of them as a list; of a form on lines of their own.
    private static func labels(_ fields: inout ChangeFields) -> [String: String]? {
        guard let value = fields.raw("labels") else { return nil }
        var labels: [String: String] = [:]
        var lines: [String] = []
        var isSound = true
        switch value {
        case .object(let parts):
            for (name, value) in parts { if case .text(let text) = value { labels[name] = text } else { isSound = false } }
        case .text(let text): lines = fields.isForm ? text.split(whereSeparator: \.isNewline).map(String.init) : [text]
        case .list(let list):
            for part in list { if case .text(let text) = part { lines.append(text) } else { isSound = false } }
        default: isSound = false
        }
        for line in lines {
            guard let equals = line.firstIndex(of: "="), equals != line.startIndex else {
                isSound = false
                continue
            }
            labels[String(line[..<equals])] = String(line[line.index(after: equals)...])
        }
        if isSound { return labels }
        fields.add(FieldMistake("labels", "These are no labels.", value: value.string, expected: "texts such as region=eu"))
        return nil
    }

    /// The host as it would be.
    package func applied(to text: HostText) -> HostText {
        var host = replaces ? HostText(name: text.name, engine: text.engine) : text
        host.engine = engine ?? host.engine
        if isPlain { host.tls = nil }
        host.tls = tls ?? host.tls
        host.timeout = timeout ?? host.timeout
        host.connectTimeout = connectTimeout ?? host.connectTimeout
        host.source = source ?? host.source
        host.labels = labels ?? host.labels
        return host
    }

    /// What is wrong with what was said, whatever the rest of the host is.
    var mistakes: [FieldMistake] { applied(to: HostText(name: "host", engine: "tcp://host")).mistakesOfValues }
}
