import CCurl

/// Whom a request talks to: what limits are counted by and what messages may say.
struct TransferTarget: Hashable {
    /// `https://host:port` or `unix:///path`: no credentials, path or query.
    let name: String

    /// Of the URL: a name or an address, one of IPv6 in brackets.
    let host: String

    /// `nil` where the URL is malformed or its scheme is neither `http` nor `https`.
    init?(_ request: TransferRequest) {
        self.init(url: request.url, schemes: ["http", "https"], unixSocket: request.unixSocket)
    }

    /// `nil` where the URL is malformed, has credentials or a query, or its scheme is neither `smtp` nor `smtps`.
    init?(mailServer: String) {
        self.init(url: mailServer, schemes: ["smtp", "smtps"], isBare: true)
    }

    private init?(url text: String, schemes: [String], unixSocket: String? = nil, isBare: Bool = false) {
        guard !text.utf8.contains(0), let url = curl_url() else { return nil }
        defer { curl_url_cleanup(url) }
        guard curl_url_set(url, CURLUPART_URL, text, 0) == CURLUE_OK,
            let scheme = Self.part(CURLUPART_SCHEME, of: url), schemes.contains(scheme),
            let host = Self.part(CURLUPART_HOST, of: url),
            let port = Self.part(CURLUPART_PORT, of: url, flags: UInt32(CURLU_DEFAULT_PORT))
        else { return nil }
        if isBare {
            let extras = [CURLUPART_USER, CURLUPART_PASSWORD, CURLUPART_QUERY, CURLUPART_FRAGMENT, CURLUPART_OPTIONS]
            guard extras.allSatisfy({ Self.part($0, of: url) == nil }) else { return nil }
        }
        self.host = host
        name = unixSocket.map { "unix://\($0)" } ?? "\(scheme)://\(host):\(port)"
    }

    private static func part(_ part: CURLUPart, of url: OpaquePointer, flags: UInt32 = 0) -> String? {
        var text: UnsafeMutablePointer<CChar>?
        guard curl_url_get(url, part, &text, flags) == CURLUE_OK, let text else { return nil }
        defer { curl_free(text) }
        return String(cString: text)
    }
}
