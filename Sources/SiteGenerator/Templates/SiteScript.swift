/// `script.js`: its parts in one scope, with what they say in the site's language.
///
/// The parts are for reading, the file is for sending: where all of it is ours it is made as short as it can be. Parts of one's own
/// stay as they are written, and so does what stands beside them, whose names they may use.
struct SiteScript {
    let bytes: [UInt8]

    /// - Parameter parts: in their order; JavaScript whose names may be used from part to part.
    init(parts: [AuthoredFiles.File], words: Words) {
        let source = parts.map { String(decoding: $0.bytes, as: UTF8.self) }.joined(separator: "\n")
        let isOurs = parts.allSatisfy(\.isBuiltIn)
        // What is said by a text is put where it is said; the rest is looked up by the script.
        let catalogue = SiteScript.catalogue(isOurs ? [] : SiteScript.phrases(of: source), words)
        let code = isOurs ? SiteScript.shortened(source, saying: words, isInScope: true) : source
        bytes = Array("\"use strict\";{const WORDS=\(catalogue);\n\(code)}\n".utf8)
    }

    /// A script of ours with no space, remark or long name of its own in it.
    static func shortened(_ source: String, saying words: Words = .english, isInScope: Bool = false) -> String {
        let tokens = said(ScriptTokens(of: source).all, words)
        return ScriptTokens.joined(ScriptTokens.tightened(ShortNames.shortened(tokens, isInScope: isInScope)))
    }

    /// With the translation in `say("…", …)`, and nothing but it where no value goes into it.
    private static func said(_ tokens: [ScriptTokens.Token], _ words: Words) -> [ScriptTokens.Token] {
        var result: [ScriptTokens.Token] = []
        var rest = tokens[...]
        while let token = rest.popFirst() {
            result.append(token)
            guard token.text == "say", rest.first?.text == "(", var text = rest.dropFirst().first, text.text.hasPrefix("\"")
            else {
                continue
            }
            let phrase = String(text.text.dropFirst().dropLast())
            text.text = words.translation(of: phrase).map(quoted) ?? text.text
            if rest.dropFirst(2).first?.text == ")" {
                text.bracket = token.bracket
                result[result.count - 1] = text
                rest = rest.dropFirst(3)
            } else {
                result += [rest[rest.startIndex], text]
                rest = rest.dropFirst(2)
            }
        }
        return result
    }

    private static func quoted(_ text: String) -> String {
        var writer = JSONWriter()
        writer.value(text)
        return String(decoding: writer.bytes, as: UTF8.self)
    }

    /// What stands in `say("…")`.
    private static func phrases(of source: String) -> Set<String> {
        Set(source.matches(of: /say\("([^"\\]+)"/).map { String($0.1) })
    }

    /// The phrases that are said otherwise in this language, as a JSON object.
    private static func catalogue(_ phrases: Set<String>, _ words: Words) -> String {
        let told = phrases.union(severities).sorted().map { ($0, words.translation(of: $0) ?? $0) }.filter { $0.0 != $0.1 }
        let document = JSONWriter.document { json in for (phrase, translation) in told { json.field(phrase, translation) } }
        return String(decoding: document.dropLast(), as: UTF8.self)
    }

    /// States, which the script takes from rows of tables.
    private static let severities: Set<String> = ["up", "degraded", "down", "paused", "stopped", "unknown"]
}
