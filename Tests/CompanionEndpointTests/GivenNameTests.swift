import Foundation
import TestSupport
import Testing

/// Names that people give, and addresses that name them.
@Suite(.serialized)
struct GivenNameTests {
    @Test("what no address could name is no name", arguments: ["a/b", ".hidden", "x\\ny", "x\\u2028y"])
    func refused(name: String) async throws {
        let ground = try await ServeGround()
        let body = #"{"name": "\#(name)", "everything": true, "for": "1h"}"#
        let window = try ground.send("POST", "/api/v2/maintenance", body, key: ground.key)
        #expect(window.status == 422 && window.text.contains(#""field":"name""#), "\(window.text)")
        if name.contains("\\") {
            let key = try ground.send(
                "POST", "/api/v2/auth/api-keys", #"{"name": "\#(name)", "scopes": ["alerts"]}"#, key: ground.key)
            #expect(key.status == 422, "\(key.text)")
        }
        let typed = name.replacing("\\n", with: "\n").replacing("\\u2028", with: "\u{2028}")
        #expect(try await ground.failing(["maintenance", "add", typed, "--for", "1h"]).contains("name:"))
    }

    @Test("one of an earlier version is removed by its name, encoded")
    func removed() async throws {
        let ground = try await ServeGround()
        for (number, name) in ["a/b", ".hidden", "x\ny", "plain"].enumerated() {
            _ = try ground.send(
                "POST", "/api/v2/maintenance", #"{"name": "old-\#(number)", "everything": true, "for": "1h"}"#, key: ground.key)
            let table = try await runTool([
                "sqlite3", "\(ground.folder.path)/demo.sqlite",
                "SELECT name FROM maintenance_window WHERE name = 'old-\(number)'",
            ])
            #expect(table == "old-\(number)")
            _ = try await runTool([
                "sqlite3", "\(ground.folder.path)/demo.sqlite",
                "UPDATE maintenance_window SET name = '\(name)' WHERE name = 'old-\(number)'",
            ])
            let encoded = try #require(name.addingPercentEncoding(withAllowedCharacters: .alphanumerics))
            let reply = try ground.send("DELETE", "/api/v2/maintenance/\(encoded)", key: ground.key)
            #expect(reply.status == 200, "\(name): \(reply.text)")
        }
    }
}
