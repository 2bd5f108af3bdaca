import Foundation
import Testing

@testable import EngineSimulator

struct WireTests {
    @Test(
        "a length of time is told in the engine's words",
        arguments: [
            (0, "Less than a second"), (1, "1 second"), (59, "59 seconds"), (60, "About a minute"), (119, "About a minute"),
            (120, "2 minutes"), (3599, "59 minutes"), (3600, "About an hour"), (5400, "2 hours"), (169200, "47 hours"),
            (172800, "2 days"), (1123200, "13 days"), (1209600, "2 weeks"), (5097600, "8 weeks"),
            (5184000, "2 months"),
            (62985600, "24 months"), (63158400, "2 years"), (98496000, "3 years"),
        ] as [(Int64, String)])
    func words(seconds: Int64, text: String) { #expect(EngineTime.words(seconds * EngineTime.second) == text) }

    @Test(
        "times are written as Go does",
        arguments: [
            (nil, "0001-01-01T00:00:00Z"), (0, "1970-01-01T00:00:00Z"),
            (1_795_457_012_084_443_747, "2026-11-23T18:03:32.084443747Z"),
            (1_795_457_012_500_000_000, "2026-11-23T18:03:32.5Z"), (1_795_457_012_000_000_100, "2026-11-23T18:03:32.0000001Z"),
        ] as [(Int64?, String)])
    func times(nanoseconds: Int64?, text: String) { #expect(EngineTime.text(nanoseconds) == text) }

    @Test(
        "a path is taken apart",
        arguments: [
            ("/v1.47/containers/json?all=1", ["containers", "json"], "1.47", ["all": "1"]),
            ("/containers/a%2Fb/json", ["containers", "a/b", "json"], nil, [:]),
            ("/x?a=1&a=2&b&c=%7B%22%7D+x&=", ["x"], nil, ["a": "2", "b": "", "c": "{\"} x", "": ""]),
            ("/v1/x", ["v1", "x"], nil, [:]), ("/va.b/x", ["va.b", "x"], nil, [:]), ("/%zz%4", ["%zz%4"], nil, [:]),
            ("?", [], nil, [:]),
        ] as [(String, [String], String?, [String: String])])
    func requests(target: String, path: [String], version: String?, query: [String: String]) {
        let request = EngineRequest(target)
        #expect(request.path == path)
        #expect(request.version?.text == version)
        #expect(request.query == query)
    }

    @Test("any text comes back from the JSON it was written into")
    func escaping() throws {
        let text = String(decoding: (0..<128).map { UInt8($0) }, as: UTF8.self) + "\u{202E}ü🐳"
        var json = JSONWriter()
        json.object { json in
            json.member(text, text)
            json.field("list", ["a", "b"])
            json.array("nested") { $0.array { _ in } }
            json.field("big", UInt64.max)
            json.field("no", false)
            json.null("nothing")
        }
        let object = try #require(try JSONSerialization.jsonObject(with: Data(json.bytes)) as? [String: Any])
        #expect(object[text] as? String == text)
        #expect(object["list"] as? [String] == ["a", "b"])
        #expect((object["big"] as? NSNumber)?.uint64Value == UInt64.max)
        #expect(object.keys.count == 6)
    }
}
