extension ConfigurationSchema {
    static let hosts = [
        ConfigurationKey(
            path: "hosts[]", type: "list of maps",
            fallback: .words("one host `local`: the engine of `DOCKER_HOST`, else `unix:///var/run/docker.sock`"),
            example: "[{ name: web-1, engine: \"tcp://10.0.0.5:2375\" }]",
            explanation: "The engines to read."),
        ConfigurationKey(
            path: "hosts[].name", type: "letters, digits, `.`, `_`, `-`; at most 63 characters", fallback: .required,
            example: "web-1", explanation: "How the host is called on pages, in paths and queries. Unique."),
        ConfigurationKey(
            path: "hosts[].engine", type: "`unix:///path` or `tcp://host:port`", fallback: .required,
            example: "tcp://10.0.0.5:2376",
            explanation: "Where its engine listens. Without a port: 2375, with `tls` 2376."),
        ConfigurationKey(
            path: "hosts[].tls", type: "map", fallback: .none, example: "{ ca: ca.pem, cert: cert.pem, key: key.pem }",
            explanation: "Encrypts a `tcp://` connection and checks the engine's certificate."),
        ConfigurationKey(
            path: "hosts[].tls.ca", type: "path", fallback: .words("the authorities of this machine"), example: "ca.pem",
            explanation: "PEM file of the authority that signed the engine's certificate."),
        ConfigurationKey(
            path: "hosts[].tls.cert", type: "path", fallback: .none, example: "cert.pem",
            explanation: "PEM file of our certificate, for engines that ask for one. Needs `key`."),
        ConfigurationKey(
            path: "hosts[].tls.key", type: "path", fallback: .none, example: "key.pem",
            explanation: "PEM file of the key that belongs to `cert`."),
        ConfigurationKey(
            path: "hosts[].timeout", type: "length of time, 100ms to 10m", fallback: .value("10s"), example: "20s",
            explanation: "For everything a tick asks of this host."),
        ConfigurationKey(
            path: "hosts[].connect_timeout", type: "length of time, 100ms to 10m", fallback: .value("3s"), example: "5s",
            explanation: "For reaching it. Not longer than `timeout`."),
        ConfigurationKey(
            path: "hosts[].source", type: "`auto`, `api` or `cgroup`", fallback: .value("auto"), example: "api",
            explanation: "Where readings come from: the engine, the kernel's control groups, or these where the engine is local."),
        ConfigurationKey(
            path: "hosts[].labels", type: "map of texts", fallback: .value("{}"), example: "{ region: eu }",
            explanation: "Your own words about the host."),
        ConfigurationKey(
            path: "hosts[].actions", type: "`true` or `false`", fallback: .value("false"), example: "true",
            explanation:
                "Whether its containers may be started, stopped, killed and removed through `dockstat container`, the pages and the API. Then whoever has the scope `containers` can."
        ),
    ]
}
