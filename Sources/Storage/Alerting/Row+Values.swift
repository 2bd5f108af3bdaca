import DockStatModel
import FoundationEssentials
import GRDB

extension Row {
    func time(_ index: Int) -> Timestamp { Timestamp(milliseconds: self[index]) }

    func optionalTime(_ index: Int) -> Timestamp? { (self[index] as Int64?).map(Timestamp.init(milliseconds:)) }

    /// - Throws: where the column holds no word of this kind.
    func word<Word: RawRepresentable<String>>(_ index: Int, as: Word.Type = Word.self) throws -> Word {
        guard let word = Word(rawValue: self[index]) else {
            throw DatabaseError(resultCode: .SQLITE_CORRUPT, message: "a column holds a word that is none of \(Word.self)")
        }
        return word
    }

    func packed<Value>(_ index: Int, _ read: (inout PackedReader) throws -> Value) throws -> Value {
        var reader = try PackedReader(self[index])
        return try read(&reader)
    }
}

extension PackedWriter {
    static func texts(_ texts: [String]) -> Data { pack { $0.write(texts) } }
    static func texts(_ texts: [String: String]) -> Data { pack { $0.write(texts) } }
    static func numbers(_ numbers: [Int64]) -> Data { pack { $0.write(numbers) } }
    static func times(_ times: [Timestamp]) -> Data { numbers(times.map(\.milliseconds)) }
}
