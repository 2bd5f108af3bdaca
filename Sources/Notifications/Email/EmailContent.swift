package import DockStatModel
package import Foundation

/// What a mail says.
package struct EmailContent: Hashable, Sendable {
    /// One line.
    package var subject: String
    /// Lines end with `\n`.
    package var text: String
    /// `nil` where the text is all there is.
    package var html: String?

    /// Beyond this, in bytes, a text is cut: servers refuse large mails.
    private static let maximumText = 256 << 10

    /// - Parameters:
    ///   - language: `en` or `de`.
    ///   - timeZone: of the times in it.
    ///   - title: takes the place of our subject.
    ///   - body: takes the place of our text, which then has no HTML beside it.
    package static func make(
        _ message: AlertMessage, language: String, timeZone: TimeZone, title: String? = nil, body: String? = nil
    ) -> EmailContent {
        let text = EmailText(message, language: language, timeZone: timeZone)
        let subject = MailText.line(title ?? text.subject, limit: 300)
        return EmailContent(
            subject: subject.isEmpty ? text.subject : subject,
            text: MailText.cut(MailText.block(body ?? text.plain), limit: maximumText), html: body == nil ? text.html : nil)
    }
}
