import DockStatModel

/// The Markdown of a note with its `{{…}}` taken out, so that Markdown sees in each only a word that means nothing to it.
struct NoteSource: Hashable, Sendable {
    /// Each placeholder is its number between two marks.
    let text: String
    let placeholders: [Placeholder]
    /// The line of the file on which the text begins, counted from 1.
    let firstLine: Int

    /// Characters that no text has a use for: those that a note holds itself become `�`.
    static let open: Unicode.Scalar = "\u{F0000}"
    static let close: Unicode.Scalar = "\u{F0001}"
    /// Begins a placeholder that becomes its value, where `open` begins one that stays as it was written.
    static let live: Unicode.Scalar = "\u{F0002}"

    private static func isMark(_ scalar: Unicode.Scalar) -> Bool { (open.value...live.value).contains(scalar.value) }

    init(_ body: String, firstLine: Int) {
        var text = ""
        var placeholders: [Placeholder] = []
        for (index, line) in body.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
            if index > 0 { text += "\n" }
            NoteSource.mask(line, number: firstLine + index, in: &text, &placeholders)
        }
        self.text = text
        self.placeholders = placeholders
        self.firstLine = firstLine
    }

    private static func mask(_ line: Substring, number: Int, in text: inout String, _ placeholders: inout [Placeholder]) {
        var rest = line.unicodeScalars[...]
        while let scalar = rest.first {
            if scalar == "\\", rest.dropFirst().first != nil {
                // What is escaped is no beginning of a placeholder.
                for escaped in rest.prefix(2) { append(escaped, to: &text) }
                rest = rest.dropFirst(2)
            } else if let written = placeholder(at: rest) {
                text += mark(open, placeholders.count)
                placeholders.append(Placeholder(text: String(written), index: placeholders.count, line: number))
                rest = rest[written.endIndex...]
            } else if scalar == "{" {
                // More than two are no placeholder, and none begins within them.
                for brace in rest.prefix(while: { $0 == "{" }) { append(brace, to: &text) }
                rest = rest.drop { $0 == "{" }
            } else {
                append(scalar, to: &text)
                rest = rest.dropFirst()
            }
        }
    }

    private static func placeholder(at rest: Substring.UnicodeScalarView) -> Substring.UnicodeScalarView? {
        guard rest.starts(with: "{{".unicodeScalars) else { return nil }
        let inner = rest.dropFirst(2).prefix { $0 != "{" && $0 != "}" && !isMark($0) }
        guard rest[inner.endIndex...].starts(with: "}}".unicodeScalars), inner.contains(where: { $0 != " " }) else { return nil }
        return rest[..<rest.index(inner.endIndex, offsetBy: 2)]
    }

    private static func append(_ scalar: Unicode.Scalar, to text: inout String) {
        text.unicodeScalars.append(isMark(scalar) ? "\u{FFFD}" : scalar)
    }

    /// - Parameter index: of `placeholders`.
    static func mark(_ mark: Unicode.Scalar, _ index: Int) -> String {
        var text = String(index)
        text.unicodeScalars.insert(mark, at: text.startIndex)
        text.unicodeScalars.append(close)
        return text
    }

    /// The text with every placeholder replaced.
    func filled(_ masked: String, at mark: Unicode.Scalar = NoteSource.open, _ value: (Placeholder) -> String) -> String {
        guard masked.unicodeScalars.contains(mark) else { return masked }
        var result = ""
        var rest = masked.unicodeScalars[...]
        while let start = rest.firstIndex(of: mark) {
            result.unicodeScalars += rest[..<start]
            rest = rest[rest.index(after: start)...]
            let number = rest.prefix { $0 != NoteSource.close }
            if let index = Int(String(number)), placeholders.indices.contains(index) { result += value(placeholders[index]) }
            rest = rest[number.endIndex...].dropFirst()
        }
        result.unicodeScalars += rest
        return result
    }

    /// As it was written.
    func unmasked(_ masked: String) -> String { filled(masked, \.text) }

    /// The placeholder that is all of a text.
    func only(in masked: String) -> Placeholder? {
        let scalars = masked.unicodeScalars
        guard scalars.first == NoteSource.open, scalars.last == NoteSource.close,
            let index = Int(String(scalars.dropFirst().dropLast())), placeholders.indices.contains(index)
        else { return nil }
        return placeholders[index]
    }
}

