import DockStatModel
import Foundation

/// A set of colours under a name, as a theme's JSON file says it: `{"name", "variables", "animations"}`.
package struct Theme: Hashable, Sendable {
    /// The name of the file without its ending: of the style sheet, of the reader's choice, of `theme:` in the configuration.
    package let slug: String
    package let name: String
    /// By names without `--color-`; what the file leaves empty is not in it.
    package let colors: [String: String]
    /// By whole names, such as `--animate-fade-in`, as values of the CSS property `animation`.
    let animations: [String: String]

    private struct Document: Decodable {
        var name: String
        var variables: [String: String]
        var animations: [String: [String: Part]]?

        /// A number of an animation may stand there as one.
        enum Part: Decodable {
            case text(String)
            case number(Double)

            init(from decoder: any Decoder) throws {
                let container = try decoder.singleValueContainer()
                if let number = try? container.decode(Double.self) {
                    self = .number(number)
                } else {
                    self = .text(try container.decode(String.self))
                }
            }

            var text: String {
                switch self {
                case .text(let text): text
                case .number(let number): NumberText.trimmed(number, digits: 3)
                }
            }
        }
    }

    /// - Throws: `SiteError` that names each mistake with file, line and key. Nothing of a theme with a mistake is used.
    package init(slug: String, origin: String, bytes: [UInt8]) throws {
        let document: Document
        do {
            document = try JSONDecoder().decode(Document.self, from: Data(bytes))
        } catch {
            throw SiteError(
                .input,
                "\(origin): a theme is {\"name\": …, \"variables\": {\"--color-main-bg\": …}, \"animations\": {…}}: \(Theme.words(error))"
            )
        }
        let text = String(decoding: bytes, as: UTF8.self)
        var mistakes: [String] = []
        func refuse(_ key: String, _ reason: String) {
            mistakes.append("\(origin):\(Theme.line(of: key, in: text)): \(CleanText.line(key, limit: 80)): \(reason)")
        }
        var colors: [String: String] = [:]
        for (key, value) in document.variables.sorted(by: { $0.key < $1.key }) {
            let value = value.trimmingCharacters(in: .whitespaces)
            if !ThemeVocabulary.known.contains(key) {
                refuse(key, "there is no such name; docs/theming.md lists them")
            } else if value.isEmpty {
                continue
            } else if !ThemeValue.isColor(value) {
                refuse(key, "\(CleanText.line(value, limit: 80)) is no colour")
            } else {
                colors[String(key.dropFirst(ThemeVocabulary.prefix.count))] = value
            }
        }
        var animations: [String: String] = [:]
        for (key, parts) in (document.animations ?? [:]).sorted(by: { $0.key < $1.key }) {
            guard ThemeVocabulary.animations.contains(key) else {
                refuse(key, "there is no such animation; docs/theming.md lists them")
                continue
            }
            switch ThemeValue.animation(parts.mapValues(\.text)) {
            case .success(let value): animations[key] = value
            case .failure(let mistake): refuse(key, mistake.description)
            }
        }
        guard mistakes.isEmpty else { throw SiteError(.input, mistakes.joined(separator: "\n")) }
        self.slug = slug
        name = CleanText.line(document.name, limit: 60)
        self.colors = colors
        self.animations = animations
    }

    /// Whether its ground is dark; `nil` where it says none, or not as plain numbers.
    package var isDark: Bool? { colors["main-bg"].flatMap(ColorValue.init)?.isDark }

    private static func line(of key: String, in text: String) -> Int {
        guard let range = text.range(of: "\"\(key)\"") else { return 1 }
        return text[..<range.lowerBound].utf8.count { $0 == UInt8(ascii: "\n") } + 1
    }

    private static func words(_ error: any Error) -> String {
        guard let error = error as? DecodingError else { return "\(error)" }
        func path(_ context: DecodingError.Context) -> String {
            context.codingPath.isEmpty ? "" : "\(context.codingPath.map(\.stringValue).joined(separator: ".")): "
        }
        return switch error {
        case .keyNotFound(let key, let context): "\(path(context))\(key.stringValue) is missing"
        case .typeMismatch(_, let context), .valueNotFound(_, let context): "\(path(context))\(context.debugDescription)"
        case .dataCorrupted(let context): "\(path(context))\(context.debugDescription)"
        @unknown default: "\(error)"
        }
    }
}
