internal import DockStatModel
internal import Yams

extension ConfigurationReader {
    /// Names as RFC 9110 has them; a name ending in `_file` or `_credential` names where the value is.
    func readHeaders(_ receiver: NodeReader.Map, _ reader: inout NodeReader) -> [String: Secret] {
        guard let node = receiver.entries["headers"] else { return [:] }
        let path = receiver.path("headers")
        guard case .mapping(let mapping) = node else {
            reader.refuse(receiver.place("headers"), path, "found no map; allowed: a map of texts, such as { X-Team: ops }")
            return [:]
        }
        var headers: [String: Secret] = [:]
        var seen: Set<String> = []
        for (key, value) in mapping {
            let place = reader.place(of: key)
            guard case .scalar(let scalar) = key, let (name, form) = Self.header(scalar.string) else {
                reader.refuse(
                    place, path, "holds a key that is no name of a header; allowed: letters, digits and \"-\", such as X-Team")
                continue
            }
            let full = path + "." + scalar.string
            if Self.reserved.contains(name.lowercased()) {
                reader.refuse(place, full, "is set by DockStat itself; take it out")
            } else if !seen.insert(name.lowercased()).inserted {
                reader.refuse(place, full, "is given more than once; keep one")
            } else if let text = reader.secretText(value, path: full, form: form, allowed: ValueKind<Secret>.headerValue.allowed)
            {
                do throws(Refusal) {
                    headers[name] = try ValueKind<Secret>.headerValue.parse(text)
                } catch {
                    reader.refuse(reader.place(of: value), full, error.message)
                }
            }
        }
        return headers
    }

    private static let reserved: Set<String> = [
        "connection", "content-length", "host", "transfer-encoding", "webhook-id", "webhook-signature", "webhook-timestamp",
    ]

    private static func header(_ key: String) -> (name: String, form: SecretForm)? {
        let form: SecretForm = [.file, .credential].first { key.hasSuffix($0.suffix) } ?? .plain
        let name = String(key.dropLast(form.suffix.count))
        let isName =
            !name.isEmpty && name.utf8.count <= 64
            && name.utf8.allSatisfy { byte in
                switch byte {
                case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "a")...UInt8(ascii: "z"),
                    UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "-"), UInt8(ascii: "_"):
                    true
                default: false
                }
            }
        return isName ? (name, form) : nil
    }
}
