import Foundation
import TestSupport
import Testing

/// The site that the built program writes, fetched through a real nginx with the delivered configuration.
struct GeneratedSiteTests {
    private static func site() throws -> TemporaryFolder {
        let folder = try TemporaryFolder()
        let outcome = try run(
            Products.dockstat,
            [
                "demo", "--hosts", "1", "--containers", "3", "--output", folder.url.path, "--database",
                folder.url.appending(path: "../\(UUID().uuidString).sqlite").standardizedFileURL.path,
            ])
        guard outcome.code == 0 else { throw WebServer.Failed(description: outcome.everything) }
        return folder
    }

    @Test("every link of the overview, and every page and asset those link to, is answered with 200")
    func links() throws {
        let server = try WebServer(.nginx, site: Self.site())
        var open = ["/"]
        var seen: Set<String> = ["/"]
        while let path = open.popLast() {
            let response = try server.fetch(path)
            #expect(response.status == 200, "\(path)")
            guard response.status == 200, response.headers["content-type"]?.hasPrefix("text/html") == true else { continue }
            for match in response.body.matches(of: /(?:href|src)="([^"#?]+)"/) {
                let target = String(match.1)
                guard !target.contains(":"), let url = URL(string: target, relativeTo: URL(string: "http://localhost\(path)"))
                else {
                    continue
                }
                let linked = url.absoluteURL.path(percentEncoded: true)
                if seen.insert(linked).inserted { open.append(linked) }
            }
        }
        #expect(seen.count > 10, "\(seen)")
        #expect(seen.contains("/style.css") && seen.contains("/freshness.svg"))
    }

    @Test("JSON is found without its extension, the metrics have their type, and DockStat's own list is hidden")
    func machineReadable() throws {
        let server = try WebServer(.nginx, site: Self.site())
        for path in ["status", "docker/hosts", "docker/containers/all", "docker/hosts/web-1"] {
            let response = try server.fetch("/api/v2/\(path)")
            #expect(response.status == 200, "\(path)")
            #expect(try JSONSerialization.jsonObject(with: Data(response.body.utf8)) is [String: Any])
        }
        #expect(try server.fetch("/metrics").headers["content-type"] == "text/plain; version=0.0.4; charset=utf-8")
        #expect(try server.fetch("/.dockstat-manifest").status == 404)
        #expect(try server.fetch("/nowhere").body.contains("</html>"))
    }
}
