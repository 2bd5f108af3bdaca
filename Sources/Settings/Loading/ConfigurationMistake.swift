/// Something in the configuration that has to be mended before anything runs, or (as a warning) that deserves a look.
package struct ConfigurationMistake: Hashable, Sendable {
    /// Where in a file, both counted from 1; columns count characters as YAML does (Unicode scalars).
    package struct Place: Hashable, Comparable, Sendable {
        package let line: Int
        package let column: Int

        package init(line: Int, column: Int) {
            self.line = line
            self.column = column
        }

        package static func < (a: Place, b: Place) -> Bool { (a.line, a.column) < (b.line, b.column) }
    }

    /// The file, or the environment variable, as a person would name it.
    package let source: String
    /// `nil` where the whole source is meant.
    package let place: Place?
    /// Such as `hosts[1].engine`, counted from 0; `nil` where no key is meant.
    package let key: String?
    /// What was found and what is allowed.
    package let message: String

    package init(source: String, place: Place? = nil, key: String? = nil, message: String) {
        self.source = source
        self.place = place
        self.key = key
        self.message = message
    }

    /// One line in the form that editors and terminals know how to follow: `dockstat.yaml:12:5: hosts[1].engine: …`.
    package var text: String {
        var line = source
        if let place { line += ":\(place.line):\(place.column)" }
        if let key { line += ": \(key)" }
        return line + ": " + message
    }
}

/// Every mistake of a configuration at once. Nothing of it was applied.
package struct ConfigurationErrors: Error, Hashable, Sendable {
    /// Never empty; in the order of the file.
    package let mistakes: [ConfigurationMistake]

    package init(_ mistakes: [ConfigurationMistake]) {
        self.mistakes = mistakes.sorted { ($0.place ?? .init(line: 0, column: 0)) < ($1.place ?? .init(line: 0, column: 0)) }
    }

    /// One mistake per line.
    package var text: String { mistakes.map(\.text).joined(separator: "\n") }
}

extension ConfigurationErrors: CustomStringConvertible {
    package var description: String { text }
}
