/// A mail for readers without HTML; says the same.
struct EmailText {
    var text: MessageText
    /// Where it links to.
    var page: String?

    var plain: String {
        var lines = [text.title]
        for note in text.notes { lines += ["", note] }
        for alert in text.alerts {
            lines += ["", alert.heading]
            lines += [text.summary(of: alert) ?? "", alert.condition, alert.time].filter { !$0.isEmpty }
            lines += alert.facts.map { "\($0.name): \($0.value)" }
            lines += alert.evidence.map { "| \($0)" }
            lines += alert.links.map { "\($0.name): \($0.value)" }
        }
        if text.further > 0 { lines += ["", "… +\(text.further)"] }
        if !text.digest.isEmpty { lines.append("") }
        if text.furtherDigest > 0 { lines.append("… +\(text.furtherDigest)") }
        lines += text.digest.map { "• \($0)" }
        if !text.actions.isEmpty { lines += [""] + text.actions.map { "\($0.name): \($0.value)" } }
        if let page { lines += ["", "\(text.linkWords): \(page)"] }
        // The mark of a signature has a space behind it.
        lines += ["", "-- ", text.footer]
        return lines.joined(separator: "\n")
    }
}

extension MessageText.Alert {
    /// `web-api-1 · container-down · firing`
    var heading: String { [name, rule, phase].filter { !$0.isEmpty }.joined(separator: " · ") }
}
