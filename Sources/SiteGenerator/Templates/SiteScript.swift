/// `script.js`: its parts in one scope, with what they say in the site's language.
///
/// Indentation, comments that fill a line and the spaces around brackets and commas stay out, and the script's own names are short
/// where all of it is ours: the parts are for reading, the file is for sending.
struct SiteScript {
    let bytes: [UInt8]

    /// - Parameter parts: in their order; JavaScript whose names may be used from part to part.
    init(parts: [AuthoredFiles.File], words: Words) {
        var text = "\"use strict\";\n(() => {\n"
        let sources = parts.map { String(decoding: $0.bytes, as: UTF8.self) }
        text += "const WORDS=" + SiteScript.catalogue(sources, words) + ";\n"
        let tight = sources.map(SiteScript.tight).joined()
        text += parts.allSatisfy(\.isBuiltIn) ? ShortNames.shortened(tight) : tight
        bytes = Array((text + "})();\n").utf8)
    }

    /// The phrases that stand in `say("…")` and are said otherwise in this language, as a JSON object.
    private static func catalogue(_ sources: [String], _ words: Words) -> String {
        var phrases: Set<String> = []
        for source in sources {
            for match in source.matches(of: /say\("([^"\\]+)"/) { phrases.insert(String(match.1)) }
        }
        let told = (phrases.union(severities)).sorted().map { ($0, words.translation(of: $0) ?? $0) }.filter { $0.0 != $0.1 }
        let document = JSONWriter.document { json in for (phrase, translation) in told { json.field(phrase, translation) } }
        return String(decoding: document.dropLast(), as: UTF8.self)
    }

    /// States, which the script takes from rows of tables.
    private static let severities: Set<String> = ["up", "degraded", "down", "paused", "stopped", "unknown"]

    /// Line by line, outside of texts. Every statement of the parts ends with a semicolon or a brace.
    static func tight(_ source: String) -> String {
        var result = ""
        for line in source.split(separator: "\n") {
            let line = line.drop { $0 == " " }
            if line.hasPrefix("//") || line.isEmpty { continue }
            let short = tight(line: line)
            // Within a statement a break means nothing; between two there is a semicolon before it.
            if short.hasPrefix("}"), result.hasSuffix(";") { result.removeLast() }
            result += short
            if let last = short.last, !"{;,([>?:&|=".contains(last) { result += "\n" }
        }
        return result
    }

    private static func tight(line: Substring) -> String {
        let loose: Set<Character> = ["{", "}", "(", ")", ",", ";", "=", ">", "?", ":", "&", "|", "!", "[", "]", "<", "*", "%"]
        var result = ""
        var quote: Character?
        var isEscaped = false
        var pending = false
        for character in line {
            if let open = quote {
                result.append(character)
                if isEscaped {
                    isEscaped = false
                } else if character == "\\" {
                    isEscaped = true
                } else if character == open {
                    quote = nil
                }
                continue
            }
            if character == " " {
                pending = true
                continue
            }
            if pending, let last = result.last, !loose.contains(last), !loose.contains(character) { result.append(" ") }
            pending = false
            result.append(character)
            if character == "\"" || character == "`" { quote = character }
        }
        return result
    }
}
