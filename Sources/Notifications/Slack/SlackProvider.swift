import DockStatModel
import FoundationEssentials
import Transfer

/// Posts to Slack: through an incoming webhook, where every message is a new one, or as a bot, where an incident is one message
/// that is edited, with a thread.
struct SlackProvider: MessageProvider {
    var configuration: ReceiverConfiguration.Slack
    var writer: MessageWriter
    var sender: HTTPSender

    func deliver(
        _ message: AlertMessage, key: String, reference: ConversationReference?, attemptAt: Timestamp
    ) async -> DeliveryResult {
        switch configuration.access {
        case .webhook(let url):
            let answer = await sender.send(
                url.value, headers: SlackProvider.headers(), body: WireJSON.object(SlackMessage.full(message, writer)).data)
            return SlackAnswer.ofWebhook(answer, now: attemptAt)
        case .bot(let token, let channel, let api):
            let bot = SlackBot(token: token, channel: channel, api: api, sender: sender, now: attemptAt)
            return await deliver(message, as: bot, thread: reference.flatMap(SlackThread.init))
        }
    }

    private func deliver(_ message: AlertMessage, as bot: SlackBot, thread: SlackThread?) async -> DeliveryResult {
        guard let thread, message.kind != .test, message.kind != .digest else {
            return await bot.post(SlackMessage.full(message, writer), in: nil)
        }
        if message.kind == .updated || message.kind == .resolved {
            let edited = await bot.update(SlackMessage.full(message, writer), thread)
            // Somebody deleted it, or it is too old to be edited: the thread begins anew.
            guard let edited else { return await bot.post(SlackMessage.full(message, writer), in: nil) }
            guard edited.isDelivered else { return edited }
        }
        let isForAll = message.kind != .updated
        var result = await bot.post(SlackMessage.short(message, writer), in: thread, broadcasts: isForAll)
        if result.isDelivered { result.outcome = .delivered(reference: thread.reference) }
        return result
    }

    static func headers(token: Secret? = nil) -> [TransferHeader] {
        var headers = [TransferHeader(name: "Content-Type", value: "application/json; charset=utf-8")]
        if let token { headers.append(TransferHeader(name: "Authorization", value: "Bearer \(token.value)")) }
        return headers
    }
}

/// The message that an incident's thread hangs on: channel and `ts`, which is also its name there.
struct SlackThread: Hashable, Sendable {
    var channel: String
    var time: String

    init?(channel: String, time: String) {
        let allowed = { (text: String) in
            (1...64).contains(text.utf8.count)
                && text.utf8.allSatisfy { $0 != UInt8(ascii: "/") && (0x21...0x7e).contains($0) }
        }
        guard allowed(channel), allowed(time) else { return nil }
        self.channel = channel
        self.time = time
    }

    init?(_ reference: ConversationReference) {
        let parts = reference.text.split(separator: "/", omittingEmptySubsequences: false).map(String.init)
        guard parts.count == 2 else { return nil }
        self.init(channel: parts[0], time: parts[1])
    }

    var reference: ConversationReference { ConversationReference(text: "\(channel)/\(time)") }
}
