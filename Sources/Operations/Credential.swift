import Crypto
import Foundation

/// Secrets of our own making, from the system's random source.
package enum Credential {
    /// `dockstat_` and 256 random bits in base64url, 43 characters.
    package static func key() -> String { "dockstat_" + random() }

    /// 256 random bits in base64url: of a session.
    package static func random() -> String { SymmetricKey(size: .bits256).withUnsafeBytes { base64URL(Data($0)) } }

    /// Whether a text has the form of a key; what has not is no attempt at one.
    package static func isKey(_ text: String) -> Bool {
        text.utf8.count == 52 && text.hasPrefix("dockstat_") && data(base64URL: String(text.dropFirst(9)))?.count == 32
    }

    static func base64URL(_ data: Data) -> String {
        data.base64EncodedString().replacing("+", with: "-").replacing("/", with: "_").replacing("=", with: "")
    }

    static func data(base64URL text: String) -> Data? {
        let plain = text.replacing("-", with: "+").replacing("_", with: "/")
        return Data(base64Encoded: plain + String(repeating: "=", count: (4 - plain.utf8.count % 4) % 4))
    }
}
