import FoundationEssentials
import GRDB

/// Values one after the other in few bytes: what JSON would take most of a tick for where a thousand alerts fire.
///
/// Whole numbers are zigzag varints, low groups of seven bits first; texts their length and their UTF-8; what may be missing has
/// a 0 or 1 before it. The first byte is the version of the layout.
struct PackedWriter {
    static let version: UInt8 = 1

    private var bytes: [UInt8] = [Self.version]

    var data: Data { Data(bytes) }

    mutating func write(_ number: Int64) {
        var rest = UInt64(bitPattern: number << 1 ^ number >> 63)
        while rest >= 0x80 {
            bytes.append(UInt8(truncatingIfNeeded: rest) | 0x80)
            rest >>= 7
        }
        bytes.append(UInt8(truncatingIfNeeded: rest))
    }

    mutating func write(_ text: String) {
        write(Int64(text.utf8.count))
        bytes.append(contentsOf: text.utf8)
    }

    mutating func write(_ text: String?) {
        write(text == nil ? 0 : 1 as Int64)
        if let text { write(text) }
    }

    mutating func write(_ texts: [String]) {
        write(Int64(texts.count))
        for text in texts { write(text) }
    }

    /// In the order of the keys, so that the same content is the same bytes.
    mutating func write(_ texts: [String: String]) {
        write(Int64(texts.count))
        for (key, value) in texts.sorted(by: { $0.key < $1.key }) {
            write(key)
            write(value)
        }
    }

    mutating func write(_ numbers: [Int64]) {
        write(Int64(numbers.count))
        for number in numbers { write(number) }
    }

    static func pack(_ write: (inout PackedWriter) -> Void) -> Data {
        var writer = PackedWriter()
        write(&writer)
        return writer.data
    }
}

/// Reads what `PackedWriter` wrote. Damage is an error, never a trap.
struct PackedReader {
    private let bytes: [UInt8]
    private var position = 1

    init(_ data: Data) throws {
        bytes = [UInt8](data)
        guard bytes.first == PackedWriter.version else { throw Self.damaged }
    }

    private static var damaged: DatabaseError {
        DatabaseError(resultCode: .SQLITE_CORRUPT, message: "a packed value cannot be read")
    }

    mutating func number() throws -> Int64 {
        var value: UInt64 = 0
        var shift: UInt64 = 0
        while position < bytes.count, shift < 64 {
            let byte = bytes[position]
            position += 1
            value |= UInt64(byte & 0x7f) << shift
            if byte < 0x80 { return Int64(bitPattern: value >> 1) ^ -Int64(bitPattern: value & 1) }
            shift += 7
        }
        throw Self.damaged
    }

    /// Of a list whose elements take a byte at least.
    private mutating func count() throws -> Int {
        let count = try number()
        guard count >= 0, count <= bytes.count - position else { throw Self.damaged }
        return Int(count)
    }

    mutating func text() throws -> String {
        let length = try count()
        defer { position += length }
        return String(decoding: bytes[position..<position + length], as: UTF8.self)
    }

    mutating func optionalText() throws -> String? { try number() == 0 ? nil : try text() }

    mutating func list<Element>(_ element: (inout PackedReader) throws -> Element) throws -> [Element] {
        var elements: [Element] = []
        for _ in 0..<(try count()) { elements.append(try element(&self)) }
        return elements
    }

    mutating func texts() throws -> [String] { try list { try $0.text() } }
    mutating func numbers() throws -> [Int64] { try list { try $0.number() } }

    mutating func textsByKey() throws -> [String: String] {
        Dictionary(try list { (try $0.text(), try $0.text()) }, uniquingKeysWith: { _, last in last })
    }
}
