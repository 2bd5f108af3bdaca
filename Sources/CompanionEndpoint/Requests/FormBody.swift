import Foundation

/// `application/x-www-form-urlencoded`, as browsers send it.
enum FormBody {
    /// In the order of the form. `nil`: an encoding that is none, or bytes that are no UTF-8.
    static func fields(_ body: Data) -> [(name: String, value: String)]? {
        var fields: [(String, String)] = []
        for part in body.split(separator: UInt8(ascii: "&")) {
            let pair = part.split(separator: UInt8(ascii: "="), maxSplits: 1, omittingEmptySubsequences: false)
            guard let name = decoded(pair[0]), let value = pair.count > 1 ? decoded(pair[1]) : "" else { return nil }
            fields.append((name, value))
        }
        return fields
    }

    private static func decoded(_ part: Data) -> String? { PercentEncoding.decoded(part, plusIsSpace: true) }
}
