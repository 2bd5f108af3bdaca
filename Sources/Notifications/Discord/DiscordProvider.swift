import DockStatModel
import FoundationEssentials
import Transfer

/// Posts to a Discord webhook. An incident is one message there, edited as it goes on; its resolution is a short new one
/// besides.
struct DiscordProvider: MessageProvider {
    var configuration: ReceiverConfiguration.Discord
    var writer: MessageWriter
    var sender: HTTPSender
    /// Of all Discord receivers.
    var pause: SharedPause

    func deliver(
        _ message: AlertMessage, key: String, reference: ConversationReference?, attemptAt: Timestamp
    ) async -> DeliveryResult {
        if let wait = pause.left { return .notTried("not tried: Discord asked all its webhooks here to wait", after: wait) }
        switch message.kind {
        case .updated, .resolved:
            guard let reference, DiscordMessage.isSnowflake(reference.text) else {
                return await post(message, mentions: true, attemptAt)
            }
            let edited = await edit(message, reference, attemptAt)
            guard let edited else { return await post(message, mentions: false, attemptAt) }
            guard message.kind == .resolved, edited.isDelivered else { return edited }
            // Repeated later, the edit changes nothing more.
            if let pause = edited.pause {
                let answer = "the message was edited; the new one may follow in \(RetryAfter.text(pause))"
                return DeliveryResult(.retry(after: pause, pausesReceiver: true), answer, pause: pause)
            }
            var result = await send(DiscordMessage.short(message, configuration, writer), attemptAt)
            if result.isDelivered { result.outcome = .delivered(reference: reference) }
            return result
        case .opened, .reminder, .escalated:
            var result = await post(message, mentions: reference == nil || message.kind != .reminder, attemptAt)
            // The first message stays the one that is edited.
            if result.isDelivered, let reference { result.outcome = .delivered(reference: reference) }
            return result
        case .digest, .test: return await post(message, mentions: false, attemptAt)
        }
    }

    private func post(_ message: AlertMessage, mentions: Bool, _ now: Timestamp) async -> DeliveryResult {
        await send(DiscordMessage.full(message, configuration, writer, mentions: mentions && message.kind != .resolved), now)
    }

    private func send(_ payload: WireJSON, _ now: Timestamp) async -> DeliveryResult {
        // `wait` makes Discord answer with the message it made.
        let url = URLText.adding(query: "wait=true", to: configuration.url.value)
        return DiscordAnswer.result(await ask("POST", url, payload, now), now: now)
    }

    /// - Returns: `nil` where somebody deleted the message.
    private func edit(_ message: AlertMessage, _ reference: ConversationReference, _ now: Timestamp) async -> DeliveryResult? {
        let url = URLText.appending("/messages/\(reference.text)", to: configuration.url.value)
        var payload = DiscordMessage.full(message, configuration, writer, mentions: false)
        // The name cannot be edited.
        if case .object(var fields) = payload {
            fields["username"] = nil
            payload = .object(fields)
        }
        let answer = await ask("PATCH", url, payload, now)
        if case .success(let response) = answer, DiscordAnswer.isUnknownMessage(response) { return nil }
        var result = DiscordAnswer.result(answer, now: now)
        if result.isDelivered { result.outcome = .delivered(reference: reference) }
        return result
    }

    private func ask(_ method: String, _ url: String, _ payload: WireJSON, _ now: Timestamp) async
        -> Result<TransferResponse, TransferError>
    {
        let answer = await sender.send(method: method, url, headers: Self.headers, body: payload.data)
        if let wait = DiscordAnswer.pauseForAll(answer, now: now) { pause.begin(wait) }
        return answer
    }

    private static let headers = [TransferHeader(name: "Content-Type", value: "application/json")]
}
