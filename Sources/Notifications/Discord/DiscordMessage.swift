import DockStatModel

/// What Discord's webhooks take, made of a message.
///
/// Source: https://discord.com/developers/docs/resources/webhook#execute-webhook and …/resources/message#embed-object-embed-limits
enum DiscordMessage {
    /// UTF-16 units, which Discord does not count stricter.
    enum Limit {
        static let title = 256
        /// 4096, of which title, fields and footer leave no more within the 6000 of a message.
        static let description = 3800
        static let fieldValue = 250
        static let footer = 200
        /// 1024 for a field, of which the 6000 of a message leave no more.
        static let actions = 640
        static let username = 80
    }

    /// - Parameter mentions: whether the configured people are called: only in a first message.
    static func full(
        _ message: AlertMessage, _ configuration: ReceiverConfiguration.Discord, _ writer: MessageWriter, mentions: Bool
    ) -> WireJSON {
        let text = writer.text(message)
        var embed = base(message, text, writer)
        let description = writer.customBody(message, escape: DiscordText.escaped).map {
            CleanText.cut($0, limit: Limit.description)
        }
        embed["description"] = .string(description ?? DiscordMessage.description(message, text))
        var fields: [WireJSON] = []
        if description == nil, text.alerts.count == 1, let alert = text.alerts.first {
            fields = alert.facts.map { field($0.name, DiscordText.escaped($0.value, limit: Limit.fieldValue), isInline: true) }
        }
        if let actions = actions(text) { fields.append(field(text.actionsTitle, actions, isInline: false)) }
        if !fields.isEmpty { embed["fields"] = .array(fields) }
        return payload(embed, configuration, mention: mentions ? mention(configuration) : nil)
    }

    private static func field(_ name: String, _ value: String, isInline: Bool) -> WireJSON {
        .object(["name": .string(name), "value": .string(value), "inline": .bool(isInline)])
    }

    /// A webhook of a channel may not send buttons: these are links. One that does not fit as a whole is left out.
    private static func actions(_ text: MessageText) -> String? {
        var left = Limit.actions
        let links = text.actions.compactMap { action -> String? in
            let link = "[\(action.name)](\(action.value))"
            guard link.utf16.count + 3 <= left else { return nil }
            left -= link.utf16.count + 3
            return link
        }
        return links.isEmpty ? nil : links.joined(separator: " · ")
    }

    /// A short new message that says how it went on, where the first one was edited: edits notify nobody.
    static func short(_ message: AlertMessage, _ configuration: ReceiverConfiguration.Discord, _ writer: MessageWriter)
        -> WireJSON
    {
        payload(base(message, writer.text(message), writer), configuration, mention: nil)
    }

    private static func base(_ message: AlertMessage, _ text: MessageText, _ writer: MessageWriter) -> [String: WireJSON] {
        let title = writer.customTitle(message, escape: DiscordText.escaped).map { CleanText.cut($0, limit: Limit.title) }
        var embed: [String: WireJSON] = [
            "title": .string(title ?? DiscordText.escaped(text.title, limit: Limit.title)),
            "color": .integer(colour(message)),
            "timestamp": .string(MessageClock.iso(message.time)),
            "footer": .object(["text": .string(CleanText.cut(text.footer, limit: Limit.footer))]),
        ]
        if title?.isEmpty == true { embed["title"] = .string(DiscordText.escaped(text.title, limit: Limit.title)) }
        if let page = SafeLink.page(of: message) { embed["url"] = .string(page) }
        return embed
    }

    private static func payload(
        _ embed: [String: WireJSON], _ configuration: ReceiverConfiguration.Discord, mention: (text: String, allowed: WireJSON)?
    ) -> WireJSON {
        var payload: [String: WireJSON] = [
            "embeds": .array([.object(embed)]), "allowed_mentions": mention?.allowed ?? .object(["parse": .array([])]),
        ]
        if let mention { payload["content"] = .string(mention.text) }
        if let name = configuration.username, !name.isEmpty {
            payload["username"] = .string(CleanText.line(name, limit: Limit.username))
        }
        return .object(payload)
    }

