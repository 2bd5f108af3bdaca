import FoundationEssentials

/// `WWW-Authenticate: Bearer realm="https://auth.docker.io/token",service="registry.docker.io",scope="…"`
struct BearerChallenge: Hashable {
    var realm: String
    var service: String?

    init?(_ header: String) {
        guard header.lowercased().hasPrefix("bearer ") else { return nil }
        var values: [String: String] = [:]
        var rest = header.dropFirst(7)
        while let equals = rest.firstIndex(of: "=") {
            let name = rest[..<equals].filter { $0 != " " && $0 != "," }.lowercased()
            rest = rest[rest.index(after: equals)...]
            if rest.first == "\"" {
                rest = rest.dropFirst()
                let end = rest.firstIndex(of: "\"") ?? rest.endIndex
                values[name] = String(rest[..<end])
                rest = end == rest.endIndex ? rest[end...] : rest[rest.index(after: end)...]
            } else {
                let end = rest.firstIndex(of: ",") ?? rest.endIndex
                values[name] = String(rest[..<end])
                rest = rest[end...]
            }
        }
        guard let realm = values["realm"], realm.hasPrefix("https://") || realm.hasPrefix("http://") else { return nil }
        self.realm = realm
        service = values["service"]
    }

    func url(scope: String) -> String? {
        guard var parts = URLComponents(string: realm) else { return nil }
        var items = parts.queryItems ?? []
        if let service { items.append(URLQueryItem(name: "service", value: service)) }
        items.append(URLQueryItem(name: "scope", value: scope))
        parts.queryItems = items
        return parts.string
    }
}
