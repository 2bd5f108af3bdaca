import DockStatModel
import Foundation

/// A kind of value: how its text is read, and what is allowed, in words.
struct ValueKind<Value>: Sendable {
    let allowed: String
    let parse: @Sendable (String) throws(Refusal) -> Value

    init(allowed: String, parse: @escaping @Sendable (String) throws(Refusal) -> Value) {
        self.allowed = allowed
        self.parse = parse
    }

    /// - Parameter parse: `nil` where the text is no such value.
    init(allowed: String, _ parse: @escaping @Sendable (String) -> Value?) {
        self.init(allowed: allowed) { text throws(Refusal) in
            guard let value = parse(text) else { throw Refusal("found \(Shown.value(text)); allowed: \(allowed)") }
            return value
        }
    }
}

extension ValueKind where Value == String {
    static func text(atMost length: Int) -> ValueKind {
        ValueKind(allowed: "a text of 1 to \(length) characters on one line") { text in
            let isFit = !text.isEmpty && text.unicodeScalars.count <= length
            return isFit && !text.unicodeScalars.contains { $0.value < 0x20 || $0.value == 0x7F } ? text : nil
        }
    }

    static func path(in folder: String) -> ValueKind {
        ValueKind(allowed: "a path, such as /srv/dockstat") { text in
            guard !text.isEmpty, text.utf8.count < 4096, !text.unicodeScalars.contains(where: { $0.value < 0x20 }) else {
                return nil
            }
            return FilePath.absolute(text, in: folder)
        }
    }

    static let hostName = ValueKind(
        allowed: "1 to 63 letters, digits, \".\", \"_\" and \"-\", not beginning with \".\" or \"-\", such as web-1"
    ) { text in
        guard text.utf8.count <= 63, !text.hasPrefix("."), !text.hasPrefix("-") else { return nil }
        return EngineAddressText.isHostName(text[...]) ? text : nil
    }

    /// Of pages; whether there is a catalogue for it is known when the folder `site` is.
    static let languageTag = ValueKind(allowed: "the tag of a language, such as en, de or pt-BR") { text in
        text.wholeMatch(of: /[a-z]{2,3}(-[A-Za-z0-9]{2,8}){0,3}/) == nil ? nil : text
    }

    /// Of messages.
    static let language = ValueKind(allowed: "en or de") { ["en", "de"].contains($0) ? $0 : nil }

    /// Which themes there are is known when the site's folder is read.
    static let themeName = ValueKind(allowed: "the name of a theme, such as automatic, dark, light, oled or ultradark") { text in
        text.wholeMatch(of: /[a-z0-9][a-z0-9-]{0,62}/) == nil ? nil : text
    }

    static let timeZone = ValueKind(allowed: "the IANA name of a time zone, such as Europe/Berlin or UTC") {
        text throws(Refusal) in
        let known = TimeZone.knownTimeZoneIdentifiers
        // Foundation also takes abbreviations and offsets (`CEST`, `GMT+2`), which keep no summer time or are not IANA's.
        let isName = text == "UTC" || known.contains(text) || (text.contains("/") && TimeZone(identifier: text) != nil)
        guard isName else {
            let question = NearestName.question(text, among: known)
            throw Refusal(
                "found \(Shown.value(text)), which is no time zone\(question); allowed: an IANA name, such as Europe/Berlin or UTC"
            )
        }
        return text
    }

    /// Without a trailing slash.
    static let webAddress = ValueKind(allowed: "an address such as https://status.example.org, without user, query or fragment") {
        text in
        guard
            text.unicodeScalars.allSatisfy({
                $0.isASCII && $0.value > 0x20 && $0.value < 0x7F && $0 != "\"" && $0 != "<" && $0 != ">" && $0 != "\\"
            }),
            let address = URLComponents(string: text), let scheme = address.scheme?.lowercased(),
            ["http", "https"].contains(scheme),
            let host = address.host, !host.isEmpty, address.user == nil, address.password == nil, address.query == nil,
            address.fragment == nil
        else { return nil }
        var trimmed = text[...]
        while trimmed.hasSuffix("/") { trimmed = trimmed.dropLast() }
        return String(trimmed)
    }
}

extension ValueKind where Value == Duration {
    /// - Parameter zero: whether 0 is allowed besides the range.
    static func duration(_ range: ClosedRange<Duration>, orZero zero: Bool = false) -> ValueKind {
        let bounds =
            range.upperBound >= .days(longestInDays)
            ? "from \(range.lowerBound.text)" : "\(range.lowerBound.text) to \(range.upperBound.text)"
        return ValueKind(allowed: "a length of time such as 15s, 5m, 4h or 30d, \(zero ? "0 or " : "")\(bounds)") { text in
            guard let duration = Duration(text: text) else { return nil }
            return range.contains(duration) || (zero && duration == .zero) ? duration : nil
        }
    }

    static func duration(from least: Duration, orZero zero: Bool = false) -> ValueKind {
        duration(least...(.days(longestInDays)), orZero: zero)
    }
}

/// A hundred years: what is longer is a slip, and sums of it stay far from any limit.
private let longestInDays = 36500

extension ValueKind where Value == Int {
    static func number(_ range: ClosedRange<Int>) -> ValueKind {
        ValueKind(allowed: "a whole number from \(range.lowerBound) to \(range.upperBound)") { text in
            guard text.utf8.allSatisfy({ (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }) else { return nil }
            return Int(text).flatMap { range.contains($0) ? $0 : nil }
        }
    }
}

extension ValueKind where Value == Int64? {
    static let sizeOrUnlimited = ValueKind(allowed: "a size such as 512MiB, 2GiB or 50MB, from 1MiB, or unlimited") { text in
        if text == "unlimited" { return .some(nil) }
        return ByteSizeText.bytes(text).flatMap { $0 >= 1 << 20 ? .some($0) : nil }
    }
}

extension ValueKind where Value == Bool {
    static let flag = ValueKind(allowed: "true or false") { ["true": true, "false": false][$0] }
}

extension ValueKind where Value: RawRepresentable & CaseIterable & Sendable, Value.RawValue == String {
    static var choice: ValueKind {
        let names = Value.allCases.map(\.rawValue)
        let values = Dictionary(uniqueKeysWithValues: zip(names, Value.allCases))
        return ValueKind(allowed: names.joined(separator: ", ")) { text throws(Refusal) in
            if let value = values[text] { return value }
            let question = NearestName.question(text, among: names)
            throw Refusal("found \(Shown.value(text))\(question); allowed: \(names.joined(separator: ", "))")
        }
    }
}
