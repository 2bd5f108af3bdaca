import DockStatModel
import Transfer

extension TransferRequest {
    /// - Parameter path: with its query, such as `/version`.
    init(_ path: String, of host: HostConfiguration) {
        switch host.engine {
        case .unix(let socket):
            self.init(url: "http://localhost\(path)")
            unixSocket = socket
        case .tcp(let name, let port, let files):
            let written = name.contains(":") ? "[\(name)]" : name
            self.init(url: "\(files == nil ? "http" : "https")://\(written):\(port)\(path)")
            if let files { tls = TransferTLS(authority: files.authority, certificate: files.certificate, key: files.key) }
        }
        connectTimeout = host.connectTimeout
        // Who owns the file owns the machine; who may add hosts does not.
        refusesLinkLocal = host.isKept
    }
}
