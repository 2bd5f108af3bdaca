import DockStatModel
import FoundationEssentials
import Transfer

/// Sends one provider's requests.
struct HTTPSender: Sendable {
    var client: TransferClient
    var receiver: ReceiverConfiguration

    func send(
        method: String = "POST", _ url: String, headers: [TransferHeader], body: Data, refusesLinkLocal: Bool = false
    ) async -> Result<TransferResponse, TransferError> {
        await client.perform(
            ProviderRequest.make(
                method: method, url, headers: headers, body: body, receiver: receiver, refusesLinkLocal: refusesLinkLocal))
    }
}
