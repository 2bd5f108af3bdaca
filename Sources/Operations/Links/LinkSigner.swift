import Crypto
package import DockStatModel
import Foundation
package import Storage

/// Signs links and tells signed ones from others: HMAC-SHA256 with a secret that only the database holds.
package struct LinkSigner: Sendable {
    private let key: SymmetricKey

    package init(secret: String) { key = SymmetricKey(data: Data(secret.utf8)) }

    /// The signer of an installation; its secret is made the first time.
    package init(_ store: Store) throws {
        self.init(secret: try store.operate { try $0.linkSecret(orElse: Credential.random()) })
    }

    package func signature(of link: SignedLink) -> String {
        Credential.base64URL(Data(HMAC<SHA256>.authenticationCode(for: Data(link.signed.utf8), using: key)))
    }

    /// Takes as long whatever is wrong with it.
    package func isSigned(_ link: SignedLink, by signature: String) -> Bool {
        guard let code = Credential.data(base64URL: signature), Credential.base64URL(code) == signature else { return false }
        return HMAC<SHA256>.isValidAuthenticationCode(code, authenticating: Data(link.signed.utf8), using: key)
    }

    /// The address of a link.
    ///
    /// - Parameter baseURL: of the site, without a slash at its end.
    package func address(of link: SignedLink, baseURL: String) -> String {
        let query = (link.fields + [("sig", signature(of: link))]).map { "\($0.name)=\(Self.encoded($0.value))" }
        return "\(baseURL)/actions/link?\(query.joined(separator: "&"))"
    }

    private static func encoded(_ text: String) -> String {
        var result = ""
        for byte in text.utf8 {
            let scalar = Unicode.Scalar(byte)
            if byte < 0x80, scalar.properties.isAlphabetic || ("0"..."9").contains(scalar) || scalar == "-" || scalar == "_" {
                result.unicodeScalars.append(scalar)
            } else {
                result += "%" + (byte < 16 ? "0" : "") + String(byte, radix: 16, uppercase: true)
            }
        }
        return result
    }

    /// What a message offers: while its incident is open, to take it on, and to keep it quiet for an hour.
    package func actions(
        for entry: OutboxEntry, baseURL: String, lifetime: Duration, now: Timestamp
    ) -> [MessageAction] {
        guard let incident = entry.message.incident, incident.resolvedAt == nil else { return [] }
        let kinds: [MessageAction.Kind]
        switch entry.message.kind {
        case .opened, .updated, .reminder, .escalated:
            kinds = incident.acknowledgedBy == nil ? [.acknowledge, .silence] : [.silence]
        case .resolved, .digest, .test: kinds = []
        }
        return kinds.map { kind in
            let link = SignedLink(
                kind: kind, incident: incident.id, message: entry.id, receiver: entry.receiver, expiresAt: now + lifetime)
            return MessageAction(kind: kind, url: address(of: link, baseURL: baseURL), expiresAt: link.expiresAt)
        }
    }
}