/// A `{{…}}` of a note.
struct Placeholder: Hashable, Sendable {
    /// With its braces.
    let text: String
    /// Its place in the note.
    let index: Int
    /// Of the file, counted from 1.
    let line: Int
    let meaning: Result<Request, Mistake>

    struct Mistake: Error, Hashable, Sendable {
        /// What follows the placeholder in a sentence.
        var message: String
    }

    /// What it asks for.
    struct Request: Hashable, Sendable {
        var value: Value
        /// As it was written; `nil`: what the note is about.
        var subject: String?
    }

    enum Value: Hashable, Sendable {
        case badge, containers, cpu, host, image, memory, name, since, stack, state
        case chart(Quantity, HistoryRange)
        case uptime(Span)
    }

    /// What a chart shows.
    enum Quantity: String, Hashable, Sendable, CaseIterable {
        case cpu, memory, network, disk, processes
    }

    enum Span: String, Hashable, Sendable, CaseIterable {
        case day = "24h"
        case week = "7d"
        case month = "30d"
        case quarter = "90d"
    }

    static let names = [
        "badge", "chart", "containers", "cpu", "host", "image", "memory", "name", "since", "stack", "state", "uptime",
    ]

    init(text: String, index: Int, line: Int) {
        self.text = text
        self.index = index
        self.line = line
        meaning = Placeholder.meaning(text.dropFirst(2).dropLast(2).split(separator: " ").map(String.init))
    }

    private static func meaning(_ words: [String]) -> Result<Request, Mistake> {
        guard let name = words.first else { return .failure(Mistake(message: "is empty")) }
        var rest = words.dropFirst()
        func request(_ value: Value) -> Result<Request, Mistake> {
            .success(Request(value: value, subject: rest.isEmpty ? nil : rest.joined(separator: " ")))
        }
        func refused(_ message: String) -> Result<Request, Mistake> { .failure(Mistake(message: message)) }
        switch name {
        case "badge": return request(.badge)
        case "containers": return request(.containers)
        case "cpu": return request(.cpu)
        case "host": return request(.host)
        case "image": return request(.image)
        case "memory": return request(.memory)
        case "name": return request(.name)
        case "since": return request(.since)
        case "stack": return request(.stack)
        case "state": return request(.state)
        case "uptime":
            guard let word = rest.first else { return request(.uptime(.day)) }
            guard let span = Span(rawValue: word) else {
                // Without a span, the next word is what it is of.
                guard word.first?.isNumber != true else {
                    return refused("wants one of \(Span.allCases.map(\.rawValue).joined(separator: ", "))")
                }
                return request(.uptime(.day))
            }
            rest = rest.dropFirst()
            return request(.uptime(span))
        case "chart":
            guard let quantity = rest.popFirst().flatMap(Quantity.init) else {
                return refused("wants one of \(Quantity.allCases.map(\.rawValue).joined(separator: ", "))")
            }
            guard let range = rest.popFirst().flatMap(HistoryRange.init) else {
                return refused("wants one of \(HistoryRange.allCases.map(\.rawValue).joined(separator: ", ")) after \(quantity)")
            }
            return request(.chart(quantity, range))
        default: return refused("is no placeholder; there are \(names.joined(separator: ", "))")
        }
    }

    /// Stands on lines of its own, where the others stand among words.
    var isBlock: Bool {
        if case .success(let request) = meaning, case .chart = request.value { return true }
        return false
    }
}