    private static func description(_ message: AlertMessage, _ text: MessageText) -> String {
        var lines = text.notes.map { DiscordText.escaped($0, limit: 400) }
        var left = Limit.description - lines.reduce(0) { $0 + $1.utf16.count + 1 } - 100
        var shown = 0
        for alert in text.alerts {
            let block = DiscordMessage.lines(of: alert, in: text)
            let length = block.utf16.count + 1
            guard length <= left else { break }
            lines.append(block)
            left -= length
            shown += 1
            let room = min(left - 1, text.alerts.count == 1 ? 1800 : 500)
            if let code = DiscordText.codeBlock(alert.evidence, limit: room) {
                lines.append(code)
                left -= code.utf16.count + 1
            }
        }
        let further = text.further + text.alerts.count - shown
        for line in text.digest {
            let escaped = "• " + DiscordText.escaped(line, limit: 250)
            guard escaped.utf16.count + 1 <= left else { break }
            lines.append(escaped)
            left -= escaped.utf16.count + 1
        }
        if further > 0 { lines.append("… +\(further)") }
        return lines.isEmpty ? DiscordText.escaped(text.footer, limit: Limit.footer) : lines.joined(separator: "\n")
    }

    private static func lines(of alert: MessageText.Alert, in text: MessageText) -> String {
        let head = "**\(DiscordText.escaped(alert.name, limit: 150))** · \(DiscordText.escaped(alert.rule, limit: 100))"
        var lines = [text.alerts.count == 1 ? head : "\(head) · \(alert.phase)"]
        if let summary = text.summary(of: alert) { lines.append(DiscordText.escaped(summary, limit: 500)) }
        let details = [alert.condition, alert.time].filter { !$0.isEmpty }.joined(separator: ", ")
        if !details.isEmpty { lines.append(DiscordText.escaped(details, limit: 400)) }
        // Addresses are checked, and of ours or the configuration's.
        if !alert.links.isEmpty { lines.append(alert.links.map { "[\($0.name)](\($0.value))" }.joined(separator: " · ")) }
        return lines.joined(separator: "\n")
    }

    private static func colour(_ message: AlertMessage) -> Int64 {
        switch Tone(message) {
        case .critical: 0xe03131
        case .warning: 0xf08c00
        case .info: 0x1c7ed6
        case .over: 0x2f9e44
        case .neutral: 0x868e96
        }
    }

    /// Only what the configuration names is allowed to be a mention.
    private static func mention(_ configuration: ReceiverConfiguration.Discord) -> (text: String, allowed: WireJSON)? {
        var words: [String] = []
        var roles: [WireJSON] = []
        var users: [WireJSON] = []
        var parse: [WireJSON] = []
        for mention in configuration.mention {
            let parts = mention.split(separator: ":", maxSplits: 1).map(String.init)
            switch (parts.first, parts.count) {
            case ("everyone", 1):
                words.append("@everyone")
                parse = [.string("everyone")]
            case ("role", 2) where isSnowflake(parts[1]):
                words.append("<@&\(parts[1])>")
                roles.append(.string(parts[1]))
            case ("user", 2) where isSnowflake(parts[1]):
                words.append("<@\(parts[1])>")
                users.append(.string(parts[1]))
            default: continue
            }
        }
        guard !words.isEmpty else { return nil }
        // Discord takes at most 100 of each.
        var allowed: [String: WireJSON] = ["parse": .array(parse)]
        if !roles.isEmpty { allowed["roles"] = .array(Array(Set(roles.prefix(50)))) }
        if !users.isEmpty { allowed["users"] = .array(Array(Set(users.prefix(50)))) }
        return (words.prefix(50).joined(separator: " "), .object(allowed))
    }

    static func isSnowflake(_ text: String) -> Bool {
        (1...20).contains(text.utf8.count) && text.utf8.allSatisfy { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
    }
}
