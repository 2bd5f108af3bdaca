import Hummingbird
import Logging
import NIOCore
import UnixSignals

/// Takes requests for the endpoint, until SIGTERM or SIGINT; what runs then is finished.
package struct EndpointServer: Sendable {
    private let endpoint: Endpoint
    private let listen: String

    /// - Parameter listen: `address:port`, or `unix:` and a path.
    package init(_ endpoint: Endpoint, listen: String) {
        self.endpoint = endpoint
        self.listen = listen
    }

    /// - Parameter ready: called once with where it listens, when connections are accepted.
    /// - Throws: `ServerFault` where it cannot listen.
    package func run(ready: @escaping @Sendable (String) -> Void) async throws {
        let address: BindAddress
        if listen.hasPrefix("unix:") {
            let path = String(listen.dropFirst(5))
            try SocketFolder.vacate(path)
            address = .unixDomainSocket(path: path)
        } else {
            guard let tcp = ListenAddress(listen) else {
                throw ServerFault(.address, "Cannot listen on \(listen): this is neither address:port nor unix:/path.")
            }
            address = .hostname(tcp.host, port: tcp.port)
        }
        let listen = listen
        let application = Application(
            responder: EndpointResponder(endpoint: endpoint),
            // A sender that is silent for so long has gone, or wants to keep the place.
            server: .http1(configuration: .init(idleTimeout: .seconds(30))),
            configuration: ApplicationConfiguration(address: address),
            onServerRunning: { channel in
                if let port = channel.localAddress?.port, let tcp = ListenAddress(listen) {
                    ready("http://\(ListenAddress(host: tcp.host, port: port).text)/")
                } else {
                    ready(listen)
                }
            }, logger: Logger.quiet("endpoint"))
        do {
            try await application.runService(gracefulShutdownSignals: [.sigterm, .sigint])
        } catch {
            throw ServerFault.binding(error, to: listen)
        }
    }
}
