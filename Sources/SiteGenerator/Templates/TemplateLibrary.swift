import Mustache

/// The loaded templates. Mustache renders what it does not know as nothing, so everything they name is checked at load.
struct TemplateLibrary: Sendable {
    private let library: MustacheLibrary

    /// - Parameter words: say what stands between `{{#words}}` and `{{/words}}`.
    /// - Throws: `SiteError` naming file, line and tag of every mistake.
    init(_ files: [String: AuthoredFiles.File], words: Words) throws {
        var library = MustacheLibrary()
        var texts: [String: (origin: String, text: String)] = [:]
        var mistakes: [String] = []
        for (name, file) in files.sorted(by: { $0.key < $1.key }) {
            guard let written = String(validating: file.bytes, as: UTF8.self) else {
                mistakes.append("\(file.origin): is not UTF-8")
                continue
            }
            let text = words.translate(template: written)
            texts[name] = (file.origin, text)
            do {
                try library.register(text, named: name)
            } catch let error as MustacheTemplate.ParserError {
                mistakes.append("\(file.origin):\(error.context.lineNumber): \(TemplateLibrary.words(for: error.error))")
            } catch {
                mistakes.append("\(file.origin): \(error)")
            }
        }
        if mistakes.isEmpty { mistakes = TemplateLint(texts: texts).mistakes() }
        guard mistakes.isEmpty else {
            throw SiteError(.template, "the templates have mistakes:\n" + mistakes.joined(separator: "\n"))
        }
        self.library = library
    }

    /// `nil` only where the library has no template of that kind, which `init` has ruled out.
    func render(_ kind: PageKind, _ values: PageValues) -> String {
        library.render(values, withTemplate: kind.rawValue) ?? ""
    }

    private static func words(for error: any Error) -> String {
        guard let error = error as? MustacheTemplate.Error else { return "\(error)" }
        return switch error {
        case .sectionCloseNameIncorrect: "a section is closed by another name than it was opened with"
        case .unfinishedName: "a tag is not closed with }}"
        case .expectedSectionEnd: "a section is not closed"
        default: "\(error)"
        }
    }
}

/// Finds what templates name that does not exist.
struct TemplateLint {
    var texts: [String: (origin: String, text: String)]

    /// One line each: file, line, tag, and what is allowed.
    func mistakes() -> [String] {
        var found: [String] = []
        for kind in PageKind.allCases {
            var seen: Set<String> = []
            check(kind.rawValue, as: kind, from: nil, seen: &seen, found: &found)
        }
        var once: Set<String> = []
        return found.filter { once.insert($0).inserted }
    }

    private func check(
        _ name: String, as kind: PageKind, from place: String?, seen: inout Set<String>, found: inout [String]
    ) {
        guard seen.insert(name).inserted else { return }
        guard let (origin, text) = texts[name] else {
            found.append("\(place ?? "the templates"): there is no template \(name).mustache")
            return
        }
        let vocabulary = PageValues.vocabulary[kind] ?? [:]
        for tag in TemplateTag.all(in: text) {
            let place = "\(origin):\(tag.line)"
            switch tag.use {
            case .partial: check(tag.name, as: kind, from: "\(place): {{>\(tag.name)}}", seen: &seen, found: &found)
            case .other: continue
            case .unsupported: found.append("\(place): {{\(tag.name)}} is not supported here")
            case .text, .raw, .section:
                switch (vocabulary[tag.name], tag.use) {
                case (nil, _):
                    let known = vocabulary.keys.sorted().joined(separator: ", ")
                    found.append(
                        "\(place): {{\(tag.name)}} is no variable of a page of kind \(kind.rawValue); there are \(known)")
                case (false?, .raw):
                    found.append("\(place): {{{\(tag.name)}}} is text and must be escaped: write {{\(tag.name)}}")
                case (true?, .text): found.append("\(place): {{\(tag.name)}} is markup: write {{{\(tag.name)}}}")
                default: continue
                }
            }
        }
    }
}
