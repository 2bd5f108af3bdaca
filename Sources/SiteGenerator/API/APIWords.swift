import DockStatModel

/// Fields of requests in words, for the page and for docs/api.md: English, as all documents for programs.
enum APIWords {
    static func kind(_ kind: RequestField.Kind) -> String {
        switch kind {
        case .text(let longest): "text, at most \(longest) characters"
        case .texts: "list of texts"
        case .choice(let words): words.joined(separator: ", ")
        case .flag: "true or false"
        case .number: "whole number"
        case .duration: "length such as 30m, 2h, 7d"
        case .moment: "time, RFC 3339"
        case .labels: "texts by name"
        case .list: "list"
        case .object: "object"
        case .parts(let parts, let orFlag):
            "object of \(parts.map(\.name).joined(separator: ", "))\(orFlag ? "; or true or false" : "")"
        }
    }

    static func curl(_ route: RouteDescription, site: String) -> String {
        var lines = ["curl -X \(route.method) \(site)\(route.examplePath) -H \"Authorization: Bearer $KEY\""]
        if let body = route.exampleBody {
            lines.append("  -H \"Content-Type: application/json\" -d '\(body.replacing("'", with: "'\\''"))'")
        }
        return lines.joined(separator: " \\\n")
    }
}
