internal import Yams

/// Parses a text to nodes that know their places.
enum YAMLText {
    /// - Returns: `nil` where the text holds nothing but blanks and comments.
    static func root(of text: String, source: String) throws(ConfigurationErrors) -> Node? {
        func failed(_ place: ConfigurationMistake.Place?, _ message: String) -> ConfigurationErrors {
            ConfigurationErrors([ConfigurationMistake(source: source, place: place, message: message)])
        }
        if let place = AliasScan.firstAlias(in: text) {
            throw failed(
                place, "\"*\" begins an alias, which is not allowed here; quote a text that begins with a star: \"*-init-*\"")
        }
        do {
            // Our own decoder reads texts. The default resolver would have each key judged by regular expressions, and their
            // making alone takes longer than parsing.
            return try Parser(yaml: text, resolver: .basic, encoding: .utf8).singleRoot()
        } catch let error as YamlError {
            switch error {
            case .scanner(_, let problem, let mark, _), .parser(_, let problem, let mark, _):
                throw failed(.init(mark), "is no YAML: \(problem)\(hint(at: mark, in: text))")
            case .composer(_, let problem, let mark, _):
                throw failed(.init(mark), "is more than one YAML document, or one that is not whole: \(problem)")
            case .reader(let problem, let offset, _, _):
                throw failed(offset.flatMap { place(of: $0, in: text) }, "holds a character that YAML does not allow: \(problem)")
            case .duplicatedKeysInMapping(let duplicates, let context):
                let names = duplicates.map(Shown.value).joined(separator: ", ")
                throw failed(
                    .init(context.mark), "\(names) is given more than once in the same map; keep one (this is the first)")
            default: throw failed(nil, "cannot be parsed as YAML")
            }
        } catch {
            throw failed(nil, "cannot be parsed as YAML: \(error)")
        }
    }

    /// The one mistake that libyaml's own words do not explain.
    private static func hint(at mark: Mark, in text: String) -> String {
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
        guard lines.indices.contains(mark.line - 1) else { return "" }
        let indent = lines[mark.line - 1].prefix { $0 == " " || $0 == "\t" }
        return indent.contains("\t") ? "; indent with spaces, not tabs" : ""
    }

    private static func place(of offset: Int, in text: String) -> ConfigurationMistake.Place? {
        guard offset >= 0 else { return nil }
        let before = text.utf8.prefix(offset)
        let lines = before.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
        guard let last = lines.last else { return nil }
        return .init(line: lines.count, column: last.count { $0 & 0xC0 != 0x80 } + 1)
    }
}

extension ConfigurationMistake.Place {
    init(_ mark: Mark) { self.init(line: mark.line, column: mark.column) }
}
