/// The HTML part of a mail: one card, readable from 320 pixels on, in light and dark. It loads nothing, and a reader that drops
/// the style sheet still shows a plain page in the right order.
struct EmailPage {
    var text: MessageText
    /// Where it links to.
    var page: String?
    var tone: Tone
    var language: MessageLanguage

    var html: String {
        var html = """
            <!DOCTYPE html>
            <html lang="\(language.rawValue)">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <meta name="color-scheme" content="light dark">
            <title>\(escaped(text.title))</title>
            <style>
            \(Self.style)
            </style>
            </head>
            <body>
            <div class="card \(tone.rawValue)">
            <p class="mark"><b>\(escaped(text.mark))</b></p>
            <h1 dir="auto">\(escaped(text.headline))</h1>

            """
        for note in text.notes { html += "<p dir=\"auto\">\(escaped(note))</p>\n" }
        html += text.alerts.map(section).joined()
        if text.further > 0 { html += "<p>… +\(text.further)</p>\n" }
        if !text.digest.isEmpty {
            let further = text.furtherDigest > 0 ? "<li>… +\(text.furtherDigest)</li>\n" : ""
            html += "<ul>\n\(further)\(text.digest.map { "<li dir=\"auto\">\(escaped($0))</li>\n" }.joined())</ul>\n"
        }
        if !text.actions.isEmpty {
            let links = text.actions.map { "<a href=\"\(escaped($0.value))\">\(escaped($0.name))</a>" }
            html += "<p class=\"do\">\(links.joined(separator: " "))</p>\n"
        }
        if let page {
            html += "<p class=\"go\"><a href=\"\(escaped(page))\">\(escaped(text.linkWords))</a></p>\n"
        }
        return html + """
            </div>
            <p class="foot">\(escaped(text.footer))</p>
            </body>
            </html>
            """
    }

    private func section(_ alert: MessageText.Alert) -> String {
        let about = [alert.rule, alert.phase].filter { !$0.isEmpty }.joined(separator: " · ")
        var html = "<div class=\"alert\">\n<h2><bdi>\(escaped(alert.name))</bdi> <small>\(escaped(about))</small></h2>\n"
        if let summary = text.summary(of: alert) { html += "<p dir=\"auto\">\(escaped(summary))</p>\n" }
        for line in [alert.condition, alert.time] where !line.isEmpty { html += "<p class=\"quiet\">\(escaped(line))</p>\n" }
        if !alert.facts.isEmpty {
            let rows = alert.facts.map { "<tr><th>\(escaped($0.name))</th><td dir=\"auto\">\(escaped($0.value))</td></tr>\n" }
            html += "<table>\n\(rows.joined())</table>\n"
        }
        if !alert.evidence.isEmpty {
            html += "<pre>\(alert.evidence.map(escaped).joined(separator: "\n"))</pre>\n"
        }
        let links = alert.links.map { "<a href=\"\(escaped($0.value))\">\(escaped($0.name))</a>" }
        if !links.isEmpty { html += "<p>\(links.joined(separator: " · "))</p>\n" }
        return html + "</div>\n"
    }

    private func escaped(_ text: String) -> String {
        var result = ""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "&": result += "&amp;"
            case "<": result += "&lt;"
            case ">": result += "&gt;"
            case "\"": result += "&quot;"
            case "'": result += "&#39;"
            default: result.unicodeScalars.append(scalar)
            }
        }
        return result
    }

    /// Every pair of text and ground has a contrast of 4.5 and more, in both.
    private static let style = """
        :root { color-scheme: light dark; }
        body { margin: 0; padding: 20px 12px; background: #f2f4f7; color: #1b2129; font: 16px/1.5 system-ui, -apple-system, "Segoe UI", Roboto, sans-serif; }
        .card { max-width: 600px; margin: 0 auto; padding: 20px 20px 8px; box-sizing: border-box; background: #ffffff; border: 1px solid #dbe0e7; border-top: 5px solid #5b6672; border-radius: 10px; overflow-wrap: anywhere; }
        p { margin: 0 0 12px; }
        .mark b { display: inline-block; padding: 2px 9px; border-radius: 5px; background: #5b6672; color: #ffffff; font-size: 13px; letter-spacing: .03em; }
        .critical { border-top-color: #c92a2a; } .critical .mark b { background: #c92a2a; }
        .warning { border-top-color: #a35200; } .warning .mark b { background: #a35200; }
        .info { border-top-color: #1864ab; } .info .mark b { background: #1864ab; }
        .over { border-top-color: #237a3a; } .over .mark b { background: #237a3a; }
        h1 { margin: 0 0 14px; font-size: 21px; line-height: 1.3; }
        .alert { margin: 0 0 16px; padding: 14px 0 0; border-top: 1px solid #dbe0e7; }
        h2 { margin: 0 0 4px; font-size: 16px; }
        h2 small { font-size: 14px; font-weight: 400; color: #535d69; white-space: nowrap; }
        .alert p { margin: 0 0 6px; }
        .quiet { color: #535d69; font-size: 14px; }
        table { margin: 8px 0; border-collapse: collapse; font-size: 14px; }
        th { padding: 1px 14px 1px 0; text-align: left; vertical-align: top; font-weight: 400; color: #535d69; white-space: nowrap; }
        td { padding: 1px 0; }
        pre { margin: 10px 0; padding: 10px 12px; background: #f2f4f7; border-radius: 6px; font: 13px/1.5 ui-monospace, Menlo, Consolas, monospace; white-space: pre-wrap; overflow-wrap: anywhere; }
        ul { margin: 0 0 14px; padding-left: 20px; }
        a { color: #1d4fbf; }
        .go { margin: 20px 0 14px; }
        .go a { display: inline-block; padding: 10px 18px; border-radius: 7px; background: #2456c4; color: #ffffff; font-weight: 600; text-decoration: none; }
        .do { margin: 16px 0 0; }
        .do a { display: inline-block; margin: 0 8px 8px 0; padding: 9px 16px; border: 1px solid #2456c4; border-radius: 7px; color: #1d4fbf; font-weight: 600; text-decoration: none; }
        .foot { max-width: 600px; margin: 14px auto 0; text-align: center; font-size: 13px; color: #535d69; }
        @media (prefers-color-scheme: dark) {
        body { background: #10141a; color: #e4e8ee; }
        .card { background: #181e26; border-color: #2b333e; border-top-color: #a3adba; }
        .mark b { background: #a3adba; color: #10141a; }
        .critical { border-top-color: #ff8a80; } .critical .mark b { background: #ff8a80; }
        .warning { border-top-color: #f0b45a; } .warning .mark b { background: #f0b45a; }
        .info { border-top-color: #74b8fc; } .info .mark b { background: #74b8fc; }
        .over { border-top-color: #6fd197; } .over .mark b { background: #6fd197; }
        .alert { border-top-color: #2b333e; }
        h2 small, .quiet, th, .foot { color: #a3adba; }
        pre { background: #10141a; }
        a { color: #8fb3ff; }
        .go a { background: #8fb3ff; color: #0b1830; }
        .do a { border-color: #8fb3ff; color: #8fb3ff; }
        }
        """
}
