import DockStatModel

/// Writes one JSON document. Keys come in the order they are written, so that the same input gives the same bytes.
struct JSONWriter {
    private(set) var bytes: [UInt8] = []
    private var needsComma = false

    /// The document with a line break at its end.
    static func document(_ body: (inout JSONWriter) -> Void) -> [UInt8] {
        var writer = JSONWriter()
        writer.object(body)
        writer.bytes.append(UInt8(ascii: "\n"))
        return writer.bytes
    }

    mutating func object(_ body: (inout JSONWriter) -> Void) { nest("{", "}", body) }
    mutating func array(_ body: (inout JSONWriter) -> Void) { nest("[", "]", body) }
    mutating func object(_ key: String, _ body: (inout JSONWriter) -> Void) {
        self.key(key)
        object(body)
    }
    mutating func array(_ key: String, _ body: (inout JSONWriter) -> Void) {
        self.key(key)
        array(body)
    }

    mutating func field(_ key: String, _ value: String?) {
        self.key(key)
        if let value { self.value(value) } else { null() }
    }
    mutating func field(_ key: String, _ value: Bool) {
        self.key(key)
        literal(value ? "true" : "false")
    }
    mutating func field(_ key: String, _ value: Int?) {
        self.key(key)
        if let value { literal(String(value)) } else { null() }
    }
    mutating func field(_ key: String, _ value: Int64?) {
        self.key(key)
        if let value { literal(String(value)) } else { null() }
    }
    /// To `digits` places after the point.
    mutating func field(_ key: String, _ value: Double?, digits: Int = 2) {
        self.key(key)
        number(value, digits: digits)
    }
    mutating func field(_ key: String, _ value: Timestamp?) { field(key, value.map(ClockText.iso)) }

    /// - Parameter json: a document already: of our own code, nothing from outside.
    mutating func field(_ key: String, json: String) {
        self.key(key)
        literal(json)
    }

    /// - Parameter json: a value already: of another writer.
    mutating func value(json: [UInt8]) {
        separate()
        bytes += json
        needsComma = true
    }

    mutating func value(_ text: String) {
        separate()
        string(text)
        needsComma = true
    }

    /// `null` where there is none, or none that JSON can write.
    mutating func number(_ value: Double?, digits: Int = 2) {
        guard let value, value.isFinite, abs(value) < 1e15 else { return null() }
        separate()
        decimal(value, digits: digits)
        needsComma = true
    }

    /// Histories are thousands of numbers: they go into the bytes without a string between. `digits` is 0 to 3.
    private mutating func decimal(_ value: Double, digits: Int) {
        var places = min(max(digits, 0), 3)
        let scale: UInt64 = places == 0 ? 1 : places == 1 ? 10 : places == 2 ? 100 : 1000
        var rest = UInt64((abs(value) * Double(scale)).rounded())
        if value < 0, rest > 0 { bytes.append(UInt8(ascii: "-")) }
        while places > 0, rest % 10 == 0 {
            rest /= 10
            places -= 1
        }
        // From the last digit on: 18 of them and a point at most, as the value is below 10^15.
        var reversed = InlineArray<20, UInt8>(repeating: 0)
        var count = 0
        func put(_ byte: UInt8) {
            reversed[count] = byte
            count += 1
        }
        for _ in 0..<places {
            put(UInt8(ascii: "0") + UInt8(truncatingIfNeeded: rest % 10))
            rest /= 10
        }
        if places > 0 { put(UInt8(ascii: ".")) }
        repeat {
            put(UInt8(ascii: "0") + UInt8(truncatingIfNeeded: rest % 10))
            rest /= 10
        } while rest > 0
        while count > 0 {
            count -= 1
            bytes.append(reversed[count])
        }
    }

    private mutating func null() { literal("null") }

    private mutating func literal(_ text: String) {
        separate()
        bytes.append(contentsOf: text.utf8)
        needsComma = true
    }

    private mutating func key(_ key: String) {
        separate()
        string(key)
        bytes.append(UInt8(ascii: ":"))
        needsComma = false
    }

    private mutating func nest(_ open: Unicode.Scalar, _ close: Unicode.Scalar, _ body: (inout JSONWriter) -> Void) {
        separate()
        bytes.append(UInt8(ascii: open))
        needsComma = false
        body(&self)
        bytes.append(UInt8(ascii: close))
        needsComma = true
    }

    private mutating func separate() {
        if needsComma { bytes.append(UInt8(ascii: ",")) }
    }

    /// Control characters are escaped, never raw; so are `<`, `>` and `&`, for whoever puts the document into a page.
    private mutating func string(_ text: String) {
        bytes.append(UInt8(ascii: "\""))
        var text = text
        text.withUTF8 { source in
            // Most of it needs nothing and goes over in one piece.
            var rest = source[...]
            while let index = rest.firstIndex(where: JSONWriter.needsEscape) {
                bytes.append(contentsOf: rest[..<index])
                escape(source[index])
                rest = source[(index + 1)...]
            }
            bytes.append(contentsOf: rest)
        }
        bytes.append(UInt8(ascii: "\""))
    }

    private static func needsEscape(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "\""), UInt8(ascii: "\\"), 0..<0x20, 0x7F, UInt8(ascii: "<"), UInt8(ascii: ">"), UInt8(ascii: "&"): true
        default: false
        }
    }

    private mutating func escape(_ byte: UInt8) {
        bytes.append(UInt8(ascii: "\\"))
        switch byte {
        case UInt8(ascii: "\""), UInt8(ascii: "\\"): bytes.append(byte)
        case UInt8(ascii: "\n"): bytes.append(UInt8(ascii: "n"))
        default:
            bytes.append(contentsOf: "u00".utf8)
            for digit in [byte >> 4, byte & 15] {
                bytes.append((digit < 10 ? UInt8(ascii: "0") : UInt8(ascii: "a") - 10) + digit)
            }
        }
    }
}
