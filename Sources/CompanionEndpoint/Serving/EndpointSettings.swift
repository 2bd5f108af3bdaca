package import DockStatModel

/// What the endpoint is told by the configuration.
package struct EndpointSettings: Sendable {
    /// The origin that readers use, `https://status.example.org`: forms from elsewhere are refused. `nil`: the host that a
    /// request names.
    package var origin: String?
    /// The header in which a proxy names the user it has let in; `nil`: none is trusted.
    package var trustedHeader: String?
    /// The proxies that may set it, and whose word counts about the address that a request comes from.
    package var trustedProxies: [TrustedPeer] = []
    /// What users that a proxy names may do.
    package var trustedScopes: [Scope] = []
    /// Another one in every process: tokens of forms hang on it.
    package var tokenSecret = ""
    /// Whether links of messages are followed.
    package var followsLinks = false
    package var sessionLength = Duration.hours(12)
    package var title = "DockStat"
    /// How far the site's time zone is from UTC.
    package var offsetFromUTC: @Sendable (Timestamp) -> Duration = { _ in .zero }
    package var interval = Duration.seconds(15)
    /// How long a connection may send nothing that makes a request, and how long the body of one may take in all.
    package var patience = Duration.seconds(20)
    /// Whether answers say in `Server-Timing` what took how long.
    package var showsTraces = true

    package init() {}

    /// Readers come over TLS: cookies are for it alone.
    package var isSecure: Bool { origin?.hasPrefix("https://") ?? false }

    /// - Parameter peer: who is connected; `nil`: over a unix socket.
    package func isTrusted(peer: String?) -> Bool { trustedProxies.contains { $0.includes(peer) } }

    /// Whether `X-Forwarded-For` counts: a web server on this machine is in nobody's way, for it names no user.
    package func tellsAddresses(peer: String?) -> Bool {
        peer == nil || peer == "127.0.0.1" || peer == "::1" || isTrusted(peer: peer)
    }
}
