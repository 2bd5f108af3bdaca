/// What `dockstat serve` is told: `companion:` in the configuration.
package struct CompanionSettings: Hashable, Sendable {
    /// `address:port`, or `unix:` and an absolute path.
    package var listen = "127.0.0.1:8090"
    /// Whether pages that show everything have forms for it.
    package var forms = false
    /// How long somebody stays signed in.
    package var session = Duration.hours(12)
    /// Whether messages have links that act without a key.
    package var links = false
    /// How long such a link holds.
    package var linkLifetime = Duration.hours(24)
    /// The header in which a proxy that signs people in names the user; `nil`: none is believed.
    package var trustedHeader: String?
    /// The proxies that are believed, in that and in whose address they forward.
    package var trustedProxies: [TrustedPeer] = []
    /// What those users may change.
    package var trustedScopes: [Scope] = []

    package init() {}
}
