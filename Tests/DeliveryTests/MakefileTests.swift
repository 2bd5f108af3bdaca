import Foundation
import Testing

struct MakefileTests {
    private static func targets() throws -> [String] {
        try text("Makefile").split(separator: "\n")
            .filter { $0.hasPrefix(".PHONY: ") }
            .map { String($0.dropFirst(".PHONY: ".count)) }
    }

    @Test("make help names every target")
    func help() throws {
        let outcome = try run("make", ["help"])
        #expect(outcome.code == 0)
        let targets = try Self.targets()
        #expect(targets.count >= 15)
        for target in targets {
            #expect(outcome.output.contains("make \(target) "), "\(target)")
        }
    }

    @Test("a bare make only explains itself")
    func bare() throws {
        #expect(try run("make", []).output == run("make", ["help"]).output)
    }

    @Test("continuous integration runs the two commands that the README gives")
    func integration() throws {
        let script = try text(".ci/run").split(separator: "\n").filter { $0.hasPrefix("make ") }
        #expect(script == ["make lint", "make test"])
        let readme = try text("README.md")
        for command in script + ["make run", "make preview"] {
            #expect(readme.contains("\n\(command)"), "\(command)")
        }
    }

    @Test("lint, which is what .ci/run runs first, checks shell scripts and file lengths")
    func lintNotBlind() throws {
        let folder = try TemporaryFolder()
        for part in ["Sources", "Tests", "templates", "site", ".ci", "deploy/debian", "deploy/tools", "Sources/EmbeddedFiles"] {
            try folder.write("", to: "\(part)/.keep")
        }
        try folder.write("// swift-tools-version: 6.2\n", to: "Package.swift")
        try folder.write(try text(".swift-format"), to: ".swift-format")
        try folder.write(String(repeating: "// line\n", count: 401), to: "Sources/Long.swift")
        try folder.write("#!/bin/sh\nif true; then\n", to: ".ci/run")
        try folder.write("#!/bin/sh\n", to: "deploy/debian/postinst")
        try folder.write("<p>", to: "templates/page.mustache")
        try folder.write("#embed \"../../templates/other.mustache\"\n", to: "Sources/EmbeddedFiles/embedded.c")
        try folder.write(try text("deploy/tools/lint"), to: "deploy/tools/lint")
        let outcome = try run("sh", ["deploy/tools/lint"], in: folder.url)
        #expect(outcome.code == 1)
        #expect(outcome.errors.contains("Sources/Long.swift: 401 lines"), "\(outcome.errors)")
        #expect(outcome.errors.contains(".ci/run"), "\(outcome.errors)")
        #expect(outcome.errors.contains("templates/page.mustache is not embedded"), "\(outcome.errors)")
    }
}
