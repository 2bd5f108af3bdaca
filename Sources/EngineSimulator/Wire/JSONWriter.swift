/// Writes JSON as bytes, front to back: a fleet of a thousand containers answers a thousand documents a tick, and the
/// simulator must not be what a benchmark measures.
struct JSONWriter {
    private(set) var bytes: [UInt8] = []
    private var commaIsDue = false

    init(capacity: Int = 1024) { bytes.reserveCapacity(capacity) }

    mutating func object(_ content: (inout JSONWriter) -> Void) { nest(UInt8(ascii: "{"), UInt8(ascii: "}"), content) }
    mutating func array(_ content: (inout JSONWriter) -> Void) { nest(UInt8(ascii: "["), UInt8(ascii: "]"), content) }

    mutating func object(_ key: StaticString, _ content: (inout JSONWriter) -> Void) {
        self.key(key)
        object(content)
    }

    mutating func array(_ key: StaticString, _ content: (inout JSONWriter) -> Void) {
        self.key(key)
        array(content)
    }

    mutating func field(_ key: StaticString, _ value: String) {
        self.key(key)
        string(value)
    }

    mutating func field(_ key: StaticString, _ value: some BinaryInteger) {
        self.key(key)
        number(value)
    }

    mutating func field(_ key: StaticString, _ value: Bool) {
        self.key(key)
        word(value ? "true" : "false")
    }

    mutating func field(_ key: StaticString, _ values: [String]) {
        array(key) { json in
            for value in values { json.string(value) }
        }
    }

    mutating func null(_ key: StaticString) {
        self.key(key)
        word("null")
    }

    /// A member whose key is no constant, such as a label.
    mutating func member(_ key: String, _ value: String) {
        dynamicKey(key)
        string(value)
    }

    mutating func dynamicKey(_ key: String) {
        string(key)
        bytes.append(UInt8(ascii: ":"))
        commaIsDue = false
    }

    mutating func key(_ key: StaticString) {
        separate()
        bytes.append(UInt8(ascii: "\""))
        key.withUTF8Buffer { bytes.append(contentsOf: $0) }
        bytes.append(UInt8(ascii: "\""))
        bytes.append(UInt8(ascii: ":"))
        commaIsDue = false
    }

    mutating func string(_ text: String) {
        separate()
        bytes.append(UInt8(ascii: "\""))
        for byte in text.utf8 {
            switch byte {
            case UInt8(ascii: "\""), UInt8(ascii: "\\"):
                bytes.append(UInt8(ascii: "\\"))
                bytes.append(byte)
            case 0..<0x20:
                bytes.append(contentsOf: "\\u00".utf8)
                bytes.append(byte < 0x10 ? UInt8(ascii: "0") : UInt8(ascii: "1"))
                bytes.append((byte & 0xf < 10 ? UInt8(ascii: "0") : UInt8(ascii: "W")) + (byte & 0xf))
            default: bytes.append(byte)
            }
        }
        bytes.append(UInt8(ascii: "\""))
    }

    mutating func number(_ value: some BinaryInteger) {
        separate()
        if value == 0 {
            bytes.append(UInt8(ascii: "0"))
        } else {
            bytes.append(contentsOf: String(value).utf8)
        }
    }

    mutating func word(_ text: StaticString) {
        separate()
        text.withUTF8Buffer { bytes.append(contentsOf: $0) }
    }

    /// Ends a line of a stream of documents.
    mutating func newLine() {
        bytes.append(UInt8(ascii: "\n"))
        commaIsDue = false
    }

    private mutating func separate() {
        if commaIsDue { bytes.append(UInt8(ascii: ",")) }
        commaIsDue = true
    }

    private mutating func nest(_ open: UInt8, _ close: UInt8, _ content: (inout JSONWriter) -> Void) {
        separate()
        bytes.append(open)
        commaIsDue = false
        content(&self)
        bytes.append(close)
        commaIsDue = true
    }
}
