package import DockStatModel

/// Turns messages into words as one receiver wants them: its language, the site's time zone, its own title and body.
package struct MessageWriter: Sendable {
    package let language: MessageLanguage
    package let clock: MessageClock
    private let titleTemplate: MessageTemplate?
    private let bodyTemplate: MessageTemplate?

    /// - Parameters:
    ///   - language, timeZone: the site's.
    ///   - receiver: templates with mistakes count as none: the configuration was checked when it was read.
    package init(receiver: ReceiverConfiguration, language: String, timeZone: String) {
        self.language = MessageLanguage(tag: receiver.language ?? language)
        clock = MessageClock(timeZone: timeZone)
        titleTemplate = receiver.title.flatMap { MessageTemplate($0) }
        bodyTemplate = receiver.body.flatMap { MessageTemplate($0) }
    }

    func evidence(_ finding: Finding) -> String { Wording(language: language).evidence(finding, clock) }

    package func text(_ message: AlertMessage) -> MessageText { MessageText(message, language: language, clock: clock) }

    /// The receiver's own title; `nil` where it has none.
    ///
    /// - Parameter escape: for the values; the template's own text stays as it is.
    package func customTitle(_ message: AlertMessage, escape: (String) -> String = { $0 }) -> String? {
        titleTemplate.map {
            $0.render(message, text(message), language: language, clock: clock, escape: escape)
                .split { $0.isNewline }.joined(separator: " ")
        }
    }

    /// Whether the receiver's own body is JSON.
    var isBodyJSON: Bool { bodyTemplate?.isJSON == true }

    /// The receiver's own body.
    package func customBody(_ message: AlertMessage, escape: (String) -> String = { $0 }) -> String? {
        bodyTemplate.map { $0.render(message, text(message), language: language, clock: clock, escape: escape) }
    }
}
