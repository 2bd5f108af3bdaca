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
        var forms = forms(field)
        // What is null was not filled in.
        if !field.isRequired { forms.append { $0.field("type", "null") } }
        json.array("anyOf") { json in for form in forms { json.object(form) } }
    }

    /// No control characters but line breaks and tabs.
    private static let clean = #"^[^\x00-\x08\x0B\x0C\x0E-\x1F\x7F]*$"#

    private static func forms(_ field: RequestField) -> [(inout JSONWriter) -> Void] {
        func text(atLeast shortest: Int, atMost longest: Int) -> (inout JSONWriter) -> Void {
            { json in
                json.field("type", "string")
                json.field("minLength", shortest)
                json.field("maxLength", longest)
                json.field("pattern", clean)
            }
        }
        func pattern(_ pattern: String) -> (inout JSONWriter) -> Void {
            { json in
                json.field("type", "string")
                json.field("pattern", pattern)
            }
        }
        func type(_ type: String) -> (inout JSONWriter) -> Void { { $0.field("type", type) } }
        func list(of entry: @escaping (inout JSONWriter) -> Void) -> (inout JSONWriter) -> Void {
            { json in
                json.field("type", "array")
                json.object("items", entry)
            }
        }
        func words(_ words: [String]) -> (inout JSONWriter) -> Void {
            { json in json.array("enum") { json in for word in words { json.value(word) } } }
        }
        let flag = [type("boolean"), words(["on", "true", "1", "false", "0"])]
        switch field.kind {
        case .text(let longest): return [text(atLeast: field.isRequired ? 1 : 0, atMost: longest)]
        case .choice(let choices): return [words(choices)]
        case .moment: return [type("string")]
        case .object: return [type("object")]
        case .parts(let parts, let orFlag):
            return [{ object(of: parts, isClosed: true, in: &$0) }] + (orFlag ? flag : [])
        case .list: return [type("array")]
        case .texts: return [text(atLeast: 1, atMost: 200), list(of: text(atLeast: 1, atMost: 200))]
        case .flag: return flag
        case .number: return [type("integer"), pattern("^[+-]?[0-9]{1,18}$")]
        case .duration:
            return [
                pattern("^([0-9]+(ms|s|m|h|d))+$"),
                { json in
                    json.field("type", "number")
                    json.field("minimum", 1)
                },
            ]
        case .labels:
            return [
                { json in
                    json.field("type", "object")
                    json.object("additionalProperties", type("string"))
                }, list(of: pattern("^[^=]+=")), pattern("^[^=]+="),
            ]
        }
    }

    static func pathPart(_ field: RequestField, in json: inout JSONWriter) {
        guard field.kind == .number else { return json.field("type", "string") }
        json.field("type", "integer")
        json.field("format", "int64")
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
            json.object("notice") { json in
                json.field("type", "string")
                json.field("description", "Only where it is done and the pages could not be made of it yet: a sentence.")
            }
        }
    }

    /// Answers are not as lenient as requests. What is not there is null.
    private static func answered(_ field: RequestField, in json: inout JSONWriter) {
        let type =
            switch field.kind {
            case .text, .choice, .duration: "string"
            case .moment: "string"
            case .texts, .list: "array"
            case .flag: "boolean"
            case .number: "integer"
            case .labels, .object, .parts: "object"
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
