import DockStatModel
import Transfer

/// Makes the provider that a receiver's configuration asks for: the one place that knows them all.
struct Providers: Sendable {
    var client: TransferClient
    /// The site's.
    var language: String
    var timeZone: String
    private let discordPause = SharedPause()

    init(client: TransferClient, language: String, timeZone: String) {
        self.client = client
        self.language = language
        self.timeZone = timeZone
    }

    func provider(for receiver: ReceiverConfiguration) -> any MessageProvider {
        let writer = MessageWriter(receiver: receiver, language: language, timeZone: timeZone)
        let sender = HTTPSender(client: client, receiver: receiver)
        switch receiver.kind {
        case .discord(let discord):
            return DiscordProvider(configuration: discord, writer: writer, sender: sender, pause: discordPause)
        case .slack(let slack): return SlackProvider(configuration: slack, writer: writer, sender: sender)
        case .webhook(let webhook):
            return WebhookProvider(configuration: webhook, receiver: receiver.name, writer: writer, sender: sender)
        case .command(let command):
            return CommandProvider(configuration: command, receiver: receiver.name, writer: writer)
        case .email(let email):
            do {
                return EmailSender(provider: try EmailProvider(email, of: receiver), client: client, writer: writer)
            } catch {
                return UnavailableProvider(answer: error.message)
            }
        }
    }
}

/// Says why nothing can be sent.
private struct UnavailableProvider: MessageProvider {
    var answer: String

    func deliver(
        _ message: AlertMessage, key: String, reference: ConversationReference?, attemptAt: Timestamp
    ) async -> DeliveryResult {
        DeliveryResult(.failed(isReceiverBroken: true), answer)
    }
}
