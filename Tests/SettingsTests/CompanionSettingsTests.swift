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
              trusted_proxies: ["127.0.0.1", "::1", "172.18.0.0/16", unix]
              trusted_scopes: [alerts, "stacks:shop"]
            """
        ).configuration.companion
        #expect(companion.listen == "unix:/run/dockstat/companion.sock" && companion.forms)
        #expect(companion.session == .hours(8) && companion.trustedHeader == "Remote-User")
        #expect(
            companion.trustedProxies.count == 4 && companion.trustedProxies[3] == .unixSocket
                && companion.trustedScopes == [.alerts, .stacks("shop")])
    }

    @Test(
        "what makes users of strangers is told of",
        arguments: [
            ("", "believed of nobody"), ("listen: \"unix:/run/x.sock\"", "believed of nobody"),
            ("trusted_proxies: [172.18.0.0/16]", "whole networks"),
            ("trusted_proxies: [10.0.0.1], listen: \"0.0.0.0:8090\"", "open to other machines"),
            ("trusted_proxies: [127.0.0.1], trusted_scopes: [admin]", "has admin"),
        ])
    func dangerous(keys: String, words: String) throws {
        let warnings = try load("companion: { trusted_header: Remote-User\(keys.isEmpty ? "" : ", ")\(keys) }").warnings
        #expect(warnings.contains { $0.text.contains(words) }, "\(warnings)")
    }

    @Test("what is in order has no warning", arguments: ["trusted_proxies: [127.0.0.1]", "trusted_proxies: [unix]"])
    func safe(keys: String) throws {
        #expect(try load("companion: { trusted_header: Remote-User, trusted_scopes: [alerts], \(keys) }").warnings.isEmpty)
    }

    @Test(
        "a peer is trusted by its address, in whatever way it is written",
        arguments: [
            ("127.0.0.1", "::ffff:127.0.0.1", true), ("172.18.0.0/16", "172.18.255.1", true),
            ("172.18.0.0/16", "172.19.0.1", false),
            ("10.0.0.0/9", "10.127.0.1", true), ("10.0.0.0/9", "10.128.0.1", false), ("2001:db8::/33", "2001:db8:7fff::1", true),
            ("2001:db8::/33", "2001:db8:8000::1", false), ("unix", "127.0.0.1", false), ("::1", "127.0.0.1", false),
        ])
    func peers(trusted: String, address: String, isTrusted: Bool) throws {
        #expect(try #require(TrustedPeer(trusted)).includes(address) == isTrusted)
        #expect(try #require(TrustedPeer(trusted)).includes(nil) == (trusted == "unix"))
    }

    @Test(
        "a mistake is told with its place",
        arguments: [
            ("companion: { listen: here }", "companion.listen"), ("companion: { listen: \"unix:relative\" }", "companion.listen"),
            ("companion: { listen: \"127.0.0.1:0\" }", "companion.listen"),
            ("companion: { session: 1s }", "companion.session"), ("companion: { trusted_scopes: [all] }", "trusted_scopes[0]"),
            ("companion: { trusted_header: \"a b\" }", "companion.trusted_header"),
            ("companion: { trusted_proxies: [proxy.example.org] }", "trusted_proxies[0]"),
            ("companion: { trusted_proxies: [0.0.0.0/0] }", "trusted_proxies[0]"),
            ("companion: { trusted_proxies: [\"::/0\"] }", "trusted_proxies[0]"),
            ("companion: { trusted_proxies: [10.0.0.0/33] }", "trusted_proxies[0]"),
        ])
    func mistakes(text: String, words: String) {
        #expect(throws: ConfigurationErrors.self) { try load(text) }
        do { _ = try load(text) } catch { #expect("\(error)".contains(words), "\(error)") }
    }
}
