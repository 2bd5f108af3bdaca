package import DockStatModel

/// `openapi.json`: what `/api/v2` answers, as OpenAPI 3.1.
package struct OpenAPIDocument {
    package var title: String
    package var version: String
    package var baseURL: String?
    package var routes: [RouteDescription]

    package init(title: String, version: String, baseURL: String?, routes: [RouteDescription]) {
        self.title = title
        self.version = version
        self.baseURL = baseURL
        self.routes = routes
    }

    package func bytes() -> [UInt8] {
        JSONWriter.document { json in
            json.field("openapi", "3.1.0")
            json.object("info") { json in
                json.field("title", CleanText.line("\(title): API", limit: 200))
                json.field("version", version)
                json.field(
                    "description",
                    "Reading is files that a web server serves. Changing is answered by `dockstat serve` and wants a key, or a session with the token of its forms. A method that a path does not have is answered with 405 and `Allow`; a head that is too large with 431, an address that is too long with 414."
                )
            }
            json.array("servers") { json in
                json.object { $0.field("url", baseURL.map { CleanText.line($0, limit: 1000) } ?? "/") }
            }
            json.object("paths") { json in
                for document in StaticDocument.all { reading(document, in: &json) }
                for path in paths { changing(path, in: &json) }
            }
            json.object("components") { json in
                json.object("schemas") { OpenAPISchema.fault(in: &$0) }
                json.object("responses") { OpenAPISchema.faultResponse(in: &$0) }
                json.object("securitySchemes") { schemes(in: &$0) }
            }
        }
    }

    private func schemes(in json: inout JSONWriter) {
        func part(_ name: String, _ place: String, _ key: String, _ meaning: String, _ json: inout JSONWriter) {
            json.object(name) { json in
                json.field("type", "apiKey")
                json.field("in", place)
                json.field("name", key)
                json.field("description", meaning)
            }
        }
        json.object("bearer") { json in
            json.field("type", "http")
            json.field("scheme", "bearer")
        }
        part("key", "header", "X-API-Key", "The key.", &json)
        part("authorization", "header", "Authorization", "`Api-Key`, a space, and the key.", &json)
        let cookie = baseURL?.hasPrefix("https://") ?? false ? "__Host-dockstat" : "dockstat"
        part("session", "cookie", cookie, "Of somebody who signed in at /actions/sign-in; it goes with `token`.", &json)
        part("token", "header", "X-CSRF-Token", "The session's token, as POST /actions/session tells pages of the site.", &json)
    }

    /// In their order; a path has all its methods together.
    private var paths: [(path: String, routes: [RouteDescription])] {
        var order: [String] = []
        var byPath: [String: [RouteDescription]] = [:]
        for route in routes {
            if byPath[route.path] == nil { order.append(route.path) }
            byPath[route.path, default: []].append(route)
        }
        return order.map { ($0, byPath[$0] ?? []) }
    }

    // MARK: Reading

    private func reading(_ document: StaticDocument, in json: inout JSONWriter) {
        json.object("/api/v2/\(document.path)") { json in
            json.object("get") { json in
                json.field("operationId", OpenAPIDocument.identifier("get", document.path))
                json.field("summary", document.summary)
                json.array("tags") { $0.value("reading") }
                json.array("security") { _ in }
                json.array("parameters") { json in
                    for name in document.names {
                        json.object { json in
                            json.field("name", name)
                            json.field("in", "path")
                            json.field("required", true)
                            json.object("schema") { $0.field("type", "string") }
                        }
                    }
                }
                json.object("responses") { json in
                    json.object("200") { json in
                        json.field("description", "As docs/schemas/api/\(document.schema).json says.")
                        OpenAPISchema.content(in: &json) { $0.field("type", "object") }
                    }
                    json.object("404") { $0.field("description", "There is no such document.") }
                }
            }
        }
    }

    // MARK: Changing

    private func changing(_ path: (path: String, routes: [RouteDescription]), in json: inout JSONWriter) {
        json.object(path.path.replacing("...}", with: "}")) { json in
            for route in path.routes { json.object(route.method.lowercased()) { operation(route, in: &$0) } }
        }
    }

    private func operation(_ route: RouteDescription, in json: inout JSONWriter) {
        json.field("operationId", OpenAPIDocument.identifier(route.method, String(route.path.dropFirst("/api/v2/".count))))
        json.field("summary", route.summary)
        json.field("description", "Needs the scope `\(route.scope)`. In the audit log it is `\(route.action)`.")
        json.array("tags") { $0.value(route.onlyLooks ? "looking" : "changing") }
        json.array("security") { json in
            json.object { $0.array("bearer") { _ in } }
            json.object { $0.array("key") { _ in } }
            json.object { $0.array("authorization") { _ in } }
            json.object { json in
                json.array("session") { _ in }
                json.array("token") { _ in }
            }
        }
        json.array("parameters") { parameters(route, in: &$0) }
        let fields = route.bodyFields
        if !fields.isEmpty {
            json.object("requestBody") { json in
                json.field("required", fields.contains(where: \.isRequired))
                json.object("content") { json in
                    json.object("application/json") { json in
                        json.object("schema") { OpenAPISchema.object(of: fields, isClosed: true, in: &$0) }
                        if let example = route.exampleBody { json.field("example", json: example) }
                    }
                }
            }
        }
        json.object("responses") { responses(route, in: &$0) }
    }

    private func parameters(_ route: RouteDescription, in json: inout JSONWriter) {
        for field in route.pathFields {
            json.object { json in
                json.field("name", field.name)
                json.field("in", "path")
                json.field("required", true)
                json.field("description", field.meaning)
                json.object("schema") { OpenAPISchema.pathPart(field, in: &$0) }
                if let example = field.example { json.field("example", json: example) }
            }
        }
        func header(_ name: String, _ meaning: String, _ json: inout JSONWriter) {
            json.object { json in
                json.field("name", name)
                json.field("in", "header")
                json.field("required", false)
                json.field("description", meaning)
                json.object("schema") { json in
                    json.field("type", "string")
                    json.field("pattern", "^[!-~]{1,200}$")
                }
            }
        }
        if route.hasRevision { header("If-Match", "The revision that is changed: 412 where it is another one by now.", &json) }
        if route.method == "POST", !route.onlyLooks {
            header("Idempotency-Key", "The same within a day gets the first answer again, and nothing is done twice.", &json)
        }
    }

    private func responses(_ route: RouteDescription, in json: inout JSONWriter) {
        json.object(String(route.status)) { json in
            json.field("description", route.onlyLooks ? "What was found." : "It is done, and the pages show it.")
            OpenAPISchema.content(in: &json) { OpenAPISchema.done(route.answer, in: &$0) }
        }
        var faults = [400, 401, 403, 404, 408, 409, 413, 415, 422, 429, 500, 503]
        if route.hasRevision { faults.append(412) }
        if route.reachesOut { faults.append(502) }
        for status in faults.sorted() {
            json.object(String(status)) { $0.field("$ref", "#/components/responses/fault") }
        }
    }

    private static func identifier(_ method: String, _ path: String) -> String {
        let words = path.split { !$0.isLetter && !$0.isNumber }
        return ([Substring(method.lowercased())] + words).joined(separator: "-")
    }
}
