import DockStatModel
import Foundation
import Transfer

/// E-mail as a way to hand over messages.
struct EmailSender: MessageProvider {
    var provider: EmailProvider
    var client: TransferClient
    var writer: MessageWriter
    /// `en` or `de`.
    var language: String
    var zone: TimeZone

    func deliver(
        _ message: AlertMessage, key: String, reference: ConversationReference?, attemptAt: Timestamp
    ) async -> DeliveryResult {
        let content = EmailContent.make(
            message, language: language, timeZone: zone, title: writer.customTitle(message), body: writer.customBody(message))
        let mail = provider.mail(content, for: message, key: key, reference: reference, now: attemptAt)
        let verdict = EmailVerdict(await client.send(mail), key: key, reference: reference)
        var result = DeliveryResult(verdict.outcome, verdict.answer)
        result.reference = verdict.reference
        return result
    }
}
