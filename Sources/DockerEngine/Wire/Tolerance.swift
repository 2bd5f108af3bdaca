import FoundationEssentials

extension KeyedDecodingContainer {
    /// `nil` where the key is missing, null or of another type: for what a reading can do without.
    func lenient<Value: Decodable>(_ type: Value.Type, _ key: Key) -> Value? {
        (try? decodeIfPresent(type, forKey: key)) ?? nil
    }
}

/// One element of a list, which may be odd without spoiling the others.
struct Tolerated<Value: Decodable>: Decodable {
    var value: Value?

    init(from decoder: any Decoder) throws { value = try? Value(from: decoder) }
}

/// A list as it should be, without its odd elements.
struct TolerantList<Value: Decodable>: Decodable {
    var values: [Value] = []
    var oddCount = 0

    init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        if container.decodeNil() { return }
        let elements = try container.decode([Tolerated<Value>].self)
        values = elements.compactMap(\.value)
        oddCount = elements.count - values.count
    }
}

/// What did not fit, without the value itself: `cpu_stats.cpu_usage.total_usage is of the wrong type`.
func describe(_ error: any Error) -> String {
    func path(_ context: DecodingError.Context, _ key: (any CodingKey)? = nil) -> String {
        let keys = context.codingPath + (key.map { [$0] } ?? [])
        let text = keys.map { $0.intValue.map(String.init) ?? $0.stringValue }.joined(separator: ".")
        return text.isEmpty ? "it" : Readable.line(text, limit: 120)
    }
    return switch error as? DecodingError {
    case .typeMismatch(_, let context)?: "\(path(context)) is of the wrong type"
    case .valueNotFound(_, let context)?: "\(path(context)) is null"
    case .keyNotFound(let key, let context)?: "\(path(context, key)) is missing"
    case .dataCorrupted(let context)? where !context.codingPath.isEmpty: "\(path(context)) has no sensible value"
    default: "it is no JSON document"
    }
}
