/// Why a text is no condition, no value, or no length of time: a clause for a person.
package struct RuleTextMistake: Error, Hashable, Sendable {
    package let message: String

    package init(_ message: String) { self.message = message }
}

extension RuleCondition {
    /// Reads `signal comparison value [in window]`; spaces around the comparison may be left out.
    package init(text: String) throws(RuleTextMistake) {
        let name = text.prefix { $0.isLetter || $0 == "_" || $0.isNumber }
        guard let signal = RuleSignal(rawValue: String(name)) else {
            let known = RuleSignal.allCases.map(\.rawValue).joined(separator: ", ")
            throw RuleTextMistake("\"\(name)\" is no signal; there are \(known)")
        }
        var rest = text[name.endIndex...].drop { $0 == " " }
        let sign = rest.prefix { "<>=!".contains($0) }
        guard let comparison = Comparison(rawValue: sign == "==" ? "=" : String(sign)) else {
            throw RuleTextMistake("after \(signal.rawValue), one of > >= < <= = != is expected")
        }
        rest = rest[sign.endIndex...].drop { $0 == " " }
        var words = rest.split(separator: " ").map(String.init)
        var window: Duration?
        if words.count >= 2, words[words.count - 2] == "in" {
            guard signal.isWindowed else {
                throw RuleTextMistake("\(signal.rawValue) is not counted over time; take out \"in \(words[words.count - 1])\"")
            }
            guard let length = Duration(text: words[words.count - 1]), length > .zero, length <= .hours(24) else {
                throw RuleTextMistake("\"\(words[words.count - 1])\" is no window; a length of time up to 24h is, such as 10m")
            }
            window = length
            words.removeLast(2)
        }
        let threshold = try RuleValue(text: words.joined(separator: " "), unit: signal.unit, of: signal)
        if case .number = threshold {
        } else if comparison != .equal, comparison != .unequal {
            throw RuleTextMistake("\(signal.rawValue) has no order; compare it with = or !=")
        }
        self.init(signal: signal, comparison: comparison, threshold: threshold, window: window)
    }

    /// What `init(text:)` reads back.
    package var text: String {
        "\(signal.rawValue) \(comparison.rawValue) \(threshold.written(unit: signal.unit))"
            + (window.map { " in \($0.text)" } ?? "")
    }
}

extension RuleValue {
    /// - Throws: what is wrong and what is allowed; a unit that does not fit the signal is told as such.
    package init(text: String, unit: RuleSignal.Unit, of signal: RuleSignal) throws(RuleTextMistake) {
        func refused(_ allowed: String) -> RuleTextMistake {
            RuleTextMistake("\"\(text.prefix(80))\" does not fit \(signal.rawValue); it is compared with \(allowed)")
        }
        switch unit {
        case .word(let words):
            guard words.contains(text) else { throw refused("one of " + words.joined(separator: ", ")) }
            self = .word(text)
        case .flag:
            guard let flag = ["true": true, "false": false][text] else { throw refused("true or false") }
            self = .flag(flag)
        case .duration:
            guard let length = Duration(text: text) else { throw refused("a length of time such as 90s or 5m") }
            self = .number(length.inSeconds)
        case .percent:
            guard let number = Self.number(text.hasSuffix("%") ? text.dropLast() : text[...]) else {
                throw refused("a percentage such as 90")
            }
            self = .number(number)
        case .count:
            guard let number = Self.number(text[...]) else { throw refused("a number such as 3") }
            self = .number(number)
        case .bytes, .bytesPerSecond:
            let bare = unit == .bytesPerSecond && text.hasSuffix("/s") ? text.dropLast(2) : text[...]
            guard let bytes = Self.bytes(bare) else {
                throw refused(unit == .bytes ? "a size such as 512MiB" : "a rate such as 10MB/s")
            }
            self = .number(bytes)
        }
    }

    /// As a person would write it in a rule: `init(text:unit:of:)` reads the same value back, where `text` may round it.
    package func written(unit: RuleSignal.Unit) -> String {
        switch (self, unit) {
        case (.number(let number), .bytes): Self.exactSize(number)
        case (.number(let number), .bytesPerSecond): Self.exactSize(number) + "/s"
        case (.number(let number), .percent): Self.shortest(number) + "%"
        default: text(unit: unit)
        }
    }

    /// As people read it.
    package func text(unit: RuleSignal.Unit) -> String {
        switch (self, unit) {
        case (.word(let word), _): word
        case (.flag(let flag), _): "\(flag)"
        case (.number(let number), .duration): Duration.milliseconds(Int64(clamping: number * 1000)).text
        // As exact as the pages are elsewhere.
        case (.number(let number), .percent): Self.shortest(abs(number) >= 10 ? (number * 10).rounded() / 10 : number) + "%"
        case (.number(let number), .bytes): Self.size(number)
        case (.number(let number), .bytesPerSecond): Self.size(number) + "/s"
        case (.number(let number), _): Self.shortest(number)
        }
    }

    private static let sizes: [(name: String, bytes: Double)] = [
        ("TiB", 0x1p40), ("GiB", 0x1p30), ("MiB", 0x1p20), ("KiB", 0x1p10), ("TB", 1e12), ("GB", 1e9), ("MB", 1e6), ("kB", 1e3),
        ("KB", 1e3), ("B", 1),
    ]

    private static func bytes(_ text: Substring) -> Double? {
        guard let unit = sizes.first(where: { text.hasSuffix($0.name) }) else { return number(text) }
        return number(text.dropLast(unit.name.count)).map { $0 * unit.bytes }
    }

    private static func size(_ bytes: Double) -> String {
        let binary = sizes.prefix(4).first { abs(bytes) >= $0.bytes }
        return shortest(bytes / (binary?.bytes ?? 1)) + (binary?.name ?? "B")
    }

    /// The shortest of those that stand for just so many bytes; binary ones before decimal ones.
    private static func exactSize(_ bytes: Double) -> String {
        let exact = sizes.filter { unit in
            let hundredths = bytes / unit.bytes * 100
            return abs(bytes) >= unit.bytes && hundredths == hundredths.rounded()
        }
        return exact.map { shortest(bytes / $0.bytes) + $0.name }.min { $0.count < $1.count } ?? shortest(bytes)
    }

    /// Digits with at most one point, which may have a sign before them.
    private static func number(_ text: Substring) -> Double? {
        guard let number = Double(text), number.isFinite, text.utf8.allSatisfy({ (0x2b...0x39).contains($0) && $0 != 0x2f })
        else {
            return nil
        }
        return number
    }

    /// At most two digits after the point.
    private static func shortest(_ number: Double) -> String {
        let rounded = (number * 100).rounded() / 100
        if rounded == rounded.rounded(), abs(rounded) < 1e15 { return String(Int64(rounded)) }
        return "\(rounded)"
    }
}

extension Int64 {
    fileprivate init(clamping number: Double) {
        self = number >= 9e18 ? .max : number <= -9e18 ? .min : Int64(number)
    }
}
