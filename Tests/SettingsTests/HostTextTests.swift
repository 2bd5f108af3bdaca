import DockStatModel
import Settings
import Testing

@Suite("Hosts that people give outside of the file")
struct HostTextTests {
    @Test("means what the same keys of the file mean, is kept as JSON and comes back as it was")
    func whole() throws {
        var text = HostText(name: "web-1", engine: "tcp://10.0.0.5")
        text.tls = HostText.TLS(ca: "/etc/ca.pem", cert: "/etc/cert.pem", key: "/etc/key.pem")
        text.timeout = "20s"
        text.connectTimeout = "5s"
        text.source = "api"
        text.labels = ["region": "eu"]
        #expect(text.mistakes == [])
        let host = try #require(text.host(revision: "r1"))
        let yaml =
            "hosts: [{ name: web-1, engine: tcp://10.0.0.5, timeout: 20s, connect_timeout: 5s, source: api, labels: { region: eu }, "
            + "tls: { ca: /etc/ca.pem, cert: /etc/cert.pem, key: /etc/key.pem } }]"
        var expected = try #require(try load(yaml).configuration.hosts.first)
        expected.origin = .kept(revision: "r1")
        #expect(host == expected)
        #expect(!host.actions)
        #expect(try HostText(name: "web-1", definition: text.definition) == text)
    }

    @Test(
        "refuses what the file refuses, and paths that are relative to nothing",
        arguments: [
            ("engine", "ftp://x"), ("engine", "unix://relative.sock"), ("engine", "ssh://a@b"), ("engine", "tcp://a:b@c"),
            ("name", "-x"), ("name", "a/b"), ("timeout", "1ms"), ("timeout", "11m"), ("connect_timeout", "x"),
            ("source", "magic"),
            ("tls.ca", "ca.pem"), ("tls.cert", "/cert.pem"), ("labels", "a\u{7}"),
        ])
    func mistakes(field: String, value: String) {
        var text = HostText(name: "a", engine: "tcp://h")
        switch field {
        case "engine": text.engine = value
        case "name": text.name = value
        case "timeout": text.timeout = value
        case "connect_timeout": text.connectTimeout = value
        case "source": text.source = value
        case "tls.ca": text.tls = HostText.TLS(ca: value)
        case "tls.cert": text.tls = HostText.TLS(cert: value)
        default: text.labels = ["x": value]
        }
        #expect(text.mistakes.map(\.field) == [field])
        #expect(text.host(revision: "r") == nil)
    }

    @Test("tells everything at once; values that do not go together are told beside the rest")
    func together() {
        var text = HostText(name: "a", engine: "tcp://h")
        text.timeout = "1s"
        text.connectTimeout = "2s"
        text.source = "cgroup"
        #expect(text.mistakes.map(\.field) == ["connect_timeout", "source"])
        #expect(text.mistakesOfValues == [])
    }
}
