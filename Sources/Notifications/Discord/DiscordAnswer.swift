import DockStatModel
import FoundationEssentials
import Transfer

/// What Discord's answers mean.
///
/// Source: https://discord.com/developers/docs/topics/rate-limits and …/topics/opcodes-and-status-codes#json
enum DiscordAnswer {
    private struct Body: Decodable {
        var id: String?
        var code: Int?
        var retry_after: Double?
        var global: Bool?
    }

    /// Discord's code for a webhook that somebody deleted.
    private static let unknownWebhook = 10015

    static func result(_ answer: Result<TransferResponse, TransferError>, now: Timestamp) -> DeliveryResult {
        switch answer {
        case .failure(let error): return HTTPAnswer.result(error)
        case .success(let response):
            let body = body(of: response)
            var result = HTTPAnswer.result(response, now: now, bodyWait: body?.retry_after.flatMap(RetryAfter.duration(seconds:)))
            if result.isDelivered {
                // Somebody else's page: a message must not be lost to it.
                guard response.status == 204 || body?.id != nil else {
                    return DeliveryResult(
                        .retry(after: nil, pausesReceiver: false), "HTTP \(response.status) without Discord's message")
                }
                result.outcome = .delivered(
                    reference: body?.id.flatMap { DiscordMessage.isSnowflake($0) ? ConversationReference(text: $0) : nil })
                result.pause = pause(response)
            } else if let code = body?.code, code > 0 {
                result.answer += " (Discord's code \(code))"
                result.switchesOff = response.status == 404 && code == unknownWebhook
            }
            return result
        }
    }

    static func isUnknownMessage(_ response: TransferResponse) -> Bool {
        response.status == 404 && body(of: response)?.code == 10008
    }

    /// How long everybody at our address shall wait, where this answer says so: for all webhooks, not this one alone.
    static func pauseForAll(_ answer: Result<TransferResponse, TransferError>, now: Timestamp) -> Duration? {
        guard case .success(let response) = answer, response.status == 429 else { return nil }
        let body = body(of: response)
        guard body?.global == true || response.header("X-RateLimit-Global") == "true" else { return nil }
        return body?.retry_after.flatMap(RetryAfter.duration(seconds:))
            ?? RetryAfter.duration(response.header("Retry-After"), now: now)
    }

    /// A success may say that it was the last one for a while.
    private static func pause(_ response: TransferResponse) -> Duration? {
        guard response.header("X-RateLimit-Remaining").flatMap({ Int($0) }) == 0 else { return nil }
        return response.header("X-RateLimit-Reset-After").flatMap(Double.init).flatMap(RetryAfter.duration(seconds:))
    }

    private static func body(of response: TransferResponse) -> Body? {
        // Gateways in between answer with pages of their own.
        try? JSONDecoder().decode(Body.self, from: response.body)
    }
}
