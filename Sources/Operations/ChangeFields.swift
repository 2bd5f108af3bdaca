package import DockStatModel

/// The fields of a request, whatever they came as: a JSON object or a form. Reading takes a field out; what is left at the end is
/// a mistake too, for a field that is ignored is worse than one that is refused.
package struct ChangeFields: Sendable {
    private var fields: [String: JSONBody]
    package private(set) var mistakes: [FieldMistake] = []
    /// Names that were asked for: what documents have to tell of.
    package private(set) var asked: Set<String> = []
    /// Times without an offset are in this zone: how far it is from UTC at a moment.
    package let offsetFromUTC: @Sendable (Timestamp) -> Duration
    package let now: Timestamp
    /// Names of hosts that the configuration file or the environment gives: those are not changed here.
    package var hostsOfFile: Set<String> = []
    /// Whether a form sent them, in which everything is text: a box holds an object as its JSON, and a list as lines.
    package private(set) var isForm = false

    package init(
        _ fields: [String: JSONBody], now: Timestamp, offsetFromUTC: @escaping @Sendable (Timestamp) -> Duration = { _ in .zero }
    ) {
        self.fields = fields
        self.now = now
        self.offsetFromUTC = offsetFromUTC
    }

    /// A form's fields: one that occurs several times is a list, one that is empty was not filled in.
    package init(
        form: [(name: String, value: String)], now: Timestamp,
        offsetFromUTC: @escaping @Sendable (Timestamp) -> Duration = { _ in .zero }
    ) {
        var fields: [String: JSONBody] = [:]
        for (name, value) in form where !value.isEmpty {
            switch fields[name] {
            case nil: fields[name] = .text(value)
            case .list(let list)?: fields[name] = .list(list + [.text(value)])
            case let first?: fields[name] = .list([first, .text(value)])
            }
        }
        self.init(fields, now: now, offsetFromUTC: offsetFromUTC)
        isForm = true
    }

    package mutating func add(_ mistake: FieldMistake) { mistakes.append(mistake) }

    /// Reads a change or a deed, refusing what it does not know.
    ///
    /// - Throws: `InvalidChange` with every mistake.
    package static func read<Value: Requested>(_ type: Value.Type, _ fields: ChangeFields) throws(InvalidChange) -> Value {
        var fields = fields
        let change = type.init(&fields)
        for name in fields.fields.keys.sorted() {
            fields.add(FieldMistake(name, "There is no such field."))
        }
        guard fields.mistakes.isEmpty else { throw InvalidChange(mistakes: fields.mistakes) }
        return change
    }

    package mutating func raw(_ name: String) -> JSONBody? {
        asked.insert(name)
        guard let value = fields.removeValue(forKey: name), value != .null else { return nil }
        return value
    }

    /// All fields whose names begin so, taken out by their whole names. Asked for is the beginning.
    package mutating func raw(prefix: String) -> [String: JSONBody] {
        asked.insert(prefix)
        let found = fields.filter { $0.key.hasPrefix(prefix) }
        for name in found.keys { fields[name] = nil }
        return found
    }

    // MARK: Texts

    /// One line or more, without control characters but line breaks and tabs, cut at neither end.
    ///
    /// - Parameter longest: in characters.
    package mutating func text(_ name: String, longest: Int = 1000) -> String? {
        guard let value = raw(name) else { return nil }
        guard case .text(let text) = value else {
            add(FieldMistake(name, "This has to be a text.", value: value.string, expected: "a text"))
            return nil
        }
        guard text.count <= longest else {
            add(FieldMistake(name, "This is too long.", value: text, expected: "at most \(longest) characters"))
            return nil
        }
        guard Self.isClean(text) else {
            add(FieldMistake(name, "This holds control characters.", expected: "a text without them"))
            return nil
        }
        return text
    }

    private static func isClean(_ text: String) -> Bool {
        text.unicodeScalars.allSatisfy { $0.value >= 32 && $0.value != 127 || $0 == "\n" || $0 == "\r" || $0 == "\t" }
    }

    package mutating func requiredText(_ name: String, longest: Int = 1000) -> String {
        let before = mistakes.count
        if let text = text(name, longest: longest), !text.allSatisfy(\.isWhitespace) { return text }
        if mistakes.count == before { add(FieldMistake(name, "This is missing.", expected: "a text")) }
        return ""
    }

    /// What something is called: the last part of an address can name it.
    package mutating func requiredName(_ name: String, longest: Int) -> String {
        let text = requiredText(name, longest: longest)
        if let mistake = NameText.mistake(in: text, of: name) { add(mistake) }
        return text
    }

    /// A list of texts; one text counts as a list of one.
    package mutating func texts(_ name: String, longest: Int = 200) -> [String] {
        guard let value = raw(name) else { return [] }
        let parts: [JSONBody] = if case .list(let list) = value { list } else { [value] }
        var texts: [String] = []
        for part in parts {
            guard case .text(let text) = part, !text.isEmpty, text.count <= longest, Self.isClean(text) else {
                add(
                    FieldMistake(
                        name, "This has to be a list of texts.", value: part.string,
                        expected: "texts that are not empty and hold no control characters"))
                return []
            }
            texts.append(text)
        }
        return texts
    }

    package mutating func choice<Value: RawRepresentable<String> & CaseIterable>(_ name: String, _ type: Value.Type) -> Value? {
        guard let text = text(name) else { return nil }
        if let value = Value(rawValue: text) { return value }
        add(
            FieldMistake(
                name, "This is none of what it may be.", value: text,
                expected: Value.allCases.map { "\($0.rawValue)" }.joined(separator: ", ")))
        return nil
    }

    package mutating func flag(_ name: String) -> Bool {
        switch raw(name) {
        case nil: return false
        case .bool(let bool)?: return bool
        // What a browser sends of a box that is ticked.
        case .text("on")?, .text("true")?, .text("1")?: return true
        case .text("false")?, .text("0")?: return false
        case let value?:
            add(FieldMistake(name, "This has to be true or false.", value: value.string, expected: "true or false"))
            return false
        }
    }

    /// A whole number, also as its digits.
    package mutating func number(_ name: String) -> Int64? {
        switch raw(name) {
        case nil: return nil
        case .number(let number)? where Int64(exactly: number) != nil: return Int64(exactly: number)
        case .text(let text)? where Int64(text) != nil: return Int64(text)
        case let value?:
            add(FieldMistake(name, "This has to be a whole number.", value: value.string, expected: "a whole number"))
            return nil
        }
    }

    package mutating func requiredNumber(_ name: String) -> Int64 {
        let before = mistakes.count
        if let number = number(name) { return number }
        if mistakes.count == before { add(FieldMistake(name, "This is missing.", expected: "a whole number")) }
        return 0
    }
}
