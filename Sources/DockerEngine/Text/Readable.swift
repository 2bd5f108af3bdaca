/// Text from outside as it may stand in a sentence of ours.
enum Readable {
    /// One line without control characters, cut at `limit` characters.
    static func line(_ text: String, limit: Int = 80) -> String {
        // Only so much is looked at as can be shown: labels of 64 kB and more are legal.
        let scalars = text.unicodeScalars.prefix(limit * 4).map { scalar in
            scalar.properties.generalCategory == .control || scalar.properties.generalCategory == .format ? " " : scalar
        }
        let line = String(String.UnicodeScalarView(scalars))
        return line.count > limit ? line.prefix(limit) + "…" : line
    }

    /// `a, b, c and 12 more`
    static func list(_ names: [String], atMost count: Int = 5) -> String {
        let shown = names.prefix(count).map { line($0) }.joined(separator: ", ")
        return names.count > count ? "\(shown) and \(names.count - count) more" : shown
    }
}
