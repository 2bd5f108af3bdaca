/// `robots.txt` and `sitemap.xml`.
struct CrawlerFiles {
    /// Addresses in one `sitemap.xml`, as https://www.sitemaps.org/protocol.html has it.
    private static let limit = 50_000

    /// - Parameter baseURL: without it there is no sitemap.
    static func robots(baseURL: String?) -> String {
        "User-agent: *\nAllow: /\n" + (baseURL.map { "Sitemap: \(CleanText.line($0))/sitemap.xml\n" } ?? "")
    }

    static func sitemap(baseURL: String, pages: [String]) -> String {
        var markup: Markup =
            "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">\n"
        // Short addresses first: the pages that lead to all others.
        for page in pages.sorted(by: { ($0.utf8.count, $0) < ($1.utf8.count, $1) }).prefix(limit).sorted() {
            markup += "<url><loc>\(SitePaths.address(page, baseURL: baseURL))</loc></url>\n"
        }
        markup += "</urlset>\n"
        return markup.string
    }
}
