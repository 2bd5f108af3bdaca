internal import DockStatModel
internal import Foundation

// None of these shows what it refuses.

extension ValueKind {
    /// A kind whose value is not shown where it is wrong.
    static func hidden(_ allowed: String, _ parse: @escaping @Sendable (String) -> Value?) -> ValueKind {
        ValueKind(allowed: allowed) { text throws(Refusal) in
            guard let value = parse(text) else { throw Refusal("holds something else than is allowed: \(allowed)") }
            return value
        }
    }
}

extension ValueKind where Value == Secret {
    /// The address is the secret: whoever has it may post.
    static let secretAddress = hidden("an http:// or https:// address") { WebAddress($0) == nil ? nil : Secret($0) }

    static let token = hidden("a token: letters, digits and signs without blanks") { text in
        !text.isEmpty && text.utf8.count <= 1000 && text.utf8.allSatisfy { (0x21...0x7E).contains($0) } ? Secret(text) : nil
    }

    static let password = hidden("a text of 1 to 1000 characters on one line") { text in
        !text.isEmpty && text.utf8.count <= 1000 && !text.unicodeScalars.contains { $0.value < 0x20 || $0.value == 0x7F }
            ? Secret(text) : nil
    }

    /// What may stand behind the colon of an HTTP header (RFC 9110, 5.5), in ASCII.
    static let headerValue = hidden("a text of 1 to 2000 ASCII characters on one line") { text in
        !text.isEmpty && text.utf8.count <= 2000 && text.utf8.allSatisfy { (0x20...0x7E).contains($0) || $0 == 0x09 }
            ? Secret(text) : nil
    }

    /// Of Standard Webhooks 1.0.0. An ed25519 key is the seed, which many programs write with the public key behind it.
    static let signingKey = hidden("whsec_ and base64 of 24 to 64 bytes, or whsk_ and base64 of an ed25519 key") { text in
        guard text.hasPrefix("whsec_") || text.hasPrefix("whsk_"), let dash = text.firstIndex(of: "_"),
            let bytes = Data(base64Encoded: String(text[text.index(after: dash)...]))
        else { return nil }
        let isFit = text.hasPrefix("whsec_") ? (24...64).contains(bytes.count) : [32, 64].contains(bytes.count)
        return isFit ? Secret(text) : nil
    }

    /// Schemes as libcurl's `CURLOPT_PROXY` has them.
    static let proxy = hidden("a proxy such as http://proxy.example.org:3128 or socks5h://127.0.0.1:1080") { text in
        let parts = text.components(separatedBy: "://")
        let scheme = parts.count == 2 ? parts[0] : "http"
        guard ["http", "https", "socks4", "socks4a", "socks5", "socks5h"].contains(scheme), let rest = parts.last else {
            return nil
        }
        return WebAddress("http://" + rest, isOnlyAuthority: true) == nil ? nil : Secret(text)
    }
}

extension ValueKind where Value == String {
    static func secretPath(in folder: String) -> ValueKind {
        hidden("a path, such as /run/secrets/slack") { text in
            guard !text.isEmpty, text.utf8.count < 4096, !text.unicodeScalars.contains(where: { $0.value < 0x20 }) else {
                return nil
            }
            return FilePath.absolute(text, in: folder)
        }
    }

    /// The name of a file in `$CREDENTIALS_DIRECTORY`.
    static let credentialName = hidden("the name of a credential, as in LoadCredential=name:path") { text in
        let isName = !text.isEmpty && text.utf8.count <= 255 && text != "." && text != ".."
        return isName && !text.unicodeScalars.contains { $0 == "/" || $0.value < 0x20 } ? text : nil
    }
}
