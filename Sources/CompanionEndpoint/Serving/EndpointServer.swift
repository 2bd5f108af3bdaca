import HTTPTypes
import Hummingbird
import HummingbirdCore
import Logging
import NIOCore
package import ServiceLifecycle
import UnixSignals

/// Takes requests for the endpoint, until SIGTERM or SIGINT; what runs then is finished.
package struct EndpointServer: Sendable {
    private let endpoint: Endpoint
    private let place: Listener.Place
    private let services: [any Service]

    /// - Parameters:
    ///   - listen: `address:port`, or `unix:` and a path.
    ///   - inherited: a listening socket to take over instead.
    ///   - services: what runs beside it.
    /// - Throws: `ServerFault` where `listen` is neither.
    package init(
        _ endpoint: Endpoint, listen: String, inherited: Int32?, services: [any Service] = []
    ) throws(ServerFault) {
        self.endpoint = endpoint
        self.services = services
        if let inherited {
            place = .inherited(inherited)
        } else if listen.hasPrefix("unix:") {
            place = .unix(String(listen.dropFirst(5)))
        } else if let tcp = ListenAddress(listen) {
            place = .tcp(tcp)
        } else {
            throw ServerFault(.address, "Cannot listen on \(listen): this is neither address:port nor unix:/path.")
        }
    }

    /// - Parameter ready: called once with where it listens, when connections are accepted.
    /// - Throws: `ServerFault` where it cannot listen.
    package func run(ready: @escaping @Sendable (String) -> Void) async throws {
        if case .unix(let path) = place { try SocketFolder.vacate(path) }
        let responder = EndpointResponder(endpoint: endpoint)
        let listener = Listener(
            place: place, patience: endpoint.settings.patience,
            responder: { request, writer, channel in
                if responder.isAwaited(request) { try await writer.writeInformationalHead(HTTPResponse(status: .continue)) }
                let response = await responder.respond(to: request, on: channel)
                try await writer.write(response: response.head, body: response.body)
            }, refusal: { responder.refusal($0, $1) }, logger: Logger.quiet("endpoint"),
            ready: { channel in ready(place.text(listening: channel)) })
        let group = ServiceGroup(
            configuration: .init(
                services: (services + [endpoint.refusals, listener]).map { .init(service: $0) },
                gracefulShutdownSignals: [.sigterm, .sigint],
                logger: Logger.quiet("endpoint")))
        do {
            try await group.run()
        } catch {
            throw ServerFault.binding(error, to: place.text)
        }
        if case .unix(let path) = place { SocketFolder.clear([path]) }
    }
}

extension Listener.Place {
    /// As it is written in the configuration.
    var text: String {
        switch self {
        case .tcp(let address): address.text
        case .unix(let path): "unix:\(path)"
        case .inherited: "the socket that was handed over"
        }
    }

    /// The same with the port that was free, where any was asked for.
    func text(listening channel: any Channel) -> String {
        guard case .tcp(let address) = self, let port = channel.localAddress?.port else { return text }
        return "http://\(ListenAddress(host: address.host, port: port).text)/"
    }
}
