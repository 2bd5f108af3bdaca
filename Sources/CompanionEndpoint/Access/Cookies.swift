/// The cookie of a session.
enum SessionCookie {
    /// The prefix has browsers insist on Secure, the whole path and no domain; without TLS it cannot be set.
    static func name(isSecure: Bool) -> String { isSecure ? "__Host-dockstat" : "dockstat" }

    /// What a browser sent. One that occurs twice is none: somebody tries to put another one in front.
    static func value(in header: String?, isSecure: Bool) -> String? {
        let values = (header ?? "").split(separator: ";").compactMap { part -> String? in
            let pair = part.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            guard pair.count == 2, pair[0].trimmingPrefix(while: \.isWhitespace) == name(isSecure: isSecure) else { return nil }
            return String(pair[1])
        }
        return values.count == 1 ? values[0] : nil
    }

    static func setting(_ value: String, isSecure: Bool, seconds: Int) -> String {
        "\(name(isSecure: isSecure))=\(value); Path=/; Max-Age=\(seconds); HttpOnly; SameSite=Strict\(isSecure ? "; Secure" : "")"
    }
}
