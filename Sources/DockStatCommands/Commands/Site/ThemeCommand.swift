package import ArgumentParser
internal import DockStatModel
internal import Foundation
internal import Operations
internal import SiteGenerator
internal import Storage
internal import Terminal

package struct ThemeCommand: AsyncParsableCommand {
    package static let configuration = CommandConfiguration(
        commandName: "theme",
        abstract: "Themes that are kept beside the files of the site.",
        subcommands: [List.self, Save.self, Delete.self, Standard.self])

    package init() {}

    struct List: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "All themes: the program's, those of files, those that are kept.")

        @OptionGroup var shared: SharedOptions

        func run() throws {
            try CommandFailure.reported {
                let session = try Session(shared)
                let store = try session.openExistingStore(now: SystemClock.now)
                let library = try session.with(store).fullSite().themes
                let lines = library.themes.map { theme in
                    "\(theme.slug)\t\(theme.name)\(library.kept[theme.slug].map { "\tkept\t\($0.revision)" } ?? "")\n"
                }
                StandardOutput.write(lines.joined())
            }
        }
    }

    struct Save: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Keep a theme, in the place of the kept one of its name if there is one.",
            discussion: "The file is a theme's: {\"name\": …, \"variables\": {…}, \"animations\": {…}}.")

        @OptionGroup var shared: SharedOptions
        @OptionGroup var author: AuthorOption

        @OptionGroup var revision: RevisionOption

        @Argument(help: ArgumentHelp("The theme's JSON.", valueName: "file"))
        var file: String

        @Flag(help: "Tell what no theme may say and what is hard to read in it, and keep nothing.")
        var dryRun = false

        func run() async throws {
            try await CommandFailure.reported {
                let session = try Session(shared)
                guard let data = FileManager.default.contents(atPath: session.absolute(file)),
                    case .object(let fields)? = JSONBody(text: String(decoding: data, as: UTF8.self))
                else { throw CommandFailure(status: .usage, message: "\(file) cannot be read as a JSON object.") }
                // Other keys of a theme's file are ignored, as they are in the site's folder.
                var asked = fields.filter { ["name", "variables", "animations"].contains($0.key) }
                let store = try session.openExistingStore(now: SystemClock.now)
                if dryRun {
                    let shown = try await session.perform(PreviewTheme.reading(asked), by: author)
                    let problems = ["mistakes", "contrast"].flatMap { shown.answer[$0]?.texts ?? [] }
                    return StandardOutput.write(
                        problems.isEmpty ? "Nothing is wrong with it.\n" : problems.map { "\($0)\n" }.joined())
                }
                let verdict = try session.workplace(store).site.judge(JSONBody.object(asked).string)
                let changed: Changed
                if let slug = verdict.slug, try store.kept().contains(where: { $0.kind == .theme && $0.name == slug }) {
                    asked["theme"] = .text(slug)
                    asked["revision"] = .text(revision.orAny)
                    changed = try await session.perform(ReplaceTheme.reading(asked), by: author)
                } else if revision.revision != nil {
                    throw CommandFailure(status: .usage, message: "No theme of that name is kept: it has no revision.")
                } else {
                    changed = try await session.perform(AddTheme.reading(asked), by: author)
                }
                StandardOutput.write("The \(changed.subject) is kept.\n")
                for problem in verdict.contrast { StandardError.write("\(problem)\n") }
            }
        }
    }

    struct Standard: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Choose the theme of whoever chose none.",
            discussion: "It takes the place of the key `theme`; sites that have one of their own in the configuration keep it.")

        @OptionGroup var shared: SharedOptions
        @OptionGroup var author: AuthorOption

        @Argument(help: ArgumentHelp("As `theme list` names it, or automatic.", valueName: "theme"))
        var theme: String?

        @Flag(help: "As the configuration says again.")
        var reset = false

        func validate() throws {
            if reset == (theme != nil) { throw ValidationError("Name a theme, or say --reset.") }
        }

        func run() async throws {
            try await CommandFailure.reported {
                try await Session(shared).perform(
                    SetTheme(theme), by: author, advice: "`dockstat theme list` lists them.")
                StandardOutput.write("Readers see the theme \(theme ?? "of the configuration").\n")
            }
        }
    }

    struct Delete: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Remove a theme that is kept.")

        @OptionGroup var shared: SharedOptions
        @OptionGroup var author: AuthorOption

        @OptionGroup var revision: RevisionOption

        @Argument(help: ArgumentHelp("As `theme list` names it.", valueName: "theme"))
        var theme: String

        func run() async throws {
            try await CommandFailure.reported {
                try await Session(shared).perform(
                    DeleteTheme(theme, revision: revision.orAny), by: author, advice: "`dockstat theme list` lists them.")
                StandardOutput.write("The theme \(theme) is removed.\n")
            }
        }
    }
}
