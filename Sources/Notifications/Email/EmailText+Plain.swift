extension EmailText {
    /// The mail for readers without HTML; says the same.
    var plain: String {
        var lines = ["\(status): \(title)", ""]
        lines += facts.map { "\($0.name): \($0.value)" }
        for note in notes { lines += ["", note] }
        for entry in entries {
            lines += ["", "* \(entry.summary)", "  \(entry.status)"]
            lines += entry.facts.map { "  \($0.name): \($0.value)" }
            lines += entry.evidence.map { "  | \($0)" }
            lines += entry.links.map { "  \($0.name): \($0.address)" }
        }
        if let more { lines += ["", more] }
        if !digest.isEmpty { lines += [""] + digest.map { "* \($0)" } }
        if let button { lines += ["", "\(button.name): \(button.address)"] }
        // The mark of a signature has a space behind it.
        lines += ["", "-- ", footer]
        return lines.joined(separator: "\n")
    }
}
