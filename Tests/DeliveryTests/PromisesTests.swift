import Foundation
import Testing

/// `docs/promises.md` and `docs/security.md` name tests: they exist, or the pages say more than is true.
struct PromisesTests {
    /// `Suite/function` of every test of the sources.
    private static let tests: Result<Set<String>, any Error> = Result {
        let folder = repository.appending(path: "Tests")
        let files = try FileManager.default.subpathsOfDirectory(atPath: folder.path).filter { $0.hasSuffix(".swift") }
        return try Set(files.flatMap { names(in: try text("Tests/\($0)")) })
    }

    /// A suite begins where its declaration does, at the beginning of a line; its tests are the functions behind `@Test`.
    private static func names(in source: String) -> [String] {
        var suite = ""
        var isTest = false
        var names: [String] = []
        for line in source.split(separator: "\n") {
            if let match = line.firstMatch(of: /^(?:@Suite.* )?(?:final )?(?:struct|class|extension) (\w+)/) {
                suite = String(match.output.1)
            }
            if line.firstMatch(of: /^ +@Test\b/) != nil { isTest = true }
            if isTest, let match = line.firstMatch(of: /\bfunc (\w+)\(/) {
                names.append("\(suite)/\(match.output.1)")
                isTest = false
            }
        }
        return names
    }

    /// The cells of each row of the page's tables.
    private func promises(_ page: String) throws -> [(promise: String, shownBy: String)] {
        try text(page).split(separator: "\n").compactMap { line in
            let cells = line.split(separator: "|").map { $0.trimmingCharacters(in: .whitespaces) }
            guard line.hasPrefix("| "), cells.count == 2, cells[0] != "promise" else { return nil }
            return (cells[0], cells[1])
        }
    }

    @Test(
        "every promise names tests, and each of them exists", arguments: [("docs/promises.md", 90), ("docs/security.md", 20)])
    func exist(page: String, least: Int) throws {
        let tests = try Self.tests.get()
        let promises = try promises(page)
        #expect(promises.count > least)
        for (promise, shownBy) in promises {
            let named = shownBy.matches(of: /`(\w+\/\w+)`/).map { String($0.output.1) }
            #expect(!named.isEmpty && named.map { "`\($0)`" }.joined(separator: ", ") == shownBy, "\(promise)")
            for name in named { #expect(tests.contains(name), "\(promise): there is no test \(name)") }
        }
    }

    @Test("a function that is no test, or is one of another suite, is not found")
    func names() throws {
        let source =
            "struct A {\n    @Test(\n        \"x\", arguments: [1])\n    func a(x: Int) {}\n    func b() {}\n}\nstruct B {}\n"
        #expect(Self.names(in: source) == ["A/a"])
        #expect(try Self.tests.get().contains("PromisesTests/names"))
    }
}
