import Foundation
import HTTPTypes

/// A request, as the rest looks at it.
struct IncomingRequest: Sendable {
    var method: String
    /// Decoded names between slashes; they may hold slashes that were encoded.
    var path: [String]
    /// As it was sent, without the query: for answers and the log.
    var pathText: String
    var query: String
    var headers: HTTPFields
    var body: Data
    /// Who is connected; `nil`: over a unix socket.
    var peer: String?
    /// Whose request it is, as far as a web server that is believed says.
    var address: String
    let trace: RequestTrace
    /// The name the client asked for: its `Host`, which is kept apart from the other headers.
    let host: String?

    /// - Parameters:
    ///   - target: path and query as sent.
    ///   - isForwarded: whether `X-Forwarded-For` tells whose request it is.
    /// - Returns: `nil` for a path that no route of ours is called: with `..`, empty names or NULs.
    init?(
        method: String, target: String, headers: HTTPFields, body: Data, peer: String?, trace: RequestTrace, host: String? = nil,
        isForwarded: Bool = false
    ) {
        guard let path = SitePath(target: target, holdsNames: true) else { return nil }
        self.method = method
        self.trace = trace
        self.host = host
        self.path = path.components
        pathText = String(target.prefix { $0 != "?" && $0 != "#" }.prefix(500))
        query = String(path.query.dropFirst())
        self.headers = headers
        self.body = body
        self.peer = peer
        let forwarded = isForwarded ? HTTPField.Name("X-Forwarded-For").flatMap { headers[$0] } : nil
        address = Self.address(forwarded) ?? peer ?? "local"
    }

    /// The web server in front appends whom it saw: only its word counts.
    private static func address(_ forwarded: String?) -> String? {
        forwarded?.split(separator: ",").last.map { String($0.trimmingCharacters(in: .whitespaces).prefix(60)) }
    }

    func header(_ name: String) -> String? { HTTPField.Name(name).flatMap { headers[$0] } }

    var cookie: String? { headers[.cookie] }

    /// The key it carries, in one of three ways.
    var key: String? {
        if let authorization = headers[.authorization] {
            let parts = authorization.split(separator: " ", maxSplits: 1)
            guard parts.count == 2, ["bearer", "api-key"].contains(parts[0].lowercased()) else { return authorization }
            return parts[1].trimmingCharacters(in: .whitespaces)
        }
        return header("X-API-Key")
    }

    /// What `If-Match` names, without the quotation marks of an entity tag.
    var revision: String? {
        header("If-Match").map { $0.trimmingPrefix("W/").trimmingCharacters(in: CharacterSet(charactersIn: "\" ")) }
    }

    var isForm: Bool {
        headers[.contentType]?.lowercased().hasPrefix("application/x-www-form-urlencoded") ?? false
    }
}
