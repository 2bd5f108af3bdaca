import DockStatModel
import FoundationEssentials
import Transfer

/// The one place where requests to receivers are made.
enum ProviderRequest {
    /// libcurl sends none of its own, and some gateways refuse requests without.
    static let userAgent = "DockStat"

    /// - Parameters:
    ///   - receiver: whose authorities and proxy are used.
    ///   - refusesLinkLocal: whether link-local and metadata addresses are refused after the name was resolved.
    static func make(
        method: String = "POST", _ url: String, headers: [TransferHeader], body: Data, receiver: ReceiverConfiguration,
        refusesLinkLocal: Bool
    ) -> TransferRequest {
        var request = TransferRequest(url: url)
        request.method = method
        request.headers = headers
        if !headers.contains(where: { $0.name.lowercased() == "user-agent" }) {
            request.headers.append(TransferHeader(name: "User-Agent", value: userAgent))
        }
        request.body = body
        request.connectTimeout = .seconds(5)
        request.timeout = .seconds(15)
        request.maximumResponseSize = 1 << 20
        request.tls.authority = receiver.authorityFile
        request.refusesLinkLocal = refusesLinkLocal
        request.proxy = receiver.proxy.map { .address($0.value) } ?? .environment
        return request
    }
}
