package import DockStatModel

extension Delivery {
    /// Whom a receiver talks to, as pages and logs may show it: scheme and host only, or the program's name.
    package static func target(of receiver: ReceiverConfiguration) -> String {
        switch receiver.kind {
        case .discord(let discord): origin(of: discord.url.value)
        case .slack(let slack):
            switch slack.access {
            case .webhook(let url): origin(of: url.value)
            case .bot(_, _, let api): origin(of: api)
            }
        case .email(let email): origin(of: email.server)
        case .webhook(let webhook): origin(of: webhook.url.value)
        case .command(let command):
            CleanText.line(String(command.arguments.first?.split(separator: "/").last ?? "command"), limit: 100)
        }
    }

    /// Scheme and host of a URL; no user, port, path or query.
    static func origin(of url: String) -> String {
        guard let mark = url.firstRange(of: "://") else { return "(no address)" }
        let scheme = url[..<mark.lowerBound].filter { $0.isASCII && ($0.isLetter || $0.isNumber) }
        var host = url[mark.upperBound...].prefix { !"/?#\\".contains($0) }
        if let at = host.lastIndex(of: "@") { host = host[host.index(after: at)...] }
        if host.first == "[", let end = host.firstIndex(of: "]") {
            host = host[...end]
        } else if let colon = host.firstIndex(of: ":") {
            host = host[..<colon]
        }
        return CleanText.line("\(scheme.lowercased())://\(host)", limit: 200)
    }
}
