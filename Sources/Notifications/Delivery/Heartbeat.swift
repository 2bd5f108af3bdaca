package import DockStatModel
package import Transfer

/// Tells somebody else that the job runs, so that they notice when it stops.
///
/// Source: https://healthchecks.io/docs/http_api/ – the bare URL is success, `/start` and `/fail` go after its path.
package struct Heartbeat: Sendable {
    package enum Signal: String, Hashable, Sendable, CaseIterable {
        case start, success, fail

        var suffix: String { self == .success ? "" : "/" + rawValue }
    }

    private let client: TransferClient

    package init(client: TransferClient) { self.client = client }

    /// - Returns: what went wrong, for people and without the URL; `nil` where nothing did.
    package func send(_ signal: Signal, to heartbeat: HeartbeatConfiguration) async -> String? {
        if signal == .start, !heartbeat.tellsStart { return nil }
        var request = TransferRequest(url: URLText.appending(signal.suffix, to: heartbeat.url.value))
        request.headers = [TransferHeader(name: "User-Agent", value: ProviderRequest.userAgent)]
        request.connectTimeout = .seconds(5)
        request.timeout = .seconds(10)
        request.maximumResponseSize = 1 << 20
        request.proxy = .environment
        switch await client.perform(request) {
        case .success(let response) where (200..<300).contains(response.status): return nil
        case .success(let response):
            return "the heartbeat at \(Delivery.origin(of: heartbeat.url.value)) was answered with HTTP \(response.status)"
        case .failure(let error): return "the heartbeat was not told: \(error.message)"
        }
    }
}
