import DockStatModel
import FoundationEssentials
import Transfer

/// The two methods of Slack's web API that a bot needs.
///
/// Source: https://docs.slack.dev/reference/methods/chat.postMessage and …/chat.update
struct SlackBot: Sendable {
    var token: Secret
    var channel: String
    var api: String
    var sender: HTTPSender
    var now: Timestamp

    /// - Parameter broadcasts: whether a reply shows in the channel too.
    func post(_ payload: [String: WireJSON], in thread: SlackThread?, broadcasts: Bool = false) async -> DeliveryResult {
        var payload = payload
        payload["channel"] = .string(thread?.channel ?? channel)
        if let thread {
            payload["thread_ts"] = .string(thread.time)
            payload["reply_broadcast"] = .bool(broadcasts)
        }
        return SlackAnswer.ofMethod(await call("chat.postMessage", payload), now: now)
    }

    /// - Returns: `nil` where the message is not there any more or cannot be edited.
    func update(_ payload: [String: WireJSON], _ thread: SlackThread) async -> DeliveryResult? {
        var payload = payload
        payload["channel"] = .string(thread.channel)
        payload["ts"] = .string(thread.time)
        // Only for new messages.
        for name in ["unfurl_links", "unfurl_media", "mrkdwn"] { payload[name] = nil }
        let answer = await call("chat.update", payload)
        return SlackAnswer.isNotEditable(answer) ? nil : SlackAnswer.ofMethod(answer, now: now)
    }

    private func call(_ method: String, _ payload: [String: WireJSON]) async -> Result<TransferResponse, TransferError> {
        await sender.send(
            URLText.appending("/" + method, to: api), headers: SlackProvider.headers(token: token),
            body: WireJSON.object(payload).data)
    }
}
