internal import DockStatModel
internal import Foundation
internal import SiteGenerator
internal import Synchronization

/// Keeps generators from one rendering to the next in a process that stays: reading and checking templates and themes takes
/// longer than the pages of most changes. One is made anew when its settings or a file it was made from change.
final class GeneratorCache: Sendable {
    private struct Entry {
        var settings: SiteSettings
        var files: [FileStamp]
        var generator: SiteGenerator
    }

    private struct FileStamp: Hashable {
        var path: String
        var inode: UInt64
        var size: Int64
        var seconds: Int
        var nanoseconds: Int
    }

    /// By the folder a site is written to.
    private let entries = Mutex<[String: Entry]>([:])

    /// - Throws: `SiteError` as making one does; nothing is kept then.
    func generator(_ settings: SiteSettings) throws -> SiteGenerator {
        let files = Self.files(of: settings)
        if let kept = entries.withLock({ $0[settings.output] }), kept.settings == settings, kept.files == files {
            return kept.generator
        }
        let generator = try SiteGenerator(settings: settings, keepsLastGood: true)
        entries.withLock { $0[settings.output] = Entry(settings: settings, files: files, generator: generator) }
        return generator
    }

    /// Everything that a generator reads when it is made. Notes are read with every rendering.
    private static func files(of settings: SiteSettings) -> [FileStamp] {
        var paths: [String] = []
        for folder in [settings.templates, settings.site].compactMap({ $0 }) {
            guard let names = FileManager.default.enumerator(atPath: folder) else { continue }
            for case let name as String in names {
                if name == "notes" {
                    names.skipDescendants()
                } else {
                    paths.append("\(folder)/\(name)")
                }
            }
        }
        if let logo = settings.view.logo { paths.append(logo) }
        return paths.sorted().compactMap { path in
            var status = stat()
            guard stat(path, &status) == 0 else { return nil }
            return FileStamp(
                path: path, inode: UInt64(status.st_ino), size: Int64(status.st_size), seconds: status.st_mtim.tv_sec,
                nanoseconds: status.st_mtim.tv_nsec)
        }
    }
}
