import DockStatModel
import FoundationEssentials
import Transfer

/// What Slack's answers mean: webhooks answer with a word and a status, methods with 200 and `ok`.
enum SlackAnswer {
    private struct Body: Decodable {
        var ok: Bool
        var error: String?
        var channel: String?
        var ts: String?
    }

    /// No other message would get through either.
    static let broken: Set<String> = [
        "user_not_found", "channel_not_found", "channel_is_archived", "is_archived", "action_prohibited", "no_service",
        "no_service_id", "no_team", "team_disabled", "invalid_token", "posting_to_general_channel_denied", "not_in_channel",
        "restricted_action", "restricted_action_read_only_channel", "restricted_action_thread_only_channel", "ekm_access_denied",
        "not_authed", "invalid_auth", "account_inactive", "token_revoked", "token_expired", "no_permission", "missing_scope",
        "access_denied", "enterprise_is_restricted", "not_allowed_token_type", "method_deprecated", "deprecated_endpoint",
        "two_factor_setup_required", "as_user_not_supported", "team_access_not_granted", "accesslimited",
    ]

    /// Slack's own trouble.
    private static let temporary: Set<String> = [
        "rollup_error", "fatal_error", "internal_error", "service_unavailable", "request_timeout", "team_added_to_org",
        "org_login_required",
    ]

    private static let limited: Set<String> = ["rate_limited", "ratelimited", "message_limit_exceeded"]

    /// An edit that can never work; the message is posted anew.
    private static let notEditable: Set<String> = [
        "message_not_found", "cant_update_message", "edit_window_closed", "thread_not_found",
    ]

    static func ofWebhook(_ answer: Result<TransferResponse, TransferError>, now: Timestamp) -> DeliveryResult {
        switch answer {
        case .failure(let error): return HTTPAnswer.result(error)
        case .success(let response):
            let word = word(String(decoding: response.body.prefix(200), as: UTF8.self))
            var result = HTTPAnswer.result(response, now: now)
            switch (result.outcome, word) {
            case (.delivered, "ok"?): return result
            // Somebody else's page: a message must not be lost to it.
            case (.delivered, _):
                return DeliveryResult(.retry(after: nil, pausesReceiver: false), "HTTP \(response.status) without Slack's ok")
            case (_, let word?) where limited.contains(word) && response.status != 429:
                return DeliveryResult(.retry(after: nil, pausesReceiver: true), "HTTP \(response.status): \(word)")
            case (_, let word?) where broken.contains(word):
                return DeliveryResult(.failed(isReceiverBroken: true), "HTTP \(response.status): \(word)")
            case (_, let word?) where temporary.contains(word):
                return DeliveryResult(.retry(after: nil, pausesReceiver: false), "HTTP \(response.status): \(word)")
            case (_, "invalid_payload"?):
                return DeliveryResult(.failed(isReceiverBroken: false), "HTTP \(response.status): invalid_payload")
            case (_, let word?):
                result.answer += " (\(word))"
                return result
            case (_, nil): return result
            }
        }
    }

    static func ofMethod(_ answer: Result<TransferResponse, TransferError>, now: Timestamp) -> DeliveryResult {
        switch answer {
        case .failure(let error): return HTTPAnswer.result(error)
        case .success(let response):
            let result = HTTPAnswer.result(response, now: now)
            guard result.isDelivered else { return result }
            guard let body = body(of: response) else {
                return DeliveryResult(.retry(after: nil, pausesReceiver: false), "HTTP \(response.status) without Slack's words")
            }
            if body.ok {
                let thread = body.channel.flatMap { channel in
                    body.ts.flatMap { SlackThread(channel: channel, time: $0) }
                }
                return DeliveryResult(.delivered(reference: thread?.reference), "HTTP \(response.status), ok")
            }
            let word = body.error.flatMap(word) ?? "no reason given"
            if limited.contains(word) {
                let wait = RetryAfter.duration(response.header("Retry-After"), now: now)
                return DeliveryResult(.retry(after: wait, pausesReceiver: true), "Slack: \(word)", pause: wait)
            }
            if temporary.contains(word) { return DeliveryResult(.retry(after: nil, pausesReceiver: false), "Slack: \(word)") }
            return DeliveryResult(.failed(isReceiverBroken: broken.contains(word)), "Slack: \(word)")
        }
    }

    static func isNotEditable(_ answer: Result<TransferResponse, TransferError>) -> Bool {
        guard case .success(let response) = answer, let body = body(of: response), let error = body.error else { return false }
        return !body.ok && notEditable.contains(error)
    }

    private static func body(of response: TransferResponse) -> Body? {
        // Gateways in between answer with pages of their own.
        try? JSONDecoder().decode(Body.self, from: response.body)
    }

    /// Slack's words are small letters and underscores; anything else is somebody else's answer and not repeated.
    private static func word(_ text: String) -> String? {
        let word = text.filter { $0 != "\n" && $0 != "\r" && $0 != " " }
        let isWord = (1...60).contains(word.utf8.count) && word.utf8.allSatisfy { (0x61...0x7a).contains($0) || $0 == 0x5f }
        return isWord ? word : nil
    }
}
