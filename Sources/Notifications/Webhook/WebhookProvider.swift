import DockStatModel
import FoundationEssentials
import Transfer

/// Posts JSON to somebody's own endpoint, signed.
struct WebhookProvider: MessageProvider {
    var configuration: ReceiverConfiguration.Webhook
    /// Its name, which Alertmanager's payload tells.
    var receiver: String
    var writer: MessageWriter
    var sender: HTTPSender

    func deliver(
        _ message: AlertMessage, key: String, reference: ConversationReference?, attemptAt: Timestamp
    ) async -> DeliveryResult {
        let body = body(message, key: key)
        guard body.data.count < EventPayload.maximumSize else {
            return DeliveryResult(
                .failed(isReceiverBroken: false),
                "the template makes more than \(EventPayload.maximumSize / 1000) kB of this message")
        }
        do {
            let headers = try headers(body, key: key, attemptAt: attemptAt)
            let answer = await sender.send(
                configuration.url.value, headers: headers, body: body.data, refusesLinkLocal: !configuration.allowsLinkLocal)
            switch answer {
            case .success(let response):
                var result = HTTPAnswer.result(response, now: attemptAt)
                // Standard Webhooks: whoever answers 410 wants nothing more.
                result.switchesOff = response.status == 410
                return result
            case .failure(let error): return HTTPAnswer.result(error)
            }
        } catch {
            return DeliveryResult(.failed(isReceiverBroken: true), "a secret of the webhook cannot be used for signing")
        }
    }

    struct Body: Hashable, Sendable {
        var data: Data
        var contentType: String
    }

    func body(_ message: AlertMessage, key: String) -> Body {
        let json = "application/json; charset=utf-8"
        switch configuration.format {
        case .standard: return Body(data: EventPayload.standard(message, writer: writer).data, contentType: json)
        case .cloudevents:
            return Body(
                data: CloudEvent.event(message, key: key, writer: writer).data, contentType: CloudEvent.contentType)
        case .alertmanager:
            let payload = AlertmanagerPayload.payload(message, receiver: receiver, writer: writer)
            return Body(data: payload.data, contentType: json)
        case .template:
            // Of JSON, values are escaped so that they stay within their quotes.
            let isJSON = writer.isBodyJSON
            let text = writer.customBody(message, escape: isJSON ? WireJSON.escaped : { $0 }) ?? ""
            return Body(data: Data(text.utf8), contentType: isJSON ? json : "text/plain; charset=utf-8")
        }
    }

    func headers(_ body: Body, key: String, attemptAt: Timestamp) throws -> [TransferHeader] {
        var headers = [
            TransferHeader(name: "webhook-id", value: key),
            TransferHeader(name: "webhook-timestamp", value: String(attemptAt.seconds)),
        ]
        let signature = try WebhookSignature.header(
            id: key, seconds: attemptAt.seconds, body: body.data, secrets: configuration.secrets)
        if let signature { headers.append(TransferHeader(name: "webhook-signature", value: signature)) }
        let ours = Set(headers.map(\.name))
        let own = configuration.headers.filter { !ours.contains($0.key.lowercased()) && $0.key.lowercased() != "content-length" }
        if !own.keys.contains(where: { $0.lowercased() == "content-type" }) {
            headers.append(TransferHeader(name: "Content-Type", value: body.contentType))
        }
        return headers + own.sorted { $0.key < $1.key }.map { TransferHeader(name: $0.key, value: $0.value.value) }
    }
}
