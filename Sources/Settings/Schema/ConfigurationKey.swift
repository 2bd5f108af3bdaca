/// A key of `dockstat.yaml`, as the reference explains it and the reader knows it.
package struct ConfigurationKey: Hashable, Sendable {
    /// Such as `hosts[].tls.ca`; `[]` stands for every entry of a list, `*` for any key.
    package let path: String
    /// What its value is, in words.
    package let type: String
    /// What holds where the key is absent, as YAML; or words where that depends, `nil` where the key must be given.
    package let fallback: Fallback
    /// A value as YAML that differs from the default.
    package let example: String
    package let explanation: String
    /// Whether it may also be given with `_file` or `_credential` behind its name, and is never shown.
    package var isSecret = false
    /// Types of receivers it belongs to; empty: not only to some.
    package var receivers: [String] = []

    package enum Fallback: Hashable, Sendable {
        /// As YAML.
        case value(String)
        case words(String)
        case required
        case none
    }

    /// The last part of the path, without `[]`.
    var name: String {
        let last = path.split(separator: ".").last.map(String.init) ?? path
        return last.hasSuffix("[]") ? String(last.dropLast(2)) : last
    }

    /// The path of the map that holds it; empty at the top.
    var parent: String { path.split(separator: ".").dropLast().joined(separator: ".") }
}
