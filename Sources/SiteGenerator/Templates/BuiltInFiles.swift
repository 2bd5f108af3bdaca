import Foundation

/// A template or site file that the program brings along.
package struct BuiltInFile: Hashable, Sendable {
    /// Such as `templates/page.mustache` or `site/style/base.css`.
    package let path: String
    package let bytes: [UInt8]

    /// Sorted by path.
    package static let all: [BuiltInFile] = AuthoredFiles.embedded()
        .map { BuiltInFile(path: $0.path, bytes: $0.bytes) }.sorted { $0.path < $1.path }

    /// What a person means by a name: the whole path, the end of one, with or without `.mustache`.
    ///
    /// - Returns: several where a name fits several, none where it fits none.
    package static func named(_ name: String) -> [BuiltInFile] {
        let fitting = all.filter { $0.path == name || $0.path == name + ".mustache" }
        if !fitting.isEmpty { return fitting }
        return all.filter { $0.path.hasSuffix("/" + name) || $0.path.hasSuffix("/" + name + ".mustache") }
    }

    /// Where a file of one's own would take its place.
    ///
    /// - Parameters: the folders of the keys `templates` and `site`.
    package func override(templates: String?, site: String?) -> String? {
        let parts = path.split(separator: "/", maxSplits: 1).map(String.init)
        guard let name = parts.last, let folder = parts.first == "templates" ? templates : site else { return nil }
        let own = folder + "/" + name
        return FileManager.default.fileExists(atPath: own) ? own : nil
    }
}

/// The languages that pages may be in.
package enum SiteLanguages {
    /// Why pages cannot be in a language; `nil` where they can.
    ///
    /// - Parameters:
    ///   - tag: BCP 47.
    ///   - siteFolder: the folder of the key `site`, with `languages/<tag>.json` of one's own.
    package static func mistake(in tag: String, siteFolder: String?) -> String? {
        var tags: Set<String> = ["en"]
        for file in BuiltInFile.all { if let tag = self.tag(of: file.path, in: "site/languages") { tags.insert(tag) } }
        let folder = siteFolder.map { $0 + "/languages" }
        for name in folder.flatMap({ try? FileManager.default.contentsOfDirectory(atPath: $0) }) ?? [] {
            if let tag = self.tag(of: "languages/" + name, in: "languages") { tags.insert(tag) }
        }
        guard !tags.contains(tag) else { return nil }
        let place = folder.map { "\($0)/\(CleanText.line(tag, limit: 40)).json" } ?? "languages/ in the folder of the key `site`"
        return "found \"\(CleanText.line(tag, limit: 40))\", which has no catalogue; there are "
            + tags.sorted().joined(separator: ", ") + "; one of your own would be \(place)"
    }

    private static func tag(of path: String, in folder: String) -> String? {
        guard path.hasPrefix(folder + "/"), path.hasSuffix(".json") else { return nil }
        return String(path.dropFirst(folder.count + 1).dropLast(".json".count))
    }
}
