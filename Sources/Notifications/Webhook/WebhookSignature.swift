import Crypto
import DockStatModel
import FoundationEssentials

/// Signatures as Standard Webhooks 1.0.0 has them: over `id.timestamp.body`, one for each secret.
///
/// Source: https://github.com/standard-webhooks/standard-webhooks/blob/main/spec/standard-webhooks.md
enum WebhookSignature {
    /// A secret that is none; its text is not told.
    struct UnusableSecret: Error {}

    /// The value of `webhook-signature`, in the order of the secrets; `nil` without any.
    static func header(id: String, seconds: Int64, body: Data, secrets: [Secret]) throws -> String? {
        guard !secrets.isEmpty else { return nil }
        let content = Data("\(id).\(seconds).".utf8) + body
        return try secrets.map { try signature(of: content, $0.value) }.joined(separator: " ")
    }

    private static func signature(of content: Data, _ secret: String) throws -> String {
        if secret.hasPrefix("whsk_") {
            // A secret key is the seed, which some tools write together with the public key.
            guard let key = base64(secret.dropFirst(5)), key.count == 32 || key.count == 64 else { throw UnusableSecret() }
            let signer = try Curve25519.Signing.PrivateKey(rawRepresentation: key.prefix(32))
            return "v1a," + (try signer.signature(for: content)).base64EncodedString()
        }
        guard secret.hasPrefix("whsec_"), let key = base64(secret.dropFirst(6)), (24...64).contains(key.count) else {
            throw UnusableSecret()
        }
        let code = HMAC<SHA256>.authenticationCode(for: content, using: SymmetricKey(data: key))
        return "v1," + Data(code).base64EncodedString()
    }

    /// With or without the `=` at its end.
    private static func base64(_ text: Substring) -> Data? {
        let bare = text.filter { $0 != "=" }
        return Data(base64Encoded: bare + String(repeating: "=", count: (4 - bare.count % 4) % 4))
    }
}
