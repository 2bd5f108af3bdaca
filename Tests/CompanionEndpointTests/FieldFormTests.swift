import Foundation
import TestSupport
import Testing

/// Fields that can be given in several ways: what the document allows is read, and what is read the document allows.
@Suite(.serialized)
struct FieldFormTests {
    struct Field: Sendable, CustomTestStringConvertible {
        var path: String
        /// Of the document.
        var template: String
        var name: String
        /// Further fields, JSON.
        var others: String
        var good: [String]
        var bad: [String]
        var testDescription: String { "\(template) \(name)" }
    }

    private static let long = String(repeating: "x", count: 4001)

    private static let fields = [
        Field(
            path: "/api/v2/docker/hosts/t/test", template: "/api/v2/docker/hosts/{name}/test", name: "tls",
            others: #""engine": "tcp://127.0.0.1:1""#,
            good: [
                "true", "false", #""on""#, #""0""#, "{}", "null", #"{"ca": "/ca.pem"}"#,
                #"{"ca": null, "cert": "/c.pem", "key": "/k.pem"}"#,
            ],
            bad: [#""yes""#, "1", "[]", #"{"who": "x"}"#, #"{"ca": 5}"#, #"{"ca": "/\#(long)"}"#, #""{}""#]),
        Field(
            path: "/api/v2/docker/hosts/t/test", template: "/api/v2/docker/hosts/{name}/test", name: "labels",
            others: #""engine": "tcp://127.0.0.1:1""#,
            good: [#"{"region": "eu"}"#, #"["region=eu", "team=web"]"#, #""region=eu""#, "{}", "[]", "null"],
            bad: ["5", "[5]", #"["=eu"]"#, #""nothing""#, #"{"region": 5}"#, #"["region"]"#, "true"]),
        Field(
            path: "/api/v2/silences/preview", template: "/api/v2/silences/preview", name: "labels", others: "",
            good: [#"{"region": "eu"}"#, #"["region=eu", "team=*"]"#, #""region=eu""#],
            bad: ["5", "[5]", #"["=eu"]"#, #""nothing""#, #"{"region": 5}"#, "true"]),
        Field(
            path: "/api/v2/theme-preview", template: "/api/v2/theme-preview", name: "animations", others: #""name": "T""#,
            good: ["{}", "null", #"{"--animate-fade-in": {"name": "fade", "duration": "1s"}}"#],
            bad: [#""{}""#, #""""#, "[]", "5", "true"]),
        Field(
            path: "/api/v2/theme-preview", template: "/api/v2/theme-preview", name: "variables", others: #""name": "T""#,
            good: ["{}", "null", ##"{"--color-main-bg": "#fff"}"##], bad: [#""{}""#, "[]", "5"]),
        Field(
            path: "/api/v2/db/config", template: "/api/v2/db/config", name: "hotkeys", others: #""pinned": []"#,
            good: [#"{"help": "h"}"#, "{}", "null", #"{"help": null}"#], bad: ["[]", #""h""#, #"{"x": "y"}"#, #"{"help": 5}"#]),
    ]

    @Test("are read and documented alike", arguments: fields)
    func alike(field: Field) async throws {
        let ground = try await ServeGround()
        _ = try await ground.dockstat(["render"])
        let values = field.good.map { ($0, true) } + field.bad.map { ($0, false) }
        let bodies = values.map { value, _ in
            "{" + ([#""\#(field.name)": \#(value)"#] + (field.others.isEmpty ? [] : [field.others])).joined(separator: ", ") + "}"
        }
        let requests = bodies.map { #"{"method": "POST", "path": "\#(field.template)", "body": \#($0)}"# }
        try ground.folder.write("requests.json", "[\(requests.joined(separator: ","))]")
        let verdicts = try await Peer.run(
            "SiteGeneratorTests/Peers/bodies.py",
            ["\(ground.folder.path)/public/api/v2/openapi.json", "\(ground.folder.path)/requests.json"]
        ).split(separator: "\n")
        #expect(verdicts.count == bodies.count)
        for (index, body) in bodies.enumerated() {
            #expect((verdicts[index] == "true") == values[index].1, "the document of \(body)")
            let reply = try ground.send("POST", field.path, body, key: ground.key)
            #expect((reply.status != 422) == values[index].1, "the parser of \(body): \(reply.text)")
            if !values[index].1 { #expect(reply.text.contains("\"field\":\"\(field.name)"), "\(body): \(reply.text)") }
        }
    }
}
