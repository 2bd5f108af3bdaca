import DockStatModel

/// What Slack takes, made of a message: `text` for notifications, `blocks` for everything else.
///
/// Source: https://docs.slack.dev/reference/block-kit/blocks; limits of a header (150), a section (3000) and of blocks (50).
enum SlackMessage {
    enum Limit {
        static let header = 150
        static let section = 3000
        static let field = 500
        static let fallback = 500
    }

    static func full(_ message: AlertMessage, _ writer: MessageWriter) -> [String: WireJSON] {
        let text = writer.text(message)
        let title = plainTitle(message, text, writer)
        var blocks: [WireJSON] = [
            .object([
                "type": .string("header"),
                "text": .object(["type": .string("plain_text"), "text": .string(title), "emoji": .bool(false)]),
            ])
        ]
        if let body = writer.customBody(message, escape: { SlackText.escaped($0) }) {
            let cut = SlackText.cut(body, limit: Limit.section)
            if !cut.allSatisfy(\.isWhitespace) { blocks.append(section(cut)) }
        } else {
            blocks += bodyBlocks(text)
        }
        // A button would want an application that hears of the click: these are links.
        let actions = text.actions.map { SlackText.link($0.value, $0.name) }
        if !actions.isEmpty { blocks.append(section(actions.joined(separator: " · "))) }
        blocks.append(context(message, text))
        return payload(fallback: title, blocks: blocks)
    }

    /// One line that says how it went on.
    static func short(_ message: AlertMessage, _ writer: MessageWriter) -> [String: WireJSON] {
        let text = writer.text(message)
        let title = plainTitle(message, text, writer)
        let lines = [SlackText.escaped(title, limit: 300)] + text.notes.map { SlackText.escaped($0, limit: 400) }
        return payload(fallback: title, blocks: [section(lines.joined(separator: "\n")), context(message, text)])
    }

    private static func payload(fallback: String, blocks: [WireJSON]) -> [String: WireJSON] {
        [
            "text": .string(SlackText.escaped(fallback, limit: Limit.fallback)), "blocks": .array(blocks),
            // Nothing in it is turned into links or previews but what is written as a link.
            "parse": .string("none"), "link_names": .bool(false), "unfurl_links": .bool(false), "unfurl_media": .bool(false),
            "mrkdwn": .bool(false),
        ]
    }

    /// A header is plain text, in which nothing is escaped.
    private static func plainTitle(_ message: AlertMessage, _ text: MessageText, _ writer: MessageWriter) -> String {
        let title = CleanText.line(writer.customTitle(message) ?? text.title, limit: Limit.header)
        return title.allSatisfy(\.isWhitespace) ? CleanText.line(text.title, limit: Limit.header) : title
    }

    /// At most 1 + 10 × 2 + 2 blocks; header, actions and context come to them.
    private static func bodyBlocks(_ text: MessageText) -> [WireJSON] {
        var blocks: [WireJSON] = []
        if !text.notes.isEmpty {
            blocks.append(section(text.notes.prefix(5).map { SlackText.escaped($0, limit: 500) }.joined(separator: "\n")))
        }
        for alert in text.alerts {
            blocks.append(section(lines(of: alert, in: text), fields: text.alerts.count == 1 ? alert.facts : []))
            if let code = SlackText.codeBlock(alert.evidence, limit: text.alerts.count == 1 ? Limit.section : 800) {
                blocks.append(section(code))
            }
        }
        if text.further > 0 { blocks.append(section("… +\(text.further)")) }
        if !text.digest.isEmpty {
            // The last ones matter most where there is no room for all.
            var left = Limit.section
            var kept: [String] = []
            for line in text.digest.reversed() {
                let line = "• " + SlackText.escaped(line, limit: 300)
                guard line.utf16.count + 1 <= left else { break }
                left -= line.utf16.count + 1
                kept.append(line)
            }
            blocks.append(section(kept.reversed().joined(separator: "\n")))
        }
        return blocks
    }

    private static func lines(of alert: MessageText.Alert, in message: MessageText) -> String {
        var lines = [
            "*\(SlackText.escaped(alert.name, limit: 300))* · \(SlackText.escaped(alert.rule, limit: 200)) · \(alert.phase)"
        ]
        if let summary = message.summary(of: alert) { lines.append(SlackText.escaped(summary, limit: 800)) }
        let details = [alert.condition, alert.time].filter { !$0.isEmpty }.joined(separator: ", ")
        if !details.isEmpty { lines.append(SlackText.escaped(details, limit: 500)) }
        // Three addresses of at most 1000 characters; what does not fit as a whole is left out.
        var left = Limit.section - lines.joined(separator: "\n").utf16.count - 1
        var links: [String] = []
        for link in alert.links {
            let text = SlackText.link(link.value, link.name)
            guard text.utf16.count + 3 <= left else { continue }
            left -= text.utf16.count + 3
            links.append(text)
        }
        if !links.isEmpty { lines.append(links.joined(separator: " · ")) }
        return lines.joined(separator: "\n")
    }

    private static func section(_ markup: String, fields: [MessageText.Fact] = []) -> WireJSON {
        var block: [String: WireJSON] = ["type": .string("section"), "text": self.markup(markup)]
        if !fields.isEmpty {
            block["fields"] = .array(
                fields.prefix(10).map { self.markup("*\($0.name)*\n\(SlackText.escaped($0.value, limit: Limit.field))") })
        }
        return .object(block)
    }

    private static func context(_ message: AlertMessage, _ text: MessageText) -> WireJSON {
        var elements: [WireJSON] = []
        if let page = SafeLink.page(of: message) { elements.append(markup(SlackText.link(page, text.linkWords))) }
        elements.append(markup(SlackText.escaped(text.footer, limit: 300)))
        return .object(["type": .string("context"), "elements": .array(elements)])
    }

    /// `verbatim`: addresses, channels and names in the text stay text.
    private static func markup(_ text: String) -> WireJSON {
        .object(["type": .string("mrkdwn"), "text": .string(text), "verbatim": .bool(true)])
    }
}
