import Foundation
import Testing

@Suite("The demo")
struct DemoTests {
    @Test("every page of the demo says that it is one, and it never takes the place of somebody's database")
    func demo() async throws {
        let program = try Program()
        defer { program.remove() }
        let outcome = try await program("demo", "--hosts", "1", "--containers", "12")
        #expect(outcome.status == 0)
        let folder = program.folder.appendingPathComponent("public")
        var pages = 0
        for case let file as URL in try #require(FileManager.default.enumerator(at: folder, includingPropertiesForKeys: nil))
        where file.pathExtension == "html" {
            pages += 1
            #expect(try String(contentsOf: file, encoding: .utf8).contains("Demonstration data"), "\(file.path)")
        }
        #expect(pages > 12)

        let reader = try #require(try program.json("public/api/v2/status.json") as? [String: Any])
        #expect(reader["demo"] as? Bool == true)

        try await program("run", "--database", "mine.sqlite", "--output", "mine")
        let refused = try await program("demo", "--database", "mine.sqlite")
        #expect(refused.status == 73)
        #expect(refused.errors.contains("holds no demo"))
    }
}
