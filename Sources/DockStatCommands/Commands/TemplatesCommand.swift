package import ArgumentParser
internal import DockStatModel
internal import Foundation
internal import SiteGenerator
internal import Terminal

package struct TemplatesCommand: ParsableCommand {
    package static let configuration = CommandConfiguration(
        commandName: "templates",
        abstract: "The built-in templates and site files, to look at and to change.",
        discussion: """
            A file of your own takes the place of the built-in one of the same name: templates in the folder of the key \
            `templates`, the others in that of `site`. `check-config` tells what is wrong with them.
            """,
        subcommands: [TemplatesListCommand.self, TemplatesExportCommand.self])

    package init() {}
}

struct TemplatesListCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "list", abstract: "Name every file, and by which of yours it is overridden.")

    @OptionGroup var shared: SharedOptions

    func run() throws {
        try CommandFailure.reported {
            let sites = try Session(shared).configuration.sites
            let width = BuiltInFile.all.map(\.path.count).max() ?? 0
            for file in BuiltInFile.all {
                var own: [String] = []
                for site in sites {
                    guard let path = file.override(templates: site.templates, site: site.site), !own.contains(path) else {
                        continue
                    }
                    own.append(path)
                }
                let name = file.path.padding(toLength: own.isEmpty ? file.path.count : width, withPad: " ", startingAt: 0)
                print(own.isEmpty ? name : "\(name)  overridden by \(TerminalText.safe(own.joined(separator: ", ")))")
            }
        }
    }
}

struct TemplatesExportCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "export",
        abstract: "Write built-in files into a folder.",
        discussion: """
            They come to lie in FOLDER/templates and FOLDER/site, as the keys `templates` and `site` want them. Keep only those \
            that you change: a copy stays as it is when DockStat's own gets better.
            """)

    @Argument(help: ArgumentHelp("The folder; it is made where there is none.", valueName: "folder"))
    var folder: String

    @Argument(
        help: ArgumentHelp(
            "Which ones, such as container, page.mustache or site/style/base.css; without any, all.", valueName: "name"))
    var names: [String] = []

    @Flag(help: "Write over files that are there.")
    var force = false

    func run() throws {
        try CommandFailure.reported {
            let files = try names.isEmpty ? BuiltInFile.all : chosen()
            let root = URL(fileURLWithPath: folder)
            let present = files.filter { FileManager.default.fileExists(atPath: root.appending(path: $0.path).path) }
            guard force || present.isEmpty else {
                throw CommandFailure(
                    status: .cannotWrite,
                    message: "\(Self.list(present)) \(present.count == 1 ? "exists" : "exist") in \(folder) already; "
                        + "nothing was written.",
                    advice: "Name another folder, or give --force to write over them.")
            }
            for file in files {
                let target = root.appending(path: file.path)
                do {
                    try FileManager.default.createDirectory(
                        at: target.deletingLastPathComponent(), withIntermediateDirectories: true)
                    try Data(file.bytes).write(to: target, options: .atomic)
                } catch {
                    throw CommandFailure(
                        status: .cannotWrite, message: "\(target.path) cannot be written: \(error.localizedDescription)")
                }
            }
            print("Wrote \(files.count == 1 ? "1 file" : "\(files.count) files") to \(folder).")
        }
    }

    private func chosen() throws -> [BuiltInFile] {
        var files: [BuiltInFile] = []
        for name in names {
            let found = BuiltInFile.named(name)
            guard let file = found.first, found.count == 1 else {
                throw CommandFailure(
                    status: .usage,
                    message: found.isEmpty
                        ? "there is no built-in file \(TerminalText.safe(name))."
                        : "\(TerminalText.safe(name)) may be \(Self.list(found)).",
                    advice: "`dockstat templates list` names them all.")
            }
            if !files.contains(file) { files.append(file) }
        }
        return files
    }

    private static func list(_ files: [BuiltInFile]) -> String {
        files.prefix(5).map(\.path).joined(separator: ", ") + (files.count > 5 ? ", …" : "")
    }
}
