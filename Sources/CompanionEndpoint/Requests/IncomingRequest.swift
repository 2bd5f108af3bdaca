import Foundation
import HTTPTypes

/// A request, as the rest looks at it.
struct IncomingRequest: Sendable {
    var method: String
    /// Decoded names between slashes.
    var path: [String]
    /// As it was sent, without the query: for answers and the log.
    var pathText: String
    var query: String
    var headers: HTTPFields
    var body: Data
    /// Who is connected; `nil`: over a unix socket.
    var peer: String?
    /// Whose request it is, as far as a web server on this machine says.
    var address: String
    let trace: RequestTrace

    /// - Parameter target: path and query as sent.
    /// - Returns: `nil` for a path that no route of ours is called: with `..`, empty names, encoded slashes or NULs.
    init?(method: String, target: String, headers: HTTPFields, body: Data, peer: String?, trace: RequestTrace) {
        guard let path = SitePath(target: target) else { return nil }
        self.method = method
        self.trace = trace
        self.path = path.components
        pathText = String(target.prefix { $0 != "?" && $0 != "#" }.prefix(500))
        query = String(path.query.dropFirst())
        self.headers = headers
        self.body = body
        self.peer = peer
        address = Self.address(peer: peer, forwarded: HTTPField.Name("X-Forwarded-For").flatMap { headers[$0] })
    }

    /// The web server in front appends whom it saw; only its word counts, and only from this machine.
    private static func address(peer: String?, forwarded: String?) -> String {
        guard peer == nil || peer == "127.0.0.1" || peer == "::1" else { return peer ?? "" }
        let last = forwarded?.split(separator: ",").last?.trimmingCharacters(in: .whitespaces)
        return last.map { String($0.prefix(60)) } ?? peer ?? "local"
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
