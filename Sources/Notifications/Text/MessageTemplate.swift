package import DockStatModel
import Mustache

/// A title or body as people configure it, in Mustache. Nothing is escaped for HTML; values are escaped for where the text goes.
package struct MessageTemplate: Sendable {
    /// What a variable is, which decides how a template may use it.
    package enum Shape: Hashable, Sendable {
        case text
        /// `{{#name}}…{{/name}}` where it holds.
        case flag
        /// A list of texts: `{{#name}}{{.}}{{/name}}`
        case texts
        /// A list of alerts, within which the variables of an alert are those of that one.
        case alerts
    }

    package struct Variable: Hashable, Sendable {
        package var name: String
        package var shape: Shape
        package var meaning: String
    }

    private let template: MustacheTemplate
    /// Whether it writes JSON: by its own first character, whatever values hold.
    let isJSON: Bool

    /// - Returns: `nil` where the text is no Mustache; `mistake(in:)` says why.
    package init?(_ text: String) {
        guard MessageTemplate.mistake(in: text) == nil, let template = MessageTemplate.parse(text) else { return nil }
        self.template = template
        let start = text.drop { $0.isWhitespace }
        isJSON = start.first == "[" || (start.first == "{" && !start.hasPrefix("{{"))
    }

    /// The pragma turns off escaping for HTML; on a line of its own it leaves nothing behind.
    static func parse(_ text: String) -> MustacheTemplate? {
        do { return try MustacheTemplate(string: "{{% CONTENT_TYPE: TEXT}}\n" + text) } catch { return nil }
    }

    /// - Parameter escape: applied to every value, never to the template's own text.
    package func render(
        _ message: AlertMessage, _ text: MessageText, language: MessageLanguage, clock: MessageClock,
        escape: (String) -> String = { $0 }
    ) -> String {
        template.render(
            TemplateValues.message(message, text, language: language, clock: clock, escape: escape))
    }
}
