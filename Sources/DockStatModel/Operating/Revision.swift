/// What a text was when somebody began to change it: who saves names it, and learns where it has become another one meanwhile.
package enum Revision {
    /// 16 hexadecimal digits of its bytes. It tells apart what people write; it does not withstand who wants two texts to be one.
    package static func of(_ text: String) -> String {
        let digits = String(PathName.fnv1a(text), radix: 16)
        return String(repeating: "0", count: 16 - digits.count) + digits
    }

    /// Of pins in their order.
    package static func of(pins: [String]) -> String { of(pins.joined(separator: "\n")) }

    /// Any revision: what is there is written over.
    package static let any = "*"
}
