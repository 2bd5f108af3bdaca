package import DockStatModel
package import Transfer

/// Has an engine do something to a container: the only part that sends anything but GET, and only where a person asked for it.
package struct ContainerActor: Sendable {
    private let host: HostConfiguration
    private let client: TransferClient

    /// Longer than any container is given to end by itself, as far as nobody says how long.
    private static let longestEnd = Duration.minutes(5)
    private static let allowance = Duration.seconds(30)

    package init(host: HostConfiguration, client: TransferClient) {
        self.host = host
        self.client = client
    }

    /// Returns when the engine has done it, or will not.
    package func carryOut(_ order: ContainerOrder) async -> ContainerOutcome {
        let whole = (order.timeout ?? Self.longestEnd) + Self.allowance
        var request = TransferRequest(Self.path(of: order), of: host)
        request.method = order.action == .remove ? "DELETE" : "POST"
        request.timeout = whole
        switch await client.perform(request) {
        case .failure(let error):
            let reason = UnreachableReason(error, engine: host.engine, whole: whole, connect: host.connectTimeout)
            return .failed(reason: reason.message)
        case .success(let response): return outcome(response)
        }
    }

    private func outcome(_ response: TransferResponse) -> ContainerOutcome {
        switch response.status {
        case 200..<300: return .done
        case 304: return .alreadySo
        // Whatever else stands at that address has its own 404.
        case 404 where UnreachableReason.words(of: response.body).lowercased().contains("no such container"): return .vanished
        case 403, 401, 405:
            return .failed(
                reason: "\(host.engine.text) answered \(response.status): something in front of the engine allows reading only.")
        case let status:
            let words = UnreachableReason.words(of: response.body)
            return .failed(reason: words.isEmpty ? "\(host.engine.text) answered \(status)." : "The engine says: \(words).")
        }
    }

    static func path(of order: ContainerOrder) -> String {
        let container = "/containers/\(order.engineID)"
        let seconds = order.timeout.map { "?t=\(Int($0.inSeconds.rounded(.up)))" } ?? ""
        return switch order.action {
        case .remove: container + (order.force ? "?force=1" : "")
        case .stop, .restart: "\(container)/\(order.action.rawValue)\(seconds)"
        case .start, .pause, .unpause, .kill: "\(container)/\(order.action.rawValue)"
        }
    }
}
