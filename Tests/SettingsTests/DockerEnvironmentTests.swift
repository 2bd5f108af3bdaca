import DockStatModel
import Settings
import Testing

struct DockerEnvironmentTests {
    static let certificates = TLSFiles(authority: "/c/ca.pem", certificate: "/c/cert.pem", key: "/c/key.pem")
    static let home = TLSFiles(
        authority: "/home/a/.docker/ca.pem", certificate: "/home/a/.docker/cert.pem", key: "/home/a/.docker/key.pem")

    @Test(
        "the one host is the engine that docker itself would talk to",
        arguments: [
            ([:], .localDefault), (["DOCKER_HOST": ""], .localDefault),
            (
                ["DOCKER_HOST": "unix:///run/user/1000/docker.sock", "DOCKER_TLS_VERIFY": "1"],
                .unix(path: "/run/user/1000/docker.sock")
            ),
            (["DOCKER_HOST": "tcp://h:2375"], .tcp(host: "h", port: 2375, tls: nil)),
            (
                ["DOCKER_HOST": "tcp://h", "DOCKER_TLS_VERIFY": "1", "DOCKER_CERT_PATH": "/c/"],
                .tcp(host: "h", port: 2376, tls: certificates)
            ),
            (["DOCKER_HOST": "tcp://h:1", "DOCKER_TLS_VERIFY": "0", "HOME": "/home/a"], .tcp(host: "h", port: 1, tls: home)),
            (
                ["DOCKER_HOST": "tcp://h:1", "DOCKER_TLS_VERIFY": "", "DOCKER_CERT_PATH": "/c"],
                .tcp(host: "h", port: 1, tls: nil)
            ),
        ] as [([String: String], EngineAddress)])
    func host(environment: [String: String], engine: EngineAddress) throws {
        #expect(try DockerEnvironment.host(environment: environment) == HostConfiguration(name: "local", engine: engine))
    }

    @Test(
        "a wrong variable is named",
        arguments: [
            (
                ["DOCKER_HOST": "ssh://me@h"],
                "environment: DOCKER_HOST: found \"ssh://me@h\": this version does not have ssh:// engines yet; allowed: unix:///path/to/docker.sock or tcp://host:port"
            ),
            (
                ["DOCKER_HOST": "h:2375"],
                "environment: DOCKER_HOST: found \"h:2375\", which has no scheme; allowed: unix:///path/to/docker.sock or tcp://host:port"
            ),
            (
                ["DOCKER_HOST": "tcp://h", "DOCKER_TLS_VERIFY": "1"],
                "environment: DOCKER_CERT_PATH: is not set, though DOCKER_TLS_VERIFY asks for certificates; name their folder"
            ),
            (
                ["DOCKER_HOST": "tcp://h", "DOCKER_TLS_VERIFY": "1", "DOCKER_CERT_PATH": "c"],
                "environment: DOCKER_CERT_PATH: found \"c\"; allowed: an absolute path"
            ),
        ] as [([String: String], String)])
    func wrong(environment: [String: String], text: String) {
        let error = #expect(throws: ConfigurationErrors.self) { try DockerEnvironment.host(environment: environment) }
        #expect(error?.text == text)
    }

    @Test("hosts of the file leave the environment aside; a file without hosts does not")
    func fileWins() throws {
        let environment = ["DOCKER_HOST": "nonsense"]
        #expect(
            try load("hosts: [{ name: a, engine: \"unix:///a\" }]", environment: environment).configuration.hosts.map(\.name) == [
                "a"
            ])
        #expect(try mistakes("language: x\nhosts: []", environment: environment).count == 2)
        #expect(try load("title: x", environment: ["DOCKER_HOST": "tcp://10.1.1.1"]).warnings.map(\.key) == ["DOCKER_HOST"])
    }
}
