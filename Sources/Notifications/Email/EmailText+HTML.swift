import DockStatModel

extension EmailText {
    /// A calm page without tables, images or style sheets. It sets no background, so that readers keep their light or dark one;
    /// its colours are readable on both.
    var html: String {
        var html = """
            <!DOCTYPE html>
            <html lang="\(language)">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width">
            <meta name="color-scheme" content="light dark">
            <title>\(escaped(subject))</title>
            </head>
            <body style="margin:0;padding:24px 16px;font:16px/1.5 system-ui,-apple-system,'Segoe UI',sans-serif">
            <div style="max-width:600px;margin:0 auto">
            <p style="margin:0;font-weight:600;color:\(colour(severity, isOver: isOver))">\(escaped(status))</p>
            <h1 dir="auto" style="margin:0 0 12px;font-size:22px;line-height:1.3">\(escaped(title))</h1>

            """
        html += facts.map(line).joined()
        for note in notes { html += "<p dir=\"auto\" style=\"margin:12px 0\">\(escaped(note))</p>\n" }
        html += entries.map(section).joined()
        if let more { html += "<p style=\"margin:12px 0\">\(escaped(more))</p>\n" }
        if !digest.isEmpty {
            html += "<ul style=\"padding-left:20px\">\n"
            html += digest.map { "<li dir=\"auto\">\(escaped($0))</li>\n" }.joined()
            html += "</ul>\n"
        }
        if let button {
            html += """
                <p style="margin:24px 0"><a href="\(escaped(button.address))" style="display:inline-block;padding:10px 18px;\
                border-radius:6px;background:#1c63b7;color:#ffffff;text-decoration:none">\(escaped(button.name))</a></p>

                """
        }
        return html + """
            <p style="margin:24px 0 0;font-size:13px;color:#7a7f87">\(escaped(footer))</p>
            </div>
            </body>
            </html>
            """
    }

    private func section(_ entry: Entry) -> String {
        let colour = colour(entry.severity, isOver: entry.isOver)
        var html = "<div style=\"margin:16px 0;padding:2px 0 2px 12px;border-left:3px solid \(colour)\">\n"
        html += "<p dir=\"auto\" style=\"margin:0;font-weight:600\">\(escaped(entry.summary))</p>\n"
        html += "<p style=\"margin:0;font-size:14px;color:\(colour)\">\(escaped(entry.status))</p>\n"
        html += entry.facts.map(line).joined()
        if !entry.evidence.isEmpty {
            let lines = entry.evidence.map(escaped).joined(separator: "\n")
            html += """
                <pre style="margin:8px 0;font-size:13px;white-space:pre-wrap;overflow-wrap:anywhere">\(lines)</pre>

                """
        }
        let links = entry.links.map { "<a href=\"\(escaped($0.address))\">\(escaped($0.name))</a>" }
        if !links.isEmpty { html += "<p style=\"margin:4px 0;font-size:14px\">\(links.joined(separator: " · "))</p>\n" }
        return html + "</div>\n"
    }

    private func line(_ fact: Fact) -> String {
        """
        <p style="margin:0;font-size:14px;overflow-wrap:anywhere"><span style="color:#7a7f87">\(escaped(fact.name)):</span> \
        <span dir="auto">\(escaped(fact.value))</span></p>

        """
    }

    private func colour(_ severity: Severity, isOver: Bool) -> String {
        if isOver { return "#2f9e44" }
        return switch severity {
        case .info: "#1c7ed6"
        case .warning: "#c2700a"
        case .critical: "#e03131"
        }
    }

    private func escaped(_ text: String) -> String {
        var result = ""
        for character in text.unicodeScalars {
            switch character {
            case "&": result += "&amp;"
            case "<": result += "&lt;"
            case ">": result += "&gt;"
            case "\"": result += "&quot;"
            case "'": result += "&#39;"
            default: result.unicodeScalars.append(character)
            }
        }
        return result
    }
}
