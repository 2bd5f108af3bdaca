import Mustache

/// The loaded templates. Mustache renders what it does not know as nothing, so everything they name is checked at load.
struct TemplateLibrary: Sendable {
    private let library: MustacheLibrary
    /// What is wrong with them, one line each: file, line, tag.
    let mistakes: [String]
    /// Of each kind of page that cannot be made, why: the mistakes of the templates it is made from.
    let broken: [PageKind: String]

    /// - Parameter words: say what stands between `{{#words}}` and `{{/words}}`.
    init(_ files: [String: AuthoredFiles.File], words: Words) {
        var library = MustacheLibrary()
        var texts: [String: TemplateLint.Text] = [:]
        for (name, file) in files.sorted(by: { $0.key < $1.key }) {
            guard let written = String(validating: file.bytes, as: UTF8.self) else {
                texts[name] = TemplateLint.Text(origin: file.origin, text: "", mistake: "\(file.origin): is not UTF-8")
                continue
            }
            let text = words.translate(template: written)
            texts[name] = TemplateLint.Text(origin: file.origin, text: text)
            do {
                try library.register(text, named: name)
            } catch let error as MustacheTemplate.ParserError {
                texts[name]?.mistake =
                    "\(file.origin):\(error.context.lineNumber): \(TemplateLibrary.words(for: error.error))"
            } catch {
                texts[name]?.mistake = "\(file.origin): \(error)"
            }
        }
        let lint = TemplateLint(texts: texts)
        var broken: [PageKind: String] = [:]
        var mistakes: [String] = []
        for kind in PageKind.allCases {
            let found = lint.mistakes(of: kind)
            if !found.isEmpty { broken[kind] = found.joined(separator: "; ") }
            mistakes += found.filter { !mistakes.contains($0) }
        }
        // One that no page is made from is wrong all the same.
        mistakes += texts.sorted { $0.key < $1.key }.compactMap(\.value.mistake).filter { !mistakes.contains($0) }
        self.library = library
        self.mistakes = mistakes
        self.broken = broken
    }

    func render(_ kind: PageKind, _ values: PageValues) -> RenderedPage {
        if let mistake = broken[kind] { return .mistake(mistake) }
        return .text(library.render(values, withTemplate: kind.rawValue) ?? "")
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

/// A page, or why its template makes none.
enum RenderedPage: Hashable, Sendable {
    case text(String)
    case mistake(String)

    /// Nothing of it where its template has a mistake.
    var text: String {
        switch self {
        case .text(let text): text
        case .mistake: ""
        }
    }
}

/// Finds what templates name that does not exist.
struct TemplateLint {
    struct Text {
        var origin: String
        var text: String
        /// Why it cannot be read at all.
        var mistake: String?
    }

    var texts: [String: Text]

    /// Of a kind of page, in its template and those that it includes. One line each: file, line, tag, and what is allowed.
    func mistakes(of kind: PageKind) -> [String] {
        var found: [String] = []
        var seen: Set<String> = []
        check(kind.rawValue, as: kind, from: nil, seen: &seen, found: &found)
        var once: Set<String> = []
        return found.filter { once.insert($0).inserted }
    }

    private func check(
        _ name: String, as kind: PageKind, from place: String?, seen: inout Set<String>, found: inout [String]
    ) {
        guard seen.insert(name).inserted else { return }
        guard let template = texts[name] else {
            found.append("\(place ?? "the templates"): there is no template \(name).mustache")
            return
        }
        if let mistake = template.mistake {
            found.append(mistake)
            return
        }
        let (origin, text) = (template.origin, template.text)
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
