package import DockStatModel
import Foundation

/// Themes for whoever makes one.
extension SiteGenerator {
    package var themes: ThemeLibrary { files.themes }

    /// The file's name that comes of a theme's name; `nil`: it has neither letters nor digits.
    static func slug(ofTheme name: String) -> String? {
        var slug = ""
        for scalar in name.lowercased().unicodeScalars {
            let isPlain = ("a"..."z").contains(scalar) || ("0"..."9").contains(scalar)
            if isPlain { slug.unicodeScalars.append(scalar) } else if !slug.isEmpty, !slug.hasSuffix("-") { slug += "-" }
        }
        slug = String(slug.prefix(60))
        while slug.hasSuffix("-") { slug.removeLast() }
        return slug.isEmpty || slug == ThemeLibrary.automatic ? nil : slug
    }

    /// - Parameter definition: as a theme's file.
    package func slug(ofThemeFile definition: String) -> String? {
        (try? JSONDecoder().decode(ThemeText.self, from: Data(definition.utf8))).flatMap { Self.slug(ofTheme: $0.name) }
    }

    /// What is wrong with a theme, each with the name it stands at.
    ///
    /// - Parameter definition: as a theme's file.
    package func mistakes(inTheme definition: String) -> [FieldMistake] {
        do {
            _ = try Theme(slug: "theme", origin: "", bytes: Array(definition.utf8))
            return []
        } catch {
            // `:12: --color-x: is no colour`
            return "\(error)".split(separator: "\n").map { line in
                let parts = line.split(separator: ":", maxSplits: 2).map { $0.trimmingCharacters(in: .whitespaces) }
                guard parts.count == 3, Int(parts[0]) != nil else {
                    return FieldMistake("variables", String(line.drop { $0 == ":" || $0 == " " }))
                }
                return FieldMistake(parts[1], parts[2])
            }
        }
    }

    /// What is hard to read in it, one sentence each; nothing where it is no theme.
    package func contrastProblems(ofTheme definition: String) -> [String] {
        guard let theme = try? Theme(slug: "theme", origin: "", bytes: Array(definition.utf8)) else { return [] }
        let colors = Dictionary(files.themes.colors(of: theme).map { ($0.name, $0.value) }) { first, _ in first }
        return ThemeContrast.problems(colors).map { pair, ratio in
            let (front, back) = (ThemeVocabulary.prefix + pair.front, ThemeVocabulary.prefix + pair.back)
            let least = words.numbers.trimmed(pair.least, digits: 1)
            return words("\(front) on \(back): contrast \(words.numbers.fixed(ratio, digits: 1)), wanted are \(least)")
        }
    }

    /// A theme in the editor; an empty name begins a new one from that of a dark or light ground.
    ///
    /// - Returns: `nil`: there is none of that name.
    package func editing(theme slug: String) -> ActionPage.ThemeEditing? {
        let library = files.themes
        guard let theme = library.themes.first(where: { $0.slug == (slug.isEmpty ? "dark" : slug) }) else { return nil }
        let kept = library.kept[theme.slug]
        let definition = kept?.definition ?? Self.definition(theme)
        return editing(definition, of: theme, slug: kept?.slug, revision: kept?.revision, isFixed: kept == nil)
    }

    /// A theme that is being made.
    ///
    /// - Returns: `nil`: the text is no theme in so far as that nothing of it can be shown.
    package func editing(draft definition: String) -> ActionPage.ThemeEditing? {
        let theme = try? Theme(slug: "theme", origin: "", bytes: Array(definition.utf8))
        return editing(definition, of: theme, slug: nil, revision: nil, isFixed: true)
    }

    private func editing(
        _ definition: String, of theme: Theme?, slug: String?, revision: String?, isFixed: Bool
    ) -> ActionPage.ThemeEditing? {
        guard let file = try? JSONDecoder().decode(ThemeText.self, from: Data(definition.utf8)) else { return nil }
        let shown = theme ?? files.themes.themes.first { $0.slug == "dark" }
        let effective = Dictionary(
            shown.map { files.themes.colors(of: $0) }?.map { ($0.name, $0.value) } ?? []
        ) { first, _ in first }
        let variables = ThemeVocabulary.all.map { name in
            ActionPage.ThemeEditing.Variable(
                name: ThemeVocabulary.prefix + name, value: file.variables[ThemeVocabulary.prefix + name] ?? "",
                effective: effective[name] ?? "")
        }
        var editing = ActionPage.ThemeEditing(
            name: file.name, slug: slug, revision: revision, variables: variables, animations: file.animations, isFixed: isFixed,
            contrast: contrastProblems(ofTheme: definition))
        editing.themes = files.themes.themes.map { ActionPage.Field($0.slug, $0.name) }
        return editing
    }

    /// A theme of a file, as far as it says colours.
    private static func definition(_ theme: Theme) -> String {
        let document = JSONWriter.document { json in
            json.field("name", theme.name)
            json.object("variables") { json in
                for (name, value) in theme.colors.sorted(by: { $0.key < $1.key }) {
                    json.field(ThemeVocabulary.prefix + name, value)
                }
            }
        }
        return String(decoding: document, as: UTF8.self)
    }
}

/// A theme's file with its values as they were written.
private struct ThemeText: Decodable {
    var name: String
    var variables: [String: String]
    /// JSON.
    var animations: String

    private enum Key: CodingKey { case name, variables, animations }

    init(from decoder: any Decoder) throws {
        let values = try decoder.container(keyedBy: Key.self)
        name = try values.decode(String.self, forKey: .name)
        variables = try values.decodeIfPresent([String: Value].self, forKey: .variables)?.mapValues(\.text) ?? [:]
        let parts = try values.decodeIfPresent([String: [String: Value]].self, forKey: .animations) ?? [:]
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .prettyPrinted, .withoutEscapingSlashes]
        animations =
            parts.isEmpty ? "" : String(decoding: try encoder.encode(parts.mapValues { $0.mapValues(\.text) }), as: UTF8.self)
    }

    /// A text, or whatever else somebody sent in its place.
    private struct Value: Decodable {
        var text: String

        init(from decoder: any Decoder) throws {
            let value = try decoder.singleValueContainer()
            if let text = try? value.decode(String.self) {
                self.text = text
            } else {
                text = (try? value.decode(Double.self)).map { NumberText.trimmed($0, digits: 3) } ?? ""
            }
        }
    }
}
