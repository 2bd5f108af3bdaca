package import DockStatModel

/// The part of docs/api.md that is written from the code.
package enum APIReference {
    package static let beginMarker = "<!-- routes: begin (written from the code) -->"
    package static let endMarker = "<!-- routes: end -->"

    package static func markdown(_ routes: [RouteDescription]) -> String {
        var lines = ["## Reading", "", "| document | holds |", "|---|---|"]
        for document in StaticDocument.all {
            let note = document.needsForms ? " Only where pages have forms." : ""
            lines.append(
                "| `/api/v2/\(document.path)` ([schema](schemas/api/\(document.schema).json)) | \(document.summary)\(note) |")
        }
        lines += ["", "## Changing", ""]
        for route in routes { lines += section(route) }
        return lines.joined(separator: "\n") + "\n"
    }

    private static func section(_ route: RouteDescription) -> [String] {
        var lines = ["### `\(route.method) \(route.path)`", "", "\(route.summary) Scope: `\(route.scope)`.", ""]
        lines += table(route.pathFields + route.bodyFields, "field")
        lines += table(route.answer, "answer")
        return lines + ["```sh", APIWords.curl(route, site: "https://status.example.org"), "```", ""]
    }

    private static func table(_ fields: [RequestField], _ title: String) -> [String] {
        guard !fields.isEmpty else { return [] }
        return ["| \(title) | is | meaning |", "|---|---|---|"]
            + fields.map { field in
                "| `\(field.name)`\(field.isRequired ? " (required)" : "") | \(APIWords.kind(field.kind)) | \(field.meaning) |"
            } + [""]
    }
}
