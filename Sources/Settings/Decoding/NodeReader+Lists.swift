internal import Yams

extension NodeReader {
    /// The entries of a list with their paths; `nil` where it is absent or wrong.
    mutating func list(_ map: Map, _ key: String, of what: String) -> [(path: String, node: Node)]? {
        guard let node = map.entries[key] else { return nil }
        guard case .sequence(let sequence) = node else {
            refuse(map.place(key), map.path(key), "found \(kind(node)); allowed: a list of \(what)")
            return nil
        }
        return sequence.enumerated().map { ("\(map.path(key))[\($0.offset)]", $0.element) }
    }

    /// A map whose keys are free and whose values are texts.
    mutating func texts(_ map: Map, _ key: String) -> [String: String]? {
        guard let node = map.entries[key] else { return nil }
        guard case .mapping(let mapping) = node else {
            refuse(map.place(key), map.path(key), "found \(kind(node)); allowed: a map of texts, such as { region: eu }")
            return nil
        }
        var texts: [String: String] = [:]
        for (name, value) in mapping {
            guard case .scalar(let scalar) = name else {
                refuse(
                    name.mark.map(ConfigurationMistake.Place.init), map.path(key), "found \(kind(name)) as a key; allowed: a text"
                )
                continue
            }
            texts[scalar.string] = self.value(value, path: Shown.path(map.path(key) + "." + scalar.string), .text(atMost: 1000))
        }
        return texts
    }

    /// A list, or one value that stands for a list of one; `nil` where it is absent. Entries that are wrong are told and left out.
    mutating func values<Value>(_ map: Map, _ key: String, _ kind: ValueKind<Value>) -> [Value]? {
        guard let node = map.entries[key] else { return nil }
        guard case .sequence(let sequence) = node else { return value(node, path: map.path(key), kind).map { [$0] } ?? [] }
        var values: [Value] = []
        for (index, element) in sequence.enumerated() {
            if let value = value(element, path: "\(map.path(key))[\(index)]", kind) { values.append(value) }
        }
        return values
    }

    /// Patterns such as `web-*`.
    mutating func patterns(_ map: Map, _ key: String) -> [String] { values(map, key, .pattern) ?? [] }

    /// The value of a key that must be given.
    mutating func required<Value>(_ map: Map, _ key: String, _ kind: ValueKind<Value>) -> Value? {
        if map.has(key) { return value(map, key, kind) }
        refuse(map.mark, map.path(key), "is missing; it is \(kind.allowed)")
        return nil
    }

    /// Keeps names unique.
    /// - Parameter places: the names so far, with the path of each.
    /// - Returns: whether the name is new; told otherwise.
    mutating func claim(_ name: String, _ map: Map, _ places: inout [String: String]) -> Bool {
        if let earlier = places[name] {
            refuse(
                map.place("name"), map.path("name"), "\(Shown.value(name)) is the name of \(earlier) already; names are unique")
            return false
        }
        places[name] = map.path
        return true
    }
}

extension NodeReader {
    /// Whether the text of a key holds a word; not where it cannot be expanded, which is told where the key is read.
    func says(_ word: String, _ map: Map, _ key: String) -> Bool {
        guard case .scalar(let scalar) = map.entries[key],
            let text = try? VariableExpansion.expand(scalar.string, environment: environment)
        else { return false }
        return text.split(separator: " ").contains { $0 == word }
    }
}
