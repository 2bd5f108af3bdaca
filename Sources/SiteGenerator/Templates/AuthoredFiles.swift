import EmbeddedFiles
import Foundation

/// The templates and site files: those built in, each overridden by the file of the same name in a configured folder.
struct AuthoredFiles: Sendable {
    struct File: Sendable {
        /// For error messages: a path on disk, or `built-in templates/page.mustache`.
        var origin: String
        var bytes: [UInt8]
    }

    /// By name without extension.
    private(set) var templates: [String: File] = [:]
    /// `style.css`, `script.js`, `icon.svg`, by name.
    private(set) var assets: [String: File] = [:]

    /// - Throws: `SiteError` where a file that is there cannot be read.
    init(templatesFolder: String?, siteFolder: String?) throws {
        for (path, bytes) in AuthoredFiles.embedded() {
            let parts = path.split(separator: "/", maxSplits: 1).map(String.init)
            guard let folder = parts.first, let name = parts.last else { continue }
            let file = File(origin: "built-in \(path)", bytes: bytes)
            if folder == "templates" { templates[AuthoredFiles.stem(of: name)] = file } else { assets[name] = file }
        }
        if let siteFolder {
            for name in assets.keys {
                if let file = try AuthoredFiles.read(siteFolder + "/" + name) { assets[name] = file }
            }
        }
        if let templatesFolder {
            for name in try AuthoredFiles.templateNames(in: templatesFolder) {
                if let file = try AuthoredFiles.read(templatesFolder + "/" + name) {
                    templates[AuthoredFiles.stem(of: name)] = file
                }
            }
        }
    }

    private static func stem(of name: String) -> String {
        name.hasSuffix(".mustache") ? String(name.dropLast(".mustache".count)) : name
    }

    private static func templateNames(in folder: String) throws -> [String] {
        do {
            return try FileManager.default.contentsOfDirectory(atPath: folder).filter { $0.hasSuffix(".mustache") }.sorted()
        } catch {
            throw SiteError(
                .input, "cannot read the templates folder \(folder): \(error.localizedDescription); mend the key `templates`")
        }
    }

    /// `nil` where there is no such file.
    private static func read(_ path: String) throws -> File? {
        guard FileManager.default.fileExists(atPath: path) else { return nil }
        guard let data = FileManager.default.contents(atPath: path) else {
            throw SiteError(.input, "cannot read \(path): check that it is a file this user may read")
        }
        return File(origin: path, bytes: Array(data))
    }

    private static func embedded() -> [(path: String, bytes: [UInt8])] {
        var files: [(String, [UInt8])] = []
        while true {
            let file = dockstat_embedded_file_at(files.count)
            guard let path = file.path, let bytes = file.bytes else { return files }
            files.append((String(cString: path), Array(UnsafeBufferPointer(start: bytes, count: file.length))))
        }
    }
}
