import Foundation
import TestSupport
import Testing

/// What the command line does as pages and the API do.
@Suite(.serialized)
struct TypedChangeTests {
    @Test("what a silence or a window would mean is told, and nothing is changed")
    func matches() async throws {
        let ground = try await ServeGround()
        for command in [["silence", "add"], ["maintenance", "add", "night"]] {
            let told = try await ground.dockstat(command + ["--host", "web-1", "--for", "1h", "--dry-run"])
            #expect(told.contains("containers just now: web-1/"), "\(told)")
        }
        #expect(try await !ground.dockstat(["silence", "list"]).contains("web-1"))
        #expect(try await !ground.dockstat(["maintenance", "list"]).contains("night"))
    }

    @Test("a note is shown as its page would, and removed only as it was seen")
    func notes() async throws {
        let ground = try await ServeGround("site: own\n")
        try ground.folder.write("own/README", "")
        try ground.folder.write("draft.md", "# Full *disk*\n")
        let draft = "\(ground.folder.path)/draft.md"
        let shown = try await ground.dockstat(["note", "write", "runbooks/disk.md", "--from", draft, "--dry-run"])
        #expect(shown.contains("<em>disk</em>"), "\(shown)")
        #expect(try await ground.dockstat(["note", "list"]).contains("No notes"))
        _ = try await ground.dockstat(["note", "write", "runbooks/disk.md", "--from", draft])
        let other = ["note", "delete", "runbooks/disk.md", "--revision", "0000000000000000"]
        #expect(try await ground.failing(other).contains("Somebody else changed"))
        let history = try await ground.dockstat(["note", "history", "runbooks/disk.md"])
        let revision = String(try #require(history.firstMatch(of: /\b[0-9a-f]{16}\b/)?.output))
        _ = try await ground.dockstat(["note", "delete", "runbooks/disk.md", "--revision", revision])
        #expect(try await ground.dockstat(["note", "list"]).contains("No notes"))
    }

    @Test("a theme is judged without being kept, and changed only as it was seen")
    func themes() async throws {
        let ground = try await ServeGround()
        try ground.folder.write("rose.json", ##"{"name": "Rose", "variables": {"--color-main-bg": "#fff0f5"}}"##)
        try ground.folder.write("bad.json", ##"{"name": "Bad", "variables": {"--color-x": "1"}}"##)
        let rose = "\(ground.folder.path)/rose.json"
        _ = try await ground.dockstat(["theme", "save", rose, "--dry-run"])
        #expect(try await !ground.dockstat(["theme", "list"]).contains("rose"))
        let bad = try await ground.dockstat(["theme", "save", "\(ground.folder.path)/bad.json", "--dry-run"])
        #expect(bad.contains("--color-x"), "\(bad)")
        _ = try await ground.dockstat(["theme", "save", rose])
        let list = try await ground.dockstat(["theme", "list"])
        let revision = String(try #require(list.firstMatch(of: /rose\tRose\tkept\t([0-9a-f]{16})/)?.1, "\(list)"))
        for command in [["theme", "save", rose], ["theme", "delete", "rose"]] {
            #expect(try await ground.failing(command + ["--revision", "0000000000000000"]).contains("Somebody else changed"))
            _ = try await ground.dockstat(command + ["--revision", revision])
        }
        #expect(try await !ground.dockstat(["theme", "list"]).contains("rose"))
    }

    @Test("a host is changed and taken out only as it was seen, where that is said")
    func hosts() async throws {
        let ground = try await ServeGround()
        _ = try await ground.dockstat(["host", "add", "nas", "unix:///nowhere.sock"])
        for command in [["host", "edit", "nas", "--label", "a=b"], ["host", "remove", "nas"]] {
            #expect(try await ground.failing(command + ["--revision", "other"]).contains("Somebody else changed"))
            let list = try await ground.dockstat(["host", "list"])
            let row = try #require(list.split(separator: "\n").first { $0.contains("nas") }, "\(list)")
            _ = try await ground.dockstat(command + ["--revision", String(try #require(row.split(separator: " ").last))])
        }
        #expect(try await !ground.dockstat(["host", "list"]).contains("nas"))
    }

    @Test("pins are set as a whole, and only as they were seen where that is said")
    func pins() async throws {
        let ground = try await ServeGround()
        _ = try await ground.dockstat(["pin", "set", "web-1/b", "web-1/a"])
        let list = try await ground.dockstat(["pin", "list"])
        let revision = String(
            try #require(list.wholeMatch(of: /web-1\/b\tkept\t([0-9a-f]{16})\nweb-1\/a\tkept\t[0-9a-f]{16}/)?.1, "\(list)"))
        let other = ["pin", "set", "web-1/c", "--revision"]
        #expect(try await ground.failing(other + ["0000000000000000"]).contains("Somebody else changed"))
        _ = try await ground.dockstat(other + [revision])
        #expect(try await ground.failing(other + [revision]).contains("Somebody else changed"))
        _ = try await ground.dockstat(["pin", "set", "--none"])
        #expect(try await ground.dockstat(["pin", "list"]) == "Nothing is pinned.")
        #expect(try await ground.failing(["pin", "set", "a"]).contains("pinned:"))
    }
}
