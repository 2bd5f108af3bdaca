import DockStatModel
import Transfer

/// E-mail as a way to hand over messages.
struct EmailSender: MessageProvider {
    var provider: EmailProvider
    var client: TransferClient
    var writer: MessageWriter

    func deliver(
        _ message: AlertMessage, key: String, reference: ConversationReference?, attemptAt: Timestamp
    ) async -> DeliveryResult {
        let mail = provider.mail(
            EmailContent(message, writer), for: message, key: key, reference: reference, now: attemptAt)
        let verdict = EmailVerdict(await client.send(mail), key: key, reference: reference)
        var result = DeliveryResult(verdict.outcome, verdict.answer)
        result.reference = verdict.reference
        return result
    }
}
