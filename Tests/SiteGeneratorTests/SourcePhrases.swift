import Foundation

/// Every phrase that the sources of the site may say: the string literals of the Swift files with `{}` for what is
/// interpolated, and what stands between `{{#words}}` and `{{/words}}` in templates and in `say("…")` in the script.
struct SourcePhrases {
    /// Of Swift sources: phrases, and strings that are none.
    private(set) var literals: Set<String> = []
    private(set) var ofTemplates: Set<String> = []
    private(set) var ofScript: Set<String> = []

    var all: Set<String> { literals.union(ofTemplates).union(ofScript) }

    static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent()

    init() throws {
        for file in try SourcePhrases.files(in: "Sources/SiteGenerator", suffix: ".swift") { readSwift(file) }
        for file in try SourcePhrases.files(in: "templates", suffix: ".mustache") { readTemplate(file[...]) }
        for file in try SourcePhrases.files(in: "site/script", suffix: ".js") {
            for match in file.matches(of: /say\("([^"\\]+)"/) { ofScript.insert(String(match.output.1)) }
        }
    }

    /// The string literals of the Swift files of a folder.
    static func literals(in folder: String) throws -> Set<String> {
        var phrases = SourcePhrases(literals: [])
        for file in try files(in: folder, suffix: ".swift") { phrases.readSwift(file) }
        return phrases.literals
    }

    /// The string literals within the parentheses of these calls.
    static func arguments(of calls: [String], in folder: String) throws -> Set<String> {
        var phrases = SourcePhrases(literals: [])
        for file in try files(in: folder, suffix: ".swift") {
            for call in calls {
                for found in file.ranges(of: call + "(") {
                    var rest = Array(file[found.upperBound...].unicodeScalars)[...]
                    phrases.skipInterpolation(&rest)
                }
            }
        }
        return phrases.literals
    }

    private init(literals: Set<String>) { self.literals = literals }

    static func catalogue(_ tag: String) throws -> [String: String] {
        let bytes = try Data(contentsOf: root.appending(path: "site/languages/\(tag).json"))
        return try JSONDecoder().decode([String: String].self, from: bytes)
    }

    private static func files(in folder: String, suffix: String) throws -> [String] {
        let folder = root.appending(path: folder)
        let names = try FileManager.default.subpathsOfDirectory(atPath: folder.path).filter { $0.hasSuffix(suffix) }.sorted()
        return try names.map { try String(contentsOf: folder.appending(path: $0), encoding: .utf8) }
    }

    // MARK: Swift

    private mutating func readSwift(_ source: String) {
        var rest = Array(source.unicodeScalars)[...]
        while let scalar = rest.first {
            if scalar == "\"" {
                _ = literal(&rest)
            } else if rest.starts(with: "//".unicodeScalars) {
                rest = rest.drop { $0 != "\n" }
            } else {
                rest = rest.dropFirst()
            }
        }
    }

    /// Reads the literal that begins here, and those within its interpolations.
    private mutating func literal(_ rest: inout ArraySlice<Unicode.Scalar>) -> String {
        let isLong = rest.starts(with: "\"\"\"".unicodeScalars)
        let quote = isLong ? "\"\"\"" : "\""
        rest = rest.dropFirst(quote.unicodeScalars.count)
        var text = String.UnicodeScalarView()
        while !rest.isEmpty, !rest.starts(with: quote.unicodeScalars) {
            if rest.starts(with: "\\(".unicodeScalars) {
                rest = rest.dropFirst(2)
                skipInterpolation(&rest)
                text.append(contentsOf: "{}".unicodeScalars)
            } else if rest.first == "\\", let next = rest.dropFirst().first {
                text.append(next)
                rest = rest.dropFirst(2)
            } else if let scalar = rest.popFirst() {
                text.append(scalar)
            }
        }
        rest = rest.dropFirst(quote.unicodeScalars.count)
        literals.insert(String(text))
        return String(text)
    }

    private mutating func skipInterpolation(_ rest: inout ArraySlice<Unicode.Scalar>) {
        var depth = 1
        while depth > 0, let scalar = rest.first {
            if scalar == "\"" {
                _ = literal(&rest)
                continue
            }
            if scalar == "(" { depth += 1 }
            if scalar == ")" { depth -= 1 }
            rest = rest.dropFirst()
        }
    }

    // MARK: Templates

    private mutating func readTemplate(_ template: Substring) {
        var rest = template
        while let block = SourcePhrases.enclosed("{{#words}}", "{{/words}}", in: rest) {
            var phrase = ""
            var content = block.inner
            while let value = SourcePhrases.enclosed("[[", "]]", in: content) {
                phrase += value.before + "{}"
                readTemplate(value.inner)
                content = value.after
            }
            ofTemplates.insert(phrase + content)
            rest = block.after
        }
    }

    private static func enclosed(
        _ open: String, _ close: String, in text: Substring
    ) -> (before: Substring, inner: Substring, after: Substring)? {
        guard let start = text.firstRange(of: open) else { return nil }
        var depth = 1
        var position = start.upperBound
        while depth > 0 {
            guard let end = text[position...].firstRange(of: close) else { return nil }
            if let inner = text[position...].firstRange(of: open), inner.lowerBound < end.lowerBound {
                depth += 1
                position = inner.upperBound
            } else {
                depth -= 1
                position = end.upperBound
                if depth == 0 {
                    return (text[..<start.lowerBound], text[start.upperBound..<end.lowerBound], text[end.upperBound...])
                }
            }
        }
        return nil
    }
}
