internal import Yams

/// Reads typed values out of YAML nodes and gathers everything that is wrong with them, instead of stopping at the first.
struct NodeReader {
    let source: String
    let environment: [String: String]
    /// Where relative paths start.
    let folder: String
    private(set) var mistakes: [ConfigurationMistake] = []
    private(set) var warnings: [ConfigurationMistake] = []
    /// Far more than any configuration has; bounds what is told about a file that is something else altogether.
    private static let mostMistakes = 100

    init(source: String, environment: [String: String], folder: String) {
        self.source = source
        self.environment = environment
        self.folder = folder
    }

    /// A map with the keys that the schema allows at its path.
    struct Map {
        /// As shown: `hosts[1].tls`.
        let path: String
        let mark: ConfigurationMistake.Place?
        let entries: [String: Node]

        func has(_ key: String) -> Bool { entries[key] != nil }
        func place(_ key: String) -> ConfigurationMistake.Place? {
            entries[key]?.mark.map(ConfigurationMistake.Place.init) ?? mark
        }
        func path(_ key: String) -> String { path.isEmpty ? key : path + "." + key }
    }

    // MARK: Telling

    mutating func refuse(_ place: ConfigurationMistake.Place?, _ key: String?, _ message: String) {
        guard mistakes.count < Self.mostMistakes else { return }
        mistakes.append(ConfigurationMistake(source: source, place: place, key: key, message: message))
    }

    mutating func warn(_ place: ConfigurationMistake.Place?, _ key: String?, _ message: String) {
        warnings.append(ConfigurationMistake(source: source, place: place, key: key, message: message))
    }

    // MARK: Maps

    /// The map of the whole file; `nil` where it says nothing, or is no map, which has been told then.
    mutating func map(root: Node) -> Map? { isNull(root) ? nil : map(root, path: "", schemaPath: "") }

    /// - Parameter schemaPath: as the schema writes it: `hosts[].tls`.
    /// - Returns: `nil` where it is no map, which has been told then.
    mutating func map(_ node: Node, path: String, schemaPath: String) -> Map? {
        let mark = node.mark.map(ConfigurationMistake.Place.init)
        guard case .mapping(let mapping) = node else {
            refuse(mark, path.isEmpty ? nil : path, "found \(kind(node)); allowed: a map (keys with values)")
            return nil
        }
        let allowed = ConfigurationSchema.names(in: schemaPath)
        var entries: [String: Node] = [:]
        for (key, value) in mapping {
            let place = key.mark.map(ConfigurationMistake.Place.init)
            guard case .scalar(let scalar) = key else {
                refuse(
                    place, path.isEmpty ? nil : path, "found \(kind(key)) as a key; allowed: \(allowed.joined(separator: ", "))")
                continue
            }
            let name = scalar.string
            let full = path.isEmpty ? name : path + "." + name
            if ConfigurationSchema.key(name, in: schemaPath) != nil {
                if !isNull(value) { entries[name] = value }
            } else if LaterKeys.paths.contains(schemaPath.isEmpty ? name : schemaPath + "." + name) {
                refuse(place, full, "this version does not have it yet; take it out")
            } else if Shown.mayHoldSecret(name) {
                refuse(
                    place, path.isEmpty ? nil : path,
                    "found a key that is no word; is the blank after a colon missing? allowed here: "
                        + allowed.joined(separator: ", "))
            } else {
                refuse(
                    place, Shown.path(full),
                    "unknown key\(NearestName.question(name, among: allowed)); allowed here: \(allowed.joined(separator: ", "))")
            }
        }
        return Map(path: path, mark: mark, entries: entries)
    }

    /// The map under a key; `nil` where it is absent or wrong.
    mutating func map(_ map: Map, _ key: String, schemaPath: String) -> Map? {
        map.entries[key].flatMap { self.map($0, path: map.path(key), schemaPath: schemaPath) }
    }

    // MARK: Values

    /// The value under a key; `nil` where it is absent or wrong.
    mutating func value<Value>(_ map: Map, _ key: String, _ kind: ValueKind<Value>) -> Value? {
        map.entries[key].flatMap { value($0, path: map.path(key), kind) }
    }

    /// Leaves the target as it is where the key is absent or wrong.
    mutating func read<Value>(_ target: inout Value, _ map: Map, _ key: String, _ kind: ValueKind<Value>) {
        if let value = value(map, key, kind) { target = value }
    }

    mutating func read<Value>(_ target: inout Value?, _ map: Map, _ key: String, _ kind: ValueKind<Value>) {
        if let value = value(map, key, kind) { target = value }
    }

    mutating func value<Value>(_ node: Node, path: String, _ kind: ValueKind<Value>) -> Value? {
        let place = node.mark.map(ConfigurationMistake.Place.init)
        guard case .scalar(let scalar) = node else {
            refuse(place, path, "found \(self.kind(node)); allowed: \(kind.allowed)")
            return nil
        }
        do throws(Refusal) {
            let text = try VariableExpansion.expand(scalar.string, environment: environment)
            do throws(Refusal) {
                return try kind.parse(text)
            } catch {
                // What a variable holds may be secret: tell what the file says.
                throw text == scalar.string
                    ? error : Refusal("\(Shown.value(scalar.string)) stands for something else than is allowed: \(kind.allowed)")
            }
        } catch {
            refuse(place, path, error.message)
            return nil
        }
    }

    func isNull(_ node: Node) -> Bool {
        guard case .scalar(let scalar) = node, scalar.style == .plain else { return false }
        return ["", "~", "null", "Null", "NULL"].contains(scalar.string)
    }

    /// What a node is, for a person, where it is not what it should be.
    func kind(_ node: Node) -> String {
        switch node {
        case .scalar(let scalar):
            isNull(node) ? "nothing" : Shown.mayHoldSecret(scalar.string) ? "a text" : Shown.value(scalar.string)
        case .mapping: "a map"
        case .sequence: "a list"
        case .alias: "an alias"
        }
    }
}
