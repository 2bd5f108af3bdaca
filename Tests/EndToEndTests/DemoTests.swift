import Foundation
import Testing

@Suite("The demo")
struct DemoTests {
    @Test("every page of the demo says that it is one, and it never takes the place of somebody's database")
    func demo() async throws {
        let program = try Program()
        defer { program.remove() }
        let outcome = try await program("demo", "--hosts", "1", "--containers", "40", "--database", "in/a/folder/demo.sqlite")
        #expect(outcome.status == 0)
        let folder = program.folder.appendingPathComponent("public")
        var pages = 0
        for case let file as URL in try #require(FileManager.default.enumerator(at: folder, includingPropertiesForKeys: nil))
        where file.pathExtension == "html" {
            pages += 1
            let text = try String(contentsOf: file, encoding: .utf8)
            #expect(text.contains("Demonstration data"), "\(file.path)")
            // Nothing comes after it that would draw the rest: more pages than a tick draws of the longer ranges.
            #expect(!text.contains("not drawn yet"), "\(file.path)")
        }
        #expect(pages > 160)

        // It looks like something that people have had for a while.
        let twin = try program.json("public/api/v2/docker/containers/web-1/shop-web-1.json") as? [String: Any]
        let days = try #require(twin)["days"] as? [String: Any]
        let known = (days?["uptimePercent"] as? [Any] ?? []).filter { $0 is Double }
        #expect(known.count > 80)
        func page(_ path: String) throws -> String {
            try String(contentsOf: folder.appendingPathComponent(path), encoding: .utf8)
        }
        let notifications = try page("notifications/index.html")
        #expect(notifications.contains("pager") && notifications.contains("tried again") && notifications.contains("delivered"))
        #expect(try page("maintenance/index.html").contains("patch night"))
        #expect(try page("alerts/index.html").contains("acknowledged by anna"))
        #expect(try page("notes/runbooks/disk.html").contains("<figure class=\"chart\""))
        #expect(try page("index.html").contains("Notes are Markdown files"))

        let reader = try #require(try program.json("public/api/v2/status.json") as? [String: Any])
        #expect(reader["demo"] as? Bool == true)

        try await program("run", "--database", "mine.sqlite", "--output", "mine")
        let refused = try await program("demo", "--database", "mine.sqlite")
        #expect(refused.status == 73)
        #expect(refused.errors.contains("holds no demo"))
    }
}
