/// The name of a container, stack or host in what people wrote.
///
/// It counts where it stands as a word of its own. Names that everybody uses for such things anyway, `cache` or `web`, say nothing
/// about whose they are, and sentences need them as words: those count where they are set off as a name, as code, in quotes, in a
/// link or in a path.
struct NameInText {
    let name: String

    func replaced(by other: String, in text: String) -> String {
        let isOrdinary = NameInText.ordinary.contains(name)
        var result = ""
        var rest = text[...]
        while let range = rest.firstRange(of: name) {
            let before = rest[..<range.lowerBound].last ?? result.last
            let after = rest[range.upperBound...].first
            result += rest[..<range.lowerBound]
            let isWord = !NameInText.isPart(before) && !NameInText.isPart(after)
            let isName = isWord && (!isOrdinary || isInCode(after: result) || NameInText.isSetOff(before, after))
            result += isName ? other : name
            rest = rest[range.upperBound...]
        }
        return result + rest
    }

    private static func isPart(_ character: Character?) -> Bool {
        character.map { $0.isLetter || $0.isNumber || $0 == "_" } ?? false
    }

    private static func isSetOff(_ before: Character?, _ after: Character?) -> Bool {
        let sides = [before, after].compactMap { $0 }
        return sides.contains("/") || sides.contains("@") || sides.count == 2 && sides.allSatisfy(quotes.contains)
    }

    /// Within backticks: an odd number of them stands before it.
    private func isInCode(after text: String) -> Bool { !text.count { $0 == "`" }.isMultiple(of: 2) }

    private static let quotes: Set<Character> = ["[", "]", "\"", "'", "„", "“", "”", "‚", "‘", "’", "«", "»"]

    /// Words that stand in many a sentence, English or German, and tell nothing where they are a name.
    static let ordinary: Set<String> = [
        "api", "app", "auth", "backend", "backup", "blog", "bot", "broker", "build", "bus", "cache", "cdn", "chat", "client",
        "cron",
        "data", "database", "db", "demo", "dev", "dns", "docs", "export", "files", "forum", "frontend", "gateway", "home", "host",
        "images", "import", "job", "jobs", "log", "login", "logs", "mail", "main", "media", "metrics", "monitor", "monitoring",
        "network", "news", "node", "portal", "prod", "proxy", "queue", "router", "scheduler", "search", "server", "service",
        "shop",
        "site", "stack", "staging", "static", "status", "storage", "store", "system", "test", "update", "updates", "upload",
        "vpn",
        "web", "website", "wiki", "worker",
    ]
}
