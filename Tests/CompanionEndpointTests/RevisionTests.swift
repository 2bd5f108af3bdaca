import Foundation
import TestSupport
import Testing

/// Changes that name what they are based on.
@Suite(.serialized)
struct RevisionTests {
    @Test("a host is taken out only as it was seen, where that is said", arguments: ["hosts", "client"])
    func hosts(path: String) async throws {
        let ground = try await ServeGround()
        func send(_ method: String, _ path: String, _ body: String, _ revision: String? = nil) throws -> RawClient.Reply {
            try ground.send(
                method, "/api/v2/docker/\(path)", body, key: ground.key,
                headers: revision.map { ["If-Match": "\"\($0)\""] } ?? [:])
        }
        let added = try send("POST", path, #"{"name": "nas", "engine": "unix:///nowhere.sock"}"#)
        let seen = try #require(try added.data["revision"] as? String)
        let changed = try send("PATCH", "\(path)/nas", #"{"labels": {"a": "b"}}"#, seen)
        #expect(changed.status == 200)
        let stale = try send("DELETE", "\(path)/nas", "", seen)
        #expect(stale.status == 412 && stale.text.contains(#""current":{"#), "\(stale.text)")
        #expect(try send("DELETE", "\(path)/nas", "", try #require(try changed.data["revision"] as? String)).status == 200)
        _ = try send("POST", path, #"{"name": "nas", "engine": "unix:///nowhere.sock"}"#)
        #expect(try send("DELETE", "\(path)/nas", "", "*").status == 200)
    }

    @Test("pins are replaced as a whole only as they were seen, where that is said")
    func pins() async throws {
        let ground = try await ServeGround()
        func send(_ body: String, _ revision: String? = nil) throws -> RawClient.Reply {
            try ground.send(
                "POST", "/api/v2/db/config", body, key: ground.key, headers: revision.map { ["If-Match": "\"\($0)\""] } ?? [:])
        }
        #expect(try send(#"{"pinned": ["web-1/a"]}"#).status == 201)
        let page = try #require(
            try JSONSerialization.jsonObject(with: Data(ground.page("api/v2/db/config.json").utf8)) as? [String: Any])
        let seen = try #require(page["pinnedRevision"] as? String)
        let second = try send(#"{"pinned": ["web-1/a", "web-1/b"]}"#, seen)
        #expect(second.status == 201, "\(second.text)")
        #expect(try second.data["pinnedRevision"] as? String != seen)
        let stale = try send(#"{"pinned": []}"#, seen)
        #expect(stale.status == 412 && stale.text.contains("web-1/b"), "\(stale.text)")
        #expect(try send(#"{"pinned": []}"#, "*").status == 201)
    }
}
