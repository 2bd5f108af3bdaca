internal import DockStatModel
internal import Yams

/// How a secret `x` may be given: as it is, as the path of a file that holds it, or as a credential of systemd.
enum SecretForm: String, CaseIterable {
    case plain = ""
    case file = "_file"
    case credential = "_credential"

    var suffix: String { rawValue }
}

/// Values that no message may show, whatever is wrong with them.
extension NodeReader {
    /// Whether a secret is given in one of its forms.
    func hasSecret(_ map: Map, _ key: String) -> Bool { SecretForm.allCases.contains { map.has(key + $0.suffix) } }

    /// - Returns: `nil` where it is absent or wrong; the latter has been told.
    mutating func secret(_ map: Map, _ key: String, _ kind: ValueKind<Secret>) -> Secret? {
        guard let form = secretForm(map, key), let node = map.entries[key + form.suffix] else { return nil }
        let path = map.path(key + form.suffix)
        guard let text = secretText(node, path: path, form: form, allowed: kind.allowed) else { return nil }
        return parsed(text, place(of: node), path, kind)
    }

    mutating func requiredSecret(_ map: Map, _ key: String, _ kind: ValueKind<Secret>) -> Secret? {
        if hasSecret(map, key) { return secret(map, key, kind) }
        refuse(
            map.mark, map.path(key),
            "is missing; it is \(kind.allowed), and may be given as \(key)_file or \(key)_credential as well")
        return nil
    }

    /// A list of secrets, or one; a file or a credential holds one in each line.
    mutating func secrets(_ map: Map, _ key: String, _ kind: ValueKind<Secret>) -> [Secret] {
        guard let form = secretForm(map, key), let node = map.entries[key + form.suffix] else { return [] }
        let path = map.path(key + form.suffix)
        if form != .plain {
            guard let text = secretText(node, path: path, form: form, allowed: kind.allowed) else { return [] }
            return text.split(whereSeparator: \.isNewline).compactMap { parsed(String($0), place(of: node), path, kind) }
        }
        var found: [Secret] = []
        var nodes = [(node: node, path: path)]
        if case .sequence(let sequence) = node {
            nodes = sequence.enumerated().map { ($0.element, "\(path)[\($0.offset)]") }
        }
        for (node, path) in nodes {
            if let text = hiddenText(node, path: path, allowed: kind.allowed),
                let secret = parsed(text, place(of: node), path, kind)
            {
                found.append(secret)
            }
        }
        return found
    }

    /// A value that is no secret by itself, but into which people write some, such as an address with a password.
    mutating func hidden<Value>(_ map: Map, _ key: String, _ kind: ValueKind<Value>) -> Value? {
        map.entries[key].flatMap { hidden($0, path: map.path(key), kind) }
    }

    mutating func hidden<Value>(_ node: Node, path: String, _ kind: ValueKind<Value>) -> Value? {
        hiddenText(node, path: path, allowed: kind.allowed).flatMap { parsed($0, place(of: node), path, kind) }
    }

    /// Reads one given form of a secret.
    mutating func secretText(_ node: Node, path: String, form: SecretForm, allowed: String) -> String? {
        switch form {
        case .plain: return hiddenText(node, path: path, allowed: allowed)
        case .file:
            guard let file = hidden(node, path: path, .secretPath(in: folder)) else { return nil }
            return contents(
                file, place(of: node), path,
                missing: "names a file that does not exist; a relative path starts in the folder of this file")
        case .credential:
            guard let name = hidden(node, path: path, .credentialName) else { return nil }
            guard let folder = environment["CREDENTIALS_DIRECTORY"], folder.hasPrefix("/") else {
                refuse(
                    place(of: node), path,
                    "the environment has no CREDENTIALS_DIRECTORY; systemd sets it for a unit with LoadCredential=")
                return nil
            }
            return contents(
                folder + "/" + name, place(of: node), path,
                missing: "names a credential that is not there; the unit needs LoadCredential= for it")
        }
    }

    private mutating func secretForm(_ map: Map, _ key: String) -> SecretForm? {
        let given = SecretForm.allCases.filter { map.has(key + $0.suffix) }
        guard let form = given.first else { return nil }
        guard given.count == 1 else {
            let other = key + given[1].suffix
            refuse(map.place(other), map.path(other), "is given besides \(key + form.suffix); keep one of them")
            return nil
        }
        return form
    }

    private mutating func contents(
        _ file: String, _ place: ConfigurationMistake.Place?, _ path: String, missing: String
    ) -> String? {
        do throws(Refusal) {
            return try SecretFile.text(at: file, missing: missing)
        } catch {
            refuse(place, path, error.message)
            return nil
        }
    }

    private mutating func parsed<Value>(
        _ text: String, _ place: ConfigurationMistake.Place?, _ path: String, _ kind: ValueKind<Value>
    ) -> Value? {
        do throws(Refusal) {
            return try kind.parse(text)
        } catch {
            refuse(place, path, error.message)
            return nil
        }
    }

    private mutating func hiddenText(_ node: Node, path: String, allowed: String) -> String? {
        guard case .scalar(let scalar) = node else {
            refuse(place(of: node), path, "found \(kind(node)); allowed: \(allowed)")
            return nil
        }
        do throws(Refusal) {
            return try VariableExpansion.expand(scalar.string, environment: environment)
        } catch {
            // A name is told only where nothing but the name is there.
            let isReference = scalar.string.hasPrefix("${") && scalar.string.firstIndex(of: "}") == scalar.string.indices.last
            refuse(
                place(of: node), path,
                isReference
                    ? error.message
                    : "holds a \"${…}\" whose variable is not set or no name; a dollar sign that is meant as such is written \"$$\""
            )
            return nil
        }
    }

    func place(of node: Node) -> ConfigurationMistake.Place? { node.mark.map(ConfigurationMistake.Place.init) }
}
