import CCurl

/// Whom a request talks to: what limits are counted by and what messages may say.
struct TransferTarget: Hashable {
    /// `https://host:port` or `unix:///path`: no credentials, path or query.
    let name: String

    /// `nil` where the URL is malformed or its scheme is neither `http` nor `https`.
    init?(_ request: TransferRequest) {
        guard !request.url.utf8.contains(0), let url = curl_url() else { return nil }
        defer { curl_url_cleanup(url) }
        guard curl_url_set(url, CURLUPART_URL, request.url, 0) == CURLUE_OK,
            let scheme = Self.part(CURLUPART_SCHEME, of: url), ["http", "https"].contains(scheme),
            let host = Self.part(CURLUPART_HOST, of: url),
            let port = Self.part(CURLUPART_PORT, of: url, flags: UInt32(CURLU_DEFAULT_PORT))
        else { return nil }
        name = request.unixSocket.map { "unix://\($0)" } ?? "\(scheme)://\(host):\(port)"
    }

    private static func part(_ part: CURLUPart, of url: OpaquePointer, flags: UInt32 = 0) -> String? {
        var text: UnsafeMutablePointer<CChar>?
        guard curl_url_get(url, part, &text, flags) == CURLUE_OK, let text else { return nil }
        defer { curl_free(text) }
        return String(cString: text)
    }
}
