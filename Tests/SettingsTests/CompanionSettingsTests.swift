import DockStatModel
import Settings
import Testing

struct CompanionSettingsTests {
    @Test("what the endpoint is told")
    func read() throws {
        let companion = try load(
            """
            companion:
              listen: unix:/run/dockstat/companion.sock
              forms: true
              session: 8h
              trusted_header: Remote-User
              trusted_proxies: ["127.0.0.1", "::1"]
              trusted_scopes: [alerts, "stacks:shop"]
            """
        ).configuration.companion
        #expect(companion.listen == "unix:/run/dockstat/companion.sock" && companion.forms)
        #expect(companion.session == .hours(8) && companion.trustedHeader == "Remote-User")
        #expect(companion.trustedProxies == ["127.0.0.1", "::1"] && companion.trustedScopes == [.alerts, .stacks("shop")])
    }

    @Test("a header that nobody may set is told of")
    func nobody() throws {
        let warnings = try load("companion: { trusted_header: Remote-User }").warnings
        #expect(warnings.contains { $0.text.contains("believed of nobody") })
    }

    @Test(
        "a mistake is told with its place",
        arguments: [
            ("companion: { listen: here }", "companion.listen"), ("companion: { listen: \"unix:relative\" }", "companion.listen"),
            ("companion: { listen: \"127.0.0.1:0\" }", "companion.listen"),
            ("companion: { session: 1s }", "companion.session"), ("companion: { trusted_scopes: [all] }", "trusted_scopes[0]"),
            ("companion: { trusted_header: \"a b\" }", "companion.trusted_header"),
            ("companion: { trusted_proxies: [proxy.example.org] }", "trusted_proxies[0]"),
        ])
    func mistakes(text: String, words: String) {
        #expect(throws: ConfigurationErrors.self) { try load(text) }
        do { _ = try load(text) } catch { #expect("\(error)".contains(words), "\(error)") }
    }
}
