/// What `dockstat init` writes: every key at its default, commented out, with a word about it.
package enum ConfigurationTemplate {
    package static var text: String {
        let head = """
            # DockStat. Everything has a default: take away the "#" before what you want to change.
            # Values may hold ${VARIABLE} and ${VARIABLE:-default}. Lengths of time: 15s 5m 4h 30d. Sizes: 512KiB 2GiB 50MB.
            # Relative paths start in the folder of this file. `dockstat check-config` tells what is wrong.


            """
        return head + ConfigurationSchema.keys.filter { $0.parent.isEmpty }.map(block).joined(separator: "\n")
    }

    private static func block(_ key: ConfigurationKey) -> String {
        if key.path == "hosts[]" { return hosts }
        let children = ConfigurationSchema.keys.filter { $0.parent == key.path }
        guard !children.isEmpty else { return "# \(key.explanation)\n\(line(key, indent: ""))" }
        return "# \(key.explanation)\n#\(key.name):\n"
            + children.map { "#  # \($0.explanation)\n\(line($0, indent: "  "))" }.joined()
    }

    /// A key without a default shows its example.
    private static func line(_ key: ConfigurationKey, indent: String) -> String {
        if case .value(let value) = key.fallback { return "#\(indent)\(key.name): \(value)\n" }
        return "#\(indent)\(key.name): \(key.example)\n"
    }

    private static let hosts = """
        # The engines to read. Without any: the engine of DOCKER_HOST, else the socket below.
        #hosts:
        #  - name: local
        #    engine: unix:///var/run/docker.sock
        #  - name: web-1
        #    engine: tcp://10.0.0.5:2376
        #    tls: { ca: ca.pem, cert: cert.pem, key: key.pem }
        #    timeout: 10s
        #    connect_timeout: 3s
        #    source: auto
        #    labels: { region: eu }

        """
}
