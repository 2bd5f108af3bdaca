/// Every key there is. The reader takes the keys it allows from here, the reference and the template are written from it, and
/// a test checks that each key does what it says.
package enum ConfigurationSchema {
    package static let keys: [ConfigurationKey] =
        general + places + hosts + history + rules + maintenance + receivers + receiverTypes + routes + views + output + companion
        + hotkeys

    private static let byMap = Dictionary(grouping: keys, by: \.parent)

    /// Names of keys allowed in the map at `path` (`hosts[1].tls` is asked as `hosts[].tls`), in the order of the reference.
    static func names(in path: String) -> [String] { byMap[path, default: []].map(\.name) }

    /// - Parameter name: of a secret also that of its file or credential: `url_file`.
    static func key(_ name: String, in path: String) -> ConfigurationKey? {
        byMap[path, default: []].first { key in
            key.name == name || (key.isSecret && SecretForm.allCases.contains { key.name + $0.suffix == name })
        }
    }

    /// Whether a key is a plain value at the top that has no topic of its own.
    static func isGeneral(_ key: ConfigurationKey) -> Bool { (general + places).contains(key) }
}
