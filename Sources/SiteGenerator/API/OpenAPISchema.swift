import DockStatModel

/// The JSON Schemas within an OpenAPI document.
enum OpenAPISchema {
    static func content(in json: inout JSONWriter, _ schema: (inout JSONWriter) -> Void) {
        json.object("content") { json in json.object("application/json") { $0.object("schema", schema) } }
    }

    /// - Parameter isClosed: whether other fields are refused.
    static func object(of fields: [RequestField], isClosed: Bool, in json: inout JSONWriter) {
        json.field("type", "object")
        if isClosed { json.field("additionalProperties", false) }
        let required = fields.filter(\.isRequired)
        if !required.isEmpty { json.array("required") { json in for field in required { json.value(field.name) } } }
        json.object("properties") { json in
            for field in fields {
                json.object(field.name) { json in
                    json.field("description", field.meaning)
                    value(field, in: &json)
                }
            }
        }
    }

    /// What a request may hold. What a field means on top of its form (that a time is none of the past) is the endpoint's to say.
    private static func value(_ field: RequestField, in json: inout JSONWriter) {
        switch field.kind {
        case .text(let longest):
            json.field("type", "string")
            json.field("maxLength", longest)
            if field.isRequired { json.field("minLength", 1) }
        case .choice(let words):
            json.array("enum") { json in for word in words { json.value(word) } }
        case .moment: json.field("type", "string")
        case .object: json.field("type", "object")
        case .texts:
            either(in: &json) { json in
                json.field("type", "string")
                json.field("minLength", 1)
            } or: { json in
                json.field("type", "array")
                json.object("items") { json in
                    json.field("type", "string")
                    json.field("minLength", 1)
                }
            }
        case .flag:
            either(in: &json) { $0.field("type", "boolean") } or: { json in
                json.array("enum") { json in for word in ["on", "true", "1", "false", "0"] { json.value(word) } }
            }
        case .number:
            either(in: &json) { $0.field("type", "integer") } or: { digits(in: &$0) }
        case .duration:
            either(in: &json) { json in
                json.field("type", "string")
                json.field("pattern", "^[0-9]+(ms|s|m|h|d)$")
            } or: { json in
                json.field("type", "number")
                json.field("minimum", 1)
            }
        case .labels:
            either(in: &json) { json in
                json.field("type", "object")
                json.object("additionalProperties") { $0.field("type", "string") }
            } or: { json in
                json.field("type", "array")
                json.object("items") { json in
                    json.field("type", "string")
                    json.field("pattern", "^[^=]+=")
                }
            }
        }
    }

    static func pathPart(_ field: RequestField, in json: inout JSONWriter) {
        guard field.kind == .number else { return json.field("type", "string") }
        json.field("type", "integer")
        json.field("format", "int64")
    }

    private static func digits(in json: inout JSONWriter) {
        json.field("type", "string")
        json.field("pattern", "^[+-]?[0-9]{1,18}$")
    }

    private static func either(
        in json: inout JSONWriter, _ first: (inout JSONWriter) -> Void, or second: (inout JSONWriter) -> Void
    ) {
        json.array("anyOf") { json in
            json.object(first)
            json.object(second)
        }
    }

    // MARK: Answers

    static func done(_ answer: [RequestField], in json: inout JSONWriter) {
        json.field("type", "object")
        json.array("required") { json in for name in ["success", "data"] { json.value(name) } }
        json.object("properties") { json in
            json.object("success") { $0.field("const", true) }
            json.object("data") { json in
                json.field("type", "object")
                json.object("properties") { json in
                    for field in answer {
                        json.object(field.name) { json in
                            json.field("description", field.meaning)
                            answered(field, in: &json)
                        }
                    }
                }
            }
        }
    }

    /// Answers are not as lenient as requests. What is not there is null.
    private static func answered(_ field: RequestField, in json: inout JSONWriter) {
        let type =
            switch field.kind {
            case .text, .choice, .duration: "string"
            case .moment: "string"
            case .texts: "array"
            case .flag: "boolean"
            case .number: "integer"
            case .labels, .object: "object"
            }
        json.array("type") { json in
            json.value(type)
            json.value("null")
        }
        if case .moment = field.kind { json.field("format", "date-time") }
    }

    static func fault(in json: inout JSONWriter) {
        json.object("fault") { json in
            json.field("type", "object")
            json.array("required") { json in for name in ["success", "error", "path", "timestamp"] { json.value(name) } }
            json.object("properties") { json in
                json.object("success") { $0.field("const", false) }
                json.object("path") { $0.field("type", "string") }
                json.object("timestamp") { json in
                    json.field("type", "string")
                    json.field("format", "date-time")
                }
                json.object("error") { error(in: &$0) }
            }
        }
    }

    private static func error(in json: inout JSONWriter) {
        json.field("type", "object")
        json.array("required") { json in for name in ["code", "message"] { json.value(name) } }
        json.object("properties") { json in
            json.object("code") { json in
                json.field("type", "string")
                json.field("description", "One word for programs.")
            }
            json.object("message") { json in
                json.field("type", "string")
                json.field("description", "A sentence for people.")
            }
            json.object("details") { json in
                json.field("type", "array")
                json.field("description", "Every wrong field.")
                json.object("items") { json in
                    json.field("type", "object")
                    json.array("required") { json in for name in ["field", "message"] { json.value(name) } }
                }
            }
            json.object("current") { $0.field("description", "What is there instead of what the request is about.") }
        }
    }

    static func faultResponse(in json: inout JSONWriter) {
        json.object("fault") { json in
            json.field("description", "It is not done.")
            content(in: &json) { $0.field("$ref", "#/components/schemas/fault") }
        }
    }
}
