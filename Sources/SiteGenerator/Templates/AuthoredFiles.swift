import DockStatModel
import EmbeddedFiles
import Foundation

/// The templates and site files: those built in, each overridden by the file of the same name in a configured folder.
struct AuthoredFiles: Sendable {
    struct File: Sendable {
        /// For error messages: a path on disk, or `built-in templates/page.mustache`.
        var origin: String
        var bytes: [UInt8]
        var isBuiltIn: Bool { origin.hasPrefix("built-in ") }
    }

    /// By name without extension.
    private(set) var templates: [String: File] = [:]
    /// `style.css`, `theme.js`, the icons and the sheets of themes, by name.
    private(set) var assets: [String: File] = [:]
    /// The parts of `script.js` in their order, or the one of one's own that takes the place of all of them.
    private(set) var script: [File] = []
    let themes: ThemeLibrary
    /// `languages/de.json` and others by their tag, each with the file of one's own laid over it.
    private(set) var languages: [String: [File]] = [:]

    /// - Parameters:
    ///   - theme: what readers see who have chosen nothing.
    ///   - chosenTheme: what they see instead, where there is such a theme.
    ///   - keptThemes: themes that people keep beside the files.
    ///   - logo: absolute path of a picture that becomes `logo.<its kind>`.
    /// - Throws: `SiteError` where a file that is there cannot be read or is no theme.
    init(
        templatesFolder: String?, siteFolder: String?, theme: String, chosenTheme: String? = nil, logo: String? = nil,
        keptThemes: [KeptTheme] = []
    ) throws {
        var styles: [(name: String, file: File)] = []
        var scripts: [(name: String, file: File)] = []
        var themes: [String: File] = [:]
        for (path, bytes) in AuthoredFiles.embedded() {
            let parts = path.split(separator: "/", maxSplits: 1).map(String.init)
            guard let folder = parts.first, let name = parts.last else { continue }
            let file = File(origin: "built-in \(path)", bytes: bytes)
            switch (folder, name) {
            case ("templates", _): templates[AuthoredFiles.stem(of: name)] = file
            case (_, _) where name.hasPrefix("style/"): styles.append((name, file))
            case (_, _) where name.hasPrefix("script/"): scripts.append((name, file))
            case (_, _) where name.hasPrefix("themes/"): themes[AuthoredFiles.tag(of: name)] = file
            case (_, _) where name.hasPrefix("languages/"): languages[AuthoredFiles.tag(of: name)] = [file]
            default: assets[name] = file
            }
        }
        if let siteFolder {
            for name in assets.keys {
                if let file = try AuthoredFiles.read(siteFolder + "/" + name) { assets[name] = file }
            }
            for index in styles.indices {
                if let file = try AuthoredFiles.read(siteFolder + "/" + styles[index].name) { styles[index].file = file }
            }
            for index in scripts.indices {
                if let file = try AuthoredFiles.read(siteFolder + "/" + scripts[index].name) { scripts[index].file = file }
            }
            if let own = try AuthoredFiles.read(siteFolder + "/script.js") { scripts = [("script.js", own)] }
            for name in try AuthoredFiles.names(in: siteFolder + "/themes", suffix: ".json") {
                if let file = try AuthoredFiles.read("\(siteFolder)/themes/\(name)") {
                    themes[AuthoredFiles.tag(of: name)] = file
                }
            }
            for name in try AuthoredFiles.names(in: siteFolder + "/languages", suffix: ".json") {
                if let file = try AuthoredFiles.read("\(siteFolder)/languages/\(name)") {
                    languages[AuthoredFiles.tag(of: name), default: []].append(file)
                }
            }
        }
        script = scripts.map(\.file)
        for (name, file) in assets where name.hasSuffix(".js") && file.isBuiltIn {
            assets[name]?.bytes = Array(SiteScript.shortened(String(decoding: file.bytes, as: UTF8.self)).utf8)
        }
        self.themes = try ThemeLibrary(files: themes, kept: keptThemes, standard: theme, chosen: chosenTheme)
        let colors = File(origin: "the theme \(self.themes.standard)", bytes: Array(self.themes.standardSheet.utf8))
        assets["style.css"] = try AuthoredFiles.style(parts: [colors] + styles.map(\.file), siteFolder: siteFolder)
        for (slug, _) in self.themes.choices {
            assets[SitePaths.theme(slug)] = File(origin: "the theme \(slug)", bytes: Array(self.themes.sheet(slug).utf8))
        }
        if let logo {
            guard let file = try AuthoredFiles.read(logo) else {
                throw SiteError(.input, "there is no picture \(logo); mend the key `logo`")
            }
            assets[AuthoredFiles.logoName(logo)] = file
        }
        if let templatesFolder {
            for name in try AuthoredFiles.templateNames(in: templatesFolder) {
                if let file = try AuthoredFiles.read(templatesFolder + "/" + name) {
                    templates[AuthoredFiles.stem(of: name)] = file
                }
            }
        }
    }

    /// The style sheet is one file, so that the first paint waits for one only: its parts one after the other, then
    /// `custom.css` of one's own. A `style.css` of one's own takes the place of all parts.
    private static func style(parts: [File], siteFolder: String?) throws -> File {
        var sheet = File(origin: "built-in site/style", bytes: [])
        if let siteFolder, let own = try read(siteFolder + "/style.css") {
            sheet = own
        } else {
            for part in parts { sheet.bytes += part.bytes }
        }
        if let siteFolder, let custom = try read(siteFolder + "/custom.css") { sheet.bytes += custom.bytes }
        return sheet
    }

    /// What a configured picture is called in the site.
    static func logoName(_ path: String) -> String {
        "logo." + (path.split(separator: ".").last.map { $0.lowercased() } ?? "")
    }

    /// `de` of `languages/de.json`.
    private static func tag(of name: String) -> String {
        String(name.split(separator: "/").last?.prefix { $0 != "." } ?? "")
    }

    /// Sorted; empty where there is no such folder.
    private static func names(in folder: String, suffix: String) throws -> [String] {
        guard FileManager.default.fileExists(atPath: folder) else { return [] }
        do {
            return try FileManager.default.contentsOfDirectory(atPath: folder).filter { $0.hasSuffix(suffix) }.sorted()
        } catch {
            throw SiteError(.input, "cannot read the folder \(folder): \(error.localizedDescription)")
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

    static func embedded() -> [(path: String, bytes: [UInt8])] {
        var files: [(String, [UInt8])] = []
        while true {
            let file = dockstat_embedded_file_at(files.count)
            guard let path = file.path, let bytes = file.bytes else { return files }
            files.append((String(cString: path), Array(UnsafeBufferPointer(start: bytes, count: file.length))))
        }
    }
}
