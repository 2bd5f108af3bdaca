import DockStatModel
import Transfer

/// What an answer means for the message, where the provider has no words of its own for it.
enum HTTPAnswer {
    /// A success has no reference yet.
    static func result(_ response: TransferResponse, now: Timestamp, bodyWait: Duration? = nil) -> DeliveryResult {
        let status = response.status
        let wait = bodyWait ?? RetryAfter.duration(response.header("Retry-After"), now: now)
        switch status {
        case 200..<300: return DeliveryResult(.delivered(reference: nil), "HTTP \(status)")
        case 300..<400:
            let target = response.header("Location").map(Delivery.origin) ?? "(no address)"
            return DeliveryResult(
                .failed(isReceiverBroken: true),
                target == "(no address)"
                    ? "HTTP \(status): the address redirects, which is not followed; configure where it leads"
                    : "HTTP \(status): the address redirects to \(target), which is not followed; configure that one")
        case 401, 403: return DeliveryResult(.failed(isReceiverBroken: true), "HTTP \(status): the receiver does not let us in")
        case 404, 405, 410: return DeliveryResult(.failed(isReceiverBroken: true), "HTTP \(status): the address is gone")
        case 429:
            return DeliveryResult(
                .retry(after: wait, pausesReceiver: true), "HTTP 429" + (wait.map { ", again in \(RetryAfter.text($0))" } ?? ""),
                pause: wait)
        case 408, 425, 500..<600:
            return DeliveryResult(
                .retry(after: wait, pausesReceiver: wait != nil),
                "HTTP \(status)" + (wait.map { ", again in \(RetryAfter.text($0))" } ?? ""), pause: wait)
        case 400..<500: return DeliveryResult(.failed(isReceiverBroken: false), "HTTP \(status): the message was refused")
        default: return DeliveryResult(.retry(after: nil, pausesReceiver: false), "HTTP \(status)")
        }
    }

    /// The messages of `TransferError` name scheme, host and port only.
    static func result(_ error: TransferError) -> DeliveryResult {
        switch error.kind {
        case .invalid, .forbidden: DeliveryResult(.failed(isReceiverBroken: true), error.message)
        // It answered at length; sending again would only repeat that.
        case .tooLarge: DeliveryResult(.failed(isReceiverBroken: false), error.message)
        case .cancelled: DeliveryResult(.retry(after: nil, pausesReceiver: false), "no time was left for an answer")
        default: DeliveryResult(.retry(after: nil, pausesReceiver: false), error.message)
        }
    }
}
