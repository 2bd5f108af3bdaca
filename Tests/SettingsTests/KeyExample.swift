import Settings

/// A whole file around one key of the reference.
enum KeyExample {
    /// The file with the key at a value.
    /// - Parameters:
    ///   - suffix: of the key's name: `_file`.
    ///   - also: further keys, by their paths.
    static func yaml(_ key: ConfigurationKey, _ value: String, suffix: String = "", also: [String: String] = [:]) -> String {
        var keys = base(key).filter { $0.key != key.path && !$0.key.hasPrefix(key.path + ".") }
        keys[key.path + suffix] = value
        keys.merge(also) { $1 }
        return text(key, keys)
    }

    /// The file without the key, unless it must be given.
    static func plain(_ key: ConfigurationKey) -> String { text(key, base(key)) }

    /// Quoted where YAML would take a mark in it for one of its own.
    private static func quoted(_ value: String) -> String {
        let isPlain = ["[", "{", "\""].contains { value.hasPrefix($0) }
        return isPlain ? value : "\"\(value)\""
    }

    /// The list of maps that a key is in or is, such as `hosts[]`; empty where there is none.
    private static func list(_ key: ConfigurationKey) -> String {
        key.path.split(separator: ".").first.map(String.init).flatMap { $0.hasSuffix("[]") ? $0 : nil } ?? ""
    }

    private static func text(_ key: ConfigurationKey, _ keys: [String: String]) -> String {
        let list = list(key)
        if keys.isEmpty { return "" }
        if let whole = keys[list] { return "\(prefix(list))\(list.dropLast(2)): \(whole)" }
        var entry: [String: String] = [:]
        var inner: [String: [String: String]] = [:]
        for (path, value) in keys {
            let parts = (list.isEmpty ? path[...] : path.dropFirst(list.count + 1)).split(separator: ".").map(String.init)
            if parts.count == 2 { inner[parts[0], default: [:]][parts[1]] = value } else { entry[parts.joined()] = value }
        }
        func flow(_ map: [String: String]) -> String {
            "{ " + map.sorted { $0.key < $1.key }.map { "\($0.key): \(quoted($0.value))" }.joined(separator: ", ") + " }"
        }
        for (name, map) in inner { entry[name] = flow(map) }
        return list.isEmpty ? flow(entry) : "\(prefix(list))\(list.dropLast(2)): [\(flow(entry))]"
    }

    private static func prefix(_ list: String) -> String {
        guard list == "routes[]" else { return "" }
        return
            "receivers: [{ name: ops, type: command, command: /bin/true }, { name: mail, type: command, command: /bin/true }]\n"
    }

    /// What else has to be there for a key to mean something.
    private static func base(_ key: ConfigurationKey) -> [String: String] {
        if key.path == list(key) { return key.path == "routes[]" ? [key.path: "[]"] : [:] }
        switch list(key) {
        case "hosts[]":
            let pair = ["hosts[].tls.cert": "base.pem", "hosts[].tls.key": "base.pem"]
            return ["hosts[].name": "base", "hosts[].engine": "tcp://base:1"].merging(pair[key.path] == nil ? [:] : pair) { $1 }
        case "rules[]": return ["rules[].name": "base", "rules[].when": "memory_percent > 90"]
        case "views[]": return ["views[].name": "base"]
        case "maintenance[]": return ["maintenance[].name": "base"].merging(times(key)) { $1 }
        case "receivers[]": return receiver(key)
        case "routes[]":
            let escalate = ["routes[].escalate.after": "1h", "routes[].escalate.receivers": "ops"]
            return ["routes[].receivers": "ops"].merging(key.path.hasPrefix("routes[].escalate.") ? escalate : [:]) { $1 }
        default:
            return key.path == "heartbeat.start" || key.path == "heartbeat.url" ? ["heartbeat.url": "https://base.example"] : [:]
        }
    }

    private static func times(_ key: ConfigurationKey) -> [String: String] {
        switch key.path {
        case "maintenance[].cron", "maintenance[].duration":
            ["maintenance[].cron": "0 1 * * *", "maintenance[].duration": "2h"]
        case let path where path.hasPrefix("maintenance[].once"):
            ["maintenance[].once.from": "2026-02-01", "maintenance[].once.to": "2026-04-01"]
        default: ["maintenance[].weekly.from": "01:00", "maintenance[].weekly.to": "03:00"]
        }
    }

    private static func receiver(_ key: ConfigurationKey) -> [String: String] {
        let type = key.receivers.first ?? "discord"
        var keys = ["name": "base", "type": type]
        switch type {
        case "email":
            keys.merge(["server": "smtp://base", "from": "a@base.example", "to": "b@base.example"]) { $1 }
            if key.path == "receivers[].password" { keys.merge(["username": "base", "password": "base"]) { $1 } }
        case "command": keys["command"] = "/bin/base"
        case "slack" where key.path != "receivers[].url": keys.merge(["bot_token": "base", "channel": "base"]) { $1 }
        default: keys["url"] = "https://base.example"
        }
        if key.path.hasPrefix("receivers[].quiet_hours.") {
            keys.merge(["quiet_hours.from": "01:00", "quiet_hours.to": "02:00"]) { $1 }
        }
        return Dictionary(uniqueKeysWithValues: keys.map { ("receivers[]." + $0.key, $0.value) })
    }
}
