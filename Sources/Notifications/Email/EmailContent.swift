package import DockStatModel

/// What a mail says.
package struct EmailContent: Hashable, Sendable {
    /// One line.
    package var subject: String
    /// Lines end with `\n`.
    package var text: String
    /// `nil` where the text is all there is.
    package var html: String?

    /// Of a body that a template makes, in UTF-16 units: servers refuse large mails.
    private static let longestBody = 100_000

    /// Our own content in two forms, or the receiver's own body as text alone.
    package init(_ message: AlertMessage, _ writer: MessageWriter) {
        let text = writer.text(message)
        let title = writer.customTitle(message).map { CleanText.words($0, limit: 300) } ?? ""
        subject = title.isEmpty ? CleanText.words(text.title, limit: 300) : title
        let page = SafeLink.page(of: message)
        if let body = writer.customBody(message) {
            self.text = CleanText.lines(body, limit: Self.longestBody)
        } else {
            self.text = EmailText(text: text, page: page).plain
            html = EmailPage(text: text, page: page, tone: Tone(message), language: writer.language).html
        }
    }
}
