package import FoundationEssentials

/// One HTTP request. Redirects are not followed. Printing it shows no more of its URL than whom it goes to: paths and queries
/// may hold secrets, as those of webhooks do.
package struct TransferRequest: Hashable, Sendable {
    /// `http://` or `https://`. With `unixSocket`, its host is only what the `Host` header says.
    package var url: String
    package var method = "GET"
    /// Names and values; none may hold a line break.
    package var headers: [TransferHeader] = []
    package var body: Data?
    /// Path of the socket to connect to instead of the URL's host.
    package var unixSocket: String?
    package var tls = TransferTLS()
    package var proxy = TransferProxy.none
    /// Fails with `forbidden` where the name leads to a link-local address or to one where clouds tell machines their secrets,
    /// as it resolved at the moment of connecting. Behind a proxy, which resolves names itself, only addresses written as
    /// such are seen.
    package var refusesLinkLocal = false
    /// Until the connection (TLS included) stands.
    package var connectTimeout: Duration = .seconds(3)
    /// From the moment the request leaves the queue to its last byte, however slowly the peer sends. `nil`: no limit,
    /// for streams.
    package var timeout: Duration? = .seconds(10)
    /// Bytes of body; a longer answer fails with `tooLarge`.
    package var maximumResponseSize = 16 << 20
    /// How many requests to this peer may be under way when this one starts; `nil` means the client's limit.
    package var perHost: Int?

    package init(url: String) { self.url = url }
}

extension TransferRequest: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
    package var description: String { "\(method) \(TransferTarget(self)?.name ?? "(no address)")" }
    package var debugDescription: String { description }
    package var customMirror: Mirror { Mirror(self, children: [:]) }
}

package struct TransferHeader: Hashable, Sendable {
    package var name: String
    package var value: String

    package init(name: String, value: String) {
        self.name = name
        self.value = value
    }
}

/// PEM files as absolute paths.
package struct TransferTLS: Hashable, Sendable {
    /// Authorities to trust; `nil` means the system's.
    package var authority: String?
    package var certificate: String?
    package var key: String?

    package init(authority: String? = nil, certificate: String? = nil, key: String? = nil) {
        self.authority = authority
        self.certificate = certificate
        self.key = key
    }
}
