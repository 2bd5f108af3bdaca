import Foundation
import Settings
import TestSupport
import Testing

@testable import Notifications

struct NotificationDocumentationTests {
    private static let pages = ["README", "discord", "slack", "email", "webhook", "command", "migration"]

    private func text(_ page: String) throws -> String {
        try String(contentsOfFile: repositoryFile("docs/notifications/\(page).md"), encoding: .utf8)
    }

    private func blocks(_ page: String, _ language: String) throws -> [String] {
        try text(page).components(separatedBy: "```\(language)\n").dropFirst().compactMap {
            $0.components(separatedBy: "\n```").first
        }
    }

    @Test("every variable of templates is documented, and no other")
    func variables() throws {
        let section = try #require(
            text("README").components(separatedBy: "## Templates").last?.components(separatedBy: "\n## ").first)
        let rows = section.split(separator: "\n").filter { $0.hasPrefix("| `") }
        let named = rows.flatMap { row in
            (row.split(separator: "|").first ?? "").matches(of: /`([A-Za-z]+)`/).map { String($0.output.1) }
        }
        #expect(Set(named) == Set(MessageTemplate.variables.map(\.name)))
        #expect(named.count == Set(named).count)
    }

    @Test("templates that are shown have no mistakes", arguments: pages)
    func templates(page: String) throws {
        for block in try blocks(page, "yaml") {
            for match in block.matches(of: /(?:title|body): (?:'([^']*)'|"([^"]*)"|\|\n((?:  .*\n?)+))/) {
                let template = String(match.output.1 ?? match.output.2 ?? match.output.3 ?? "")
                #expect(MessageTemplate.mistake(in: template) == nil, "\(template)")
            }
        }
    }

    @Test("the bodies that are shown are JSON, and the webhook's fits its schema")
    func examples() async throws {
        for page in Self.pages {
            for block in try blocks(page, "json") {
                #expect(throws: Never.self, "\(page)") { try JSONSerialization.jsonObject(with: Data(block.utf8)) }
            }
        }
        let folder = try makeTemporaryFolder("examples")
        defer { try? FileManager.default.removeItem(atPath: folder) }
        let body = try #require(blocks("webhook", "json").first)
        let line = WireJSON.object(["name": .string("example"), "kind": .string("webhook"), "body": .string(body)])
        try line.data.write(to: URL(filePath: folder + "/bodies"))
        // The judge asks for bodies without control characters: the example's own line feeds stand outside of strings.
        let judged = try await Peer.run(
            "NotificationsTests/Peers/limits.py", [folder + "/bodies", repositoryFile("docs/schemas/webhook.json")])
        #expect(judged == "1")
    }

    @Test(
        "every key of a type is in the table of its page, and no other",
        arguments: ["discord", "slack", "email", "webhook", "command"])
    func keys(type: String) throws {
        let receiver = ConfigurationSchema.keys.filter {
            $0.path.hasPrefix("receivers[].") && $0.path.split(separator: ".").count == 2
        }
        func name(_ key: ConfigurationKey) -> String { String(key.path.dropFirst("receivers[].".count)) }
        func table(_ page: String, _ heading: String) throws -> Set<String> {
            let rows =
                try text(page).components(separatedBy: heading + "\n|---|---|---|\n").dropFirst().first?
                .split(separator: "\n", omittingEmptySubsequences: false).prefix { $0.hasPrefix("|") } ?? []
            return Set(
                rows.flatMap { row in
                    (row.split(separator: "|").first ?? "").matches(of: /`([a-z_]+)`/).map { String($0.output.1) }
                })
        }
        let shared = try table("README", "| key | default | meaning |")
        let common = receiver.filter { $0.receivers.isEmpty }.map(name)
        #expect(shared.isSuperset(of: common) && shared.isSubset(of: receiver.map(name)))
        let own = receiver.filter { $0.receivers.contains(type) }.map(name)
        // A page may say more about a key that others have as well.
        let told = try table(type, "| key | default | meaning |")
        #expect(told.isSubset(of: own))
        #expect(told.union(shared).isSuperset(of: own), "\(Set(own).subtracting(told).subtracting(shared))")
    }

    @Test("pictures are small, and each is shown on a page")
    func pictures() throws {
        let folder = repositoryFile("docs/notifications/pictures")
        let files = try FileManager.default.contentsOfDirectory(atPath: folder).sorted()
        let all = try Self.pages.map(text).joined()
        #expect(files.count >= 5)
        for file in files {
            let size = try #require(FileManager.default.attributesOfItem(atPath: "\(folder)/\(file)")[.size] as? Int)
            #expect(file.hasSuffix(".png") && size <= 60_000 && all.contains("pictures/\(file)"), "\(file): \(size)")
        }
    }

    @Test("links lead to files that exist", arguments: pages)
    func links(page: String) throws {
        for match in try text(page).matches(of: /\]\(([^)#]+)[^)]*\)/) where !match.output.1.hasPrefix("http") {
            #expect(
                FileManager.default.fileExists(atPath: repositoryFile("docs/notifications/\(match.output.1)")),
                "\(match.output.1)")
        }
    }
}
