import DockStatModel

/// What a mail may link to: pages of our own site, and addresses of the web that somebody configured.
enum EmailAddresses {
    /// - Returns: `nil` for anything but a whole `http:` or `https:` address of printable ASCII.
    static func web(_ text: String?) -> String? {
        guard let text, text.utf8.count <= 2000, text.utf8.allSatisfy({ (0x21...0x7e).contains($0) }) else { return nil }
        let lower = text.lowercased()
        let isWeb = ["https://", "http://"].contains { lower.hasPrefix($0) && lower.utf8.count > $0.utf8.count }
        return isWeb && !text.contains { "\"'<>\\^`{|}".contains($0) } ? text : nil
    }

    /// - Parameter path: of a page within the site, without a slash before it; empty for the site itself.
    static func page(_ path: String?, of message: AlertMessage) -> String? {
        guard let path, let base = web(message.baseURL), !path.hasPrefix("/"), !path.contains("..") else { return nil }
        return web(base + (base.hasSuffix("/") ? "" : "/") + path)
    }

    static func incident(of message: AlertMessage) -> String? {
        page(message.incident.map { "incidents/\($0.id)/" }, of: message)
    }
}
