import DockStatModel
import Foundation
import FoundationXML
import Testing

@testable import SiteGenerator

/// What phones, links that are sent around, and search engines are told.
struct WebManifestTests {
    private func publish(_ change: (inout SampleSite) -> Void = { _ in }) throws -> TemporaryFolder {
        let folder = try TemporaryFolder()
        var sample = SampleSite(output: folder.path)
        sample.settings.baseURL = "https://status.example.org/sub"
        change(&sample)
        try sample.publish()
        return folder
    }

    @Test("the manifest has what a browser wants before it installs a site, and its icons are there in their sizes")
    func installable() throws {
        let folder = try publish()
        let object = try JSONSerialization.jsonObject(with: folder.bytes("manifest.webmanifest"))
        let manifest = try #require(object as? [String: Any])
        #expect(manifest["name"] as? String == "Example" && manifest["short_name"] as? String == "Example")
        #expect(manifest["start_url"] as? String == "./" && manifest["scope"] as? String == "./")
        #expect(manifest["display"] as? String == "standalone")
        let icons = try #require(manifest["icons"] as? [[String: String]])
        var sizes: Set<String> = []
        for icon in icons where icon["type"] == "image/png" {
            let bytes = [UInt8](try folder.bytes(try #require(icon["src"])))
            #expect(bytes.starts(with: [0x89, 0x50, 0x4E, 0x47]))
            func number(at offset: Int) -> Int { bytes[offset..<offset + 4].reduce(0) { $0 << 8 | Int($1) } }
            #expect(icon["sizes"] == "\(number(at: 16))x\(number(at: 20))", "\(icon)")
            sizes.insert("\(icon["sizes"] ?? "") \(icon["purpose"] ?? "")")
        }
        #expect(sizes == ["192x192 any", "512x512 any", "512x512 maskable"])
        #expect(folder.exists("apple-touch-icon.png") && folder.exists("icon.svg"))
    }

    @Test("browsers colour their frame as the theme of the site, by the system where that decides")
    func colors() throws {
        let automatic = try publish().text("index.html")
        #expect(automatic.contains("<meta name=\"theme-color\" media=\"(prefers-color-scheme: light)\" content=\"#f5f6f8\">"))
        #expect(automatic.contains("<meta name=\"theme-color\" media=\"(prefers-color-scheme: dark)\" content=\"#10141a\">"))
        let folder = try publish { $0.settings.theme = "oled" }
        #expect(try folder.text("index.html").contains("<meta name=\"theme-color\" content=\"#000000\">"))
        #expect(try folder.text("manifest.webmanifest").contains("\"theme_color\":\"#000000\""))
    }

    @Test("links that are sent around carry title, text and picture by absolute addresses, where the site knows its own")
    func openGraph() throws {
        let page = "hosts/alpha/containers/web/index.html"
        let text = try publish().text(page)
        #expect(text.contains("property=\"og:url\" content=\"https://status.example.org/sub/hosts/alpha/containers/web/\""))
        #expect(text.contains("property=\"og:image\" content=\"https://status.example.org/sub/icon-512.png\""))
        let unknown = try publish { $0.settings.baseURL = nil }.text(page)
        #expect(unknown.contains("og:title") && !unknown.contains("og:url") && !unknown.contains("og:image"))
        #expect(try !publish().text("404.html").contains("og:url"))
    }

    @Test(
        "the page that stands for any missing one leads on from the site's path, on whatever server it is shown",
        arguments: [("https://status.example.org/sub", "/sub/"), ("https://status.example.org", "/"), (nil, "/")])
    func notFound(address: String?, root: String) throws {
        let text = try publish { $0.settings.baseURL = address }.text("404.html")
        #expect(text.contains("<link rel=\"stylesheet\" href=\"\(root)style.css\">") && text.contains("data-root=\"\(root)\""))
        #expect(text.contains("<a href=\"\(root)hosts/\">"))
        #expect(!text.contains("status.example.org"))
    }

    @Test("the map for search engines names every page once, and no longer range or strip")
    func sitemap() throws {
        let folder = try publish()
        let document = try XMLDocument(data: folder.bytes("sitemap.xml"))
        let root = try #require(document.rootElement())
        #expect(root.name == "urlset")
        let addresses = root.elements(forName: "url").compactMap { $0.elements(forName: "loc").first?.stringValue }
        let pages = folder.files().filter { $0.hasSuffix("index.html") && !$0.hasPrefix("embed/") }
        #expect(addresses.count == pages.count && Set(addresses).count == addresses.count)
        let base = "https://status.example.org/sub/"
        for address in addresses {
            #expect(address.hasPrefix(base) && folder.exists(address.dropFirst(base.count) + "index.html"), "\(address)")
        }
        #expect(try folder.text("robots.txt").hasSuffix("Sitemap: https://status.example.org/sub/sitemap.xml\n"))
    }
}
