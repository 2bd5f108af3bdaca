/// Where an engine listens.
package enum EngineAddress: Hashable, Sendable {
    /// `unix:///var/run/docker.sock`
    case unix(path: String)
    /// `tcp://host:2375`, or with `tls` (mutual TLS) `tcp://host:2376`
    case tcp(host: String, port: Int, tls: TLSFiles?)

    package static let localDefault = EngineAddress.unix(path: "/var/run/docker.sock")

    /// As the configuration writes it, without the TLS files.
    package var text: String {
        switch self {
        case .unix(let path): "unix://\(path)"
        case .tcp(let host, let port, _): host.contains(":") ? "tcp://[\(host)]:\(port)" : "tcp://\(host):\(port)"
        }
    }

    package var isLocal: Bool {
        if case .unix = self { true } else { false }
    }
}

/// The files of a mutual TLS connection, PEM, as absolute paths.
package struct TLSFiles: Hashable, Sendable {
    /// The authority that signed the engine's certificate; `nil` means the system's authorities.
    package let authority: String?
    package let certificate: String?
    package let key: String?

    package init(authority: String?, certificate: String?, key: String?) {
        self.authority = authority
        self.certificate = certificate
        self.key = key
    }
}
