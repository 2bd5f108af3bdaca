import Foundation
import Testing

struct DocumentationTests {
    /// All of them.
    private static let pages: [String] = {
        let folder = repository.appending(path: "docs").path
        let names = (try? FileManager.default.subpathsOfDirectory(atPath: folder)) ?? []
        return ["README.md"] + names.filter { $0.hasSuffix(".md") }.sorted().map { "docs/\($0)" }
    }()

    @Test("the pages are found")
    func found() {
        for name in ["theming", "templates", "views", "notes", "languages", "configuration", "operating", "logging"] {
            #expect(Self.pages.contains("docs/\(name).md"))
        }
    }

    @Test("links lead to files that exist", arguments: pages)
    func links(page: String) throws {
        let folder = repository.appending(path: page).deletingLastPathComponent()
        // What stands in examples is an example.
        let words = try text(page).replacing(/(?s)```.*?```/, with: "").replacing(/`[^`\n]*`/, with: "")
        for match in words.matches(of: /(!?)\[[^\]]*\]\(([^)#]+)[^)]*\)/) where !match.output.2.hasPrefix("http") {
            let target = folder.appending(path: String(match.output.2))
            #expect(FileManager.default.fileExists(atPath: target.path), "\(match.output.2)")
        }
    }

    @Test("every make target that the documentation names exists", arguments: pages)
    func makeTargets(page: String) throws {
        let makefile = try text("Makefile")
        for match in try text(page).matches(of: /(?:^|`|sudo )make ([a-z]+)/.anchorsMatchLineEndings()) {
            #expect(makefile.contains("\n\(match.output.1): "), "\(match.output.1)")
        }
    }

    @Test("every command of dockstat that the documentation and the units name exists")
    func commands() throws {
        let folder = repository.appending(path: "Sources/DockStatCommands/Commands")
        let sources = try FileManager.default.subpathsOfDirectory(atPath: folder.path).filter { $0.hasSuffix(".swift") }
        let known = try Set(
            sources.flatMap { file in
                try String(contentsOf: folder.appending(path: file), encoding: .utf8)
                    .matches(of: /commandName: "([a-z-]+)"/).map { String($0.output.1) }
            })
        for page in Self.pages + ["deploy/dockstat.service", "deploy/dockstat.yaml"] {
            for match in try text(page).matches(of: /(?:`|^|bin\/)dockstat ([a-z][a-z-]+)/.anchorsMatchLineEndings()) {
                #expect(known.contains(String(match.output.1)), "\(page): \(match.output.1)")
            }
        }
    }

    @Test("the commands for certificates make certificates that belong together")
    func certificates() throws {
        let folder = try TemporaryFolder()
        let blocks = try text("docs/engines.md").components(separatedBy: "```sh\n").dropFirst()
            .compactMap { $0.components(separatedBy: "\n```").first }
        let commands = try #require(blocks.first { $0.contains("openssl") })
        let made = try run("sh", ["-euc", commands], in: folder.url)
        #expect(made.code == 0, "\(made.everything)")
        for (purpose, certificate) in [("sslserver", "server-cert.pem"), ("sslclient", "cert.pem")] {
            let verified = try run(
                "openssl", ["verify", "-purpose", purpose, "-CAfile", "ca.pem", certificate], in: folder.url)
            #expect(verified.output == "\(certificate): OK\n", "\(verified.everything)")
        }
        let named = try run("openssl", ["x509", "-in", "server-cert.pem", "-noout", "-checkip", "10.0.0.5"], in: folder.url)
        #expect(named.output.contains("does match"), "\(named.everything)")
    }

    @Test("the proxy that the documentation shows is valid")
    func proxy() throws {
        let blocks = try text("docs/engines.md").components(separatedBy: "```nginx\n").dropFirst()
        let server = try #require(blocks.first?.components(separatedBy: "\n```").first)
        let folder = try TemporaryFolder()
        let own = server.replacingOccurrences(of: "/run/dockstat-proxy.sock", with: "\(folder.url.path)/socket")
        try folder.write("pid \(folder.url.path)/pid; error_log stderr; events {}\nhttp {\n\(own)\n}\n", to: "nginx.conf")
        let outcome = try run("nginx", ["-t", "-p", folder.url.path, "-c", "\(folder.url.path)/nginx.conf"])
        #expect(outcome.code == 0 && !outcome.everything.contains("[warn]"), "\(outcome.everything)")
    }
}
