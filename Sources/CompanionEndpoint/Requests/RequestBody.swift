import Foundation
import Operations

/// The fields of a request's body: a JSON object or a form.
enum RequestBody {
    /// Why a body is refused, as it is answered.
    struct Fault: Error, Hashable {
        var status: Int
        var message: String
    }

    /// - Parameter type: the value of `Content-Type`, if there was one.
    static func fields(_ body: Data, type: String?) throws(Fault) -> [String: JSONBody] {
        let kind = type.map { $0.prefix { $0 != ";" }.trimmingCharacters(in: .whitespaces).lowercased() }
        guard isUTF8(type) else { throw Fault(status: 415, message: "The body has to be in UTF-8.") }
        switch kind {
        case nil where body.isEmpty: return [:]
        case "application/json"?: return try json(body)
        default:
            if body.isEmpty { return [:] }
            throw Fault(status: 415, message: "The body has to be application/json.")
        }
    }

    /// Whether a type names this encoding, or none: then it is meant.
    static func isUTF8(_ type: String?) -> Bool {
        for parameter in (type ?? "").split(separator: ";").dropFirst() {
            let pair = parameter.split(separator: "=", maxSplits: 1).map { $0.trimmingCharacters(in: .whitespaces).lowercased() }
            guard pair.first == "charset" else { continue }
            guard pair.count == 2, pair[1].trimmingCharacters(in: CharacterSet(charactersIn: "\"")) == "utf-8" else {
                return false
            }
        }
        return true
    }

    private static func json(_ body: Data) throws(Fault) -> [String: JSONBody] {
        if body.isEmpty { return [:] }
        // The decoder reads UTF-16 and UTF-32 too, in which nothing below sees a key: RFC 8259, 8.1. No JSON in UTF-8 holds a NUL.
        guard !body.contains(0), String(validating: body, as: UTF8.self) != nil else {
            throw Fault(status: 400, message: "The body is no UTF-8.")
        }
        if let mistake = JSONCheck.mistake(in: body) { throw Fault(status: 400, message: mistake) }
        guard let value = try? JSONDecoder().decode(JSONBody.self, from: body) else {
            throw Fault(status: 400, message: "The body is no JSON.")
        }
        guard case .object(let fields) = value else {
            throw Fault(status: 400, message: "The body has to be a JSON object.")
        }
        return fields
    }
}

/// What a decoder would let pass: keys that occur twice, of which each reader takes another one, and nesting without end.
enum JSONCheck {
    static let deepest = 16

    /// - Returns: a sentence; `nil`: neither of both. Whether the rest is JSON is the decoder's to say.
    static func mistake(in body: Data) -> String? {
        var keys: [Set<[UInt8]>?] = []
        var index = body.startIndex
        var text: [UInt8]?
        while index < body.endIndex {
            switch body[index] {
            case UInt8(ascii: "{"), UInt8(ascii: "["):
                keys.append(body[index] == UInt8(ascii: "{") ? [] : nil)
                if keys.count > deepest { return "The body is nested more than \(deepest) deep." }
                text = nil
            case UInt8(ascii: "}"), UInt8(ascii: "]"):
                if !keys.isEmpty { keys.removeLast() }
                text = nil
            case UInt8(ascii: "\""):
                let end = self.end(ofTextAt: index, in: body)
                // Two spellings of one key are the same key.
                let raw = Data(body[index..<end])
                text = (try? JSONDecoder().decode(String.self, from: raw)).map { Array($0.utf8) } ?? Array(raw)
                index = end
                continue
            case UInt8(ascii: ":"):
                if let name = text, let last = keys.indices.last, keys[last] != nil {
                    if keys[last]?.insert(name).inserted == false {
                        return "The body names \(String(decoding: name.prefix(100), as: UTF8.self)) twice."
                    }
                }
                text = nil
            case UInt8(ascii: " "), UInt8(ascii: "\t"), UInt8(ascii: "\n"), UInt8(ascii: "\r"): break
            default: text = nil
            }
            index += 1
        }
        return nil
    }

    /// After the closing quotation mark, or the end of the body.
    private static func end(ofTextAt start: Int, in body: Data) -> Int {
        var index = start + 1
        while index < body.endIndex {
            switch body[index] {
            case UInt8(ascii: "\\"): index += 2
            case UInt8(ascii: "\""): return index + 1
            default: index += 1
            }
        }
        return body.endIndex
    }
}
