import Crypto
import DockStatModel
import Foundation
import HTTPTypes
import Operations
import Storage

/// Who sends a request, after their key, their session or their proxy.
struct Caller: Sendable {
    enum Proof: Hashable, Sendable {
        case key
        /// The token that a form has to carry.
        case session(token: String)
    }

    var name: String
    var scopes: [Scope]
    var proof: Proof
    var address: String
    /// Whether a proxy named them: a key may have the same name.
    var isOfProxy = false

    var source: AuditEntry.Source { if case .session = proof { .page } else { .api } }

    var author: Author {
        Author(name: name, actor: isOfProxy ? CreateKey.proxyPrefix + name : name, source: source, address: address)
    }
}

/// Why a request is not let in.
struct AccessFault: Error, Hashable {
    enum Kind: Hashable {
        /// 401: no key, an unknown, an expired or a revoked one.
        case unknown
        /// 403.
        case forbidden
        /// 429, with seconds to wait.
        case tooMany(Int)
    }

    var kind: Kind
    var message: String
    /// For the audit log: the name of a key that is known but holds no more.
    var name = ""
}

/// Tells who somebody is.
struct Doorkeeper: Sendable {
    let store: Store
    let settings: EndpointSettings
    let wrongKeys = WrongKeys()

    /// - Throws: `AccessFault`, or `StorageError`.
    func caller(_ request: IncomingRequest, now: Timestamp) throws -> Caller {
        if let key = request.key {
            let found = try self.key(key, address: request.address, now: now)
            return Caller(name: found.name, scopes: found.scopes, proof: .key, address: request.address)
        }
        if let name = trustedName(request) {
            // The proxy's session is not ours: the token hangs on the name it gives.
            return Caller(
                name: name, scopes: settings.trustedScopes, proof: .session(token: Self.token(of: name + settings.tokenSecret)),
                address: request.address, isOfProxy: true)
        }
        if let secret = SessionCookie.value(in: request.cookie, isSecure: settings.isSecure),
            let signedIn = try store.session(SecretHash(of: secret), now: now)
        {
            return Caller(
                name: signedIn.actor, scopes: signedIn.key?.scopes ?? [], proof: .session(token: Self.token(of: secret)),
                address: request.address)
        }
        throw AccessFault(kind: .unknown, message: "This needs a key or a session.")
    }

    /// The same for what is to be done, where who shows nothing at all counts like who guesses.
    func require(_ request: IncomingRequest, now: Timestamp) throws -> Caller {
        do {
            return try caller(request, now: now)
        } catch let fault as AccessFault where fault.kind == .unknown && request.key == nil {
            try wrongKeys.check(request.address, "Too many wrong keys came from this address.", now: now)
            wrongKeys.add(request.address, now: now)
            throw fault
        }
    }

    /// The key that a text is. Comparing takes as long whatever is wrong with it: the database looks for its hash.
    func key(_ text: String, address: String, now: Timestamp) throws -> APIKey {
        try wrongKeys.check(address, "Too many wrong keys came from this address.", now: now)
        guard Credential.isKey(text), let key = try store.key(SecretHash(of: text)) else {
            wrongKeys.add(address, now: now)
            throw AccessFault(kind: .unknown, message: "This key is unknown.")
        }
        guard key.holds(at: now) else {
            wrongKeys.add(address, now: now)
            let message = key.revokedAt != nil ? "This key was revoked." : "This key has expired."
            throw AccessFault(kind: .unknown, message: message, name: key.name)
        }
        try store.noteUse(of: key, now: now)
        return key
    }

    /// The user that a proxy names, where it is one of those that are trusted. Two names are none: one of them is the client's own.
    private func trustedName(_ request: IncomingRequest) -> String? {
        guard let header = settings.trustedHeader, settings.isTrusted(peer: request.peer),
            let field = HTTPField.Name(header), request.headers[values: field].count == 1, let name = request.headers[field],
            !name.isEmpty, name.count <= 100
        else { return nil }
        return name
    }

    /// What a form of this session carries: nobody who cannot read the session's secret can reckon it.
    static func token(of secret: String) -> String {
        Data(SHA256.hash(data: Data("form:\(secret)".utf8))).base64EncodedString()
            .replacing("+", with: "-").replacing("/", with: "_").replacing("=", with: "")
    }
}
