import Testing

@testable import CompanionEndpoint

struct SitePathTests {
    @Test(
        "ordinary paths are taken apart",
        arguments: [
            ("/", [], true, ""), ("/a", ["a"], false, ""), ("/a/", ["a"], true, ""),
            ("/a/b.html?x=1#y", ["a", "b.html"], false, "?x=1"),
            ("/%C3%BC%20x", ["ü x"], false, ""), ("/a%252e%252e", ["a%2e%2e"], false, ""), ("/a..b", ["a..b"], false, ""),
        ] as [(String, [String], Bool, String)])
    func takesApart(target: String, components: [String], endsWithSlash: Bool, query: String) throws {
        let path = try #require(SitePath(target: target))
        #expect(path.components == components)
        #expect(path.endsWithSlash == endsWithSlash)
        #expect(path.query == query)
    }

    @Test(
        "paths that no page has are refused",
        arguments: [
            "", "a", "*", "http://x/", "/..", "/../etc/passwd", "/a/../b", "/./a", "/%2e%2e/x", "/%2E./x", "/.git/config",
            "/a/.hidden",
            "/%2egit", "//etc/passwd", "/a//b", "/a%2fb", "/a%2Fb", "/a%00b", "/a%5cb", "/a\\b", "/a%0ab", "/a%7f", "/%", "/%4",
            "/%zz",
            "/%ff", "/%c0%ae%c0%ae/x", "/%+1", "/" + String(repeating: "a", count: 256),
        ])
    func refuses(target: String) { #expect(SitePath(target: target) == nil) }

    @Test(
        "entity tags are compared weakly",
        arguments: [
            (nil, false), ("\"a\"", true), ("W/\"a\"", true), ("\"b\", \"a\"", true), ("\"b\" ,W/\"a\" ", true), ("*", true),
            ("\"b\"", false),
            ("a", false), ("", false),
        ] as [(String?, Bool)])
    func entityTags(header: String?, matches: Bool) { #expect(EntityTags(header).match("\"a\"") == matches) }
}
