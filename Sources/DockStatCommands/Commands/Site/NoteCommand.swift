package import ArgumentParser
internal import DockStatModel
internal import Foundation
internal import Operations
internal import Storage
internal import Terminal

package struct NoteCommand: AsyncParsableCommand {
    package static let configuration = CommandConfiguration(
        commandName: "note",
        abstract: "Read and write notes, keeping what they said before.",
        discussion: "The same files can be edited with anything else; what was saved over here can be had back.",
        subcommands: [List.self, Show.self, Write.self, Delete.self, History.self])

    package init() {}

    struct List: ParsableCommand {
        static let configuration = CommandConfiguration(abstract: "The paths of all notes.")

        @OptionGroup var shared: SharedOptions

        func run() throws {
            try CommandFailure.reported {
                let folder = try Session(shared).notesFolder()
                let files = FileManager.default.enumerator(atPath: folder)?.compactMap { $0 as? String } ?? []
                let notes = files.filter { NotePathText.mistake(in: $0) == nil }.sorted()
                StandardOutput.write(notes.isEmpty ? "No notes.\n" : notes.map { "\($0)\n" }.joined())
            }
        }
    }

    struct Show: ParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Print a note, or what it said earlier.")

        @OptionGroup var shared: SharedOptions
        @OptionGroup var note: NoteOption

        @Option(help: ArgumentHelp("An earlier version, by its number in `note history`.", valueName: "number"))
        var version: Int64?

        func run() throws {
            try CommandFailure.reported {
                let session = try Session(shared)
                let store = try session.openExistingStore(now: SystemClock.now)
                let editing = try session.editing(note.path, in: store)
                guard let version else {
                    guard editing.revision != nil else { throw CommandFailure.noNote(note.path) }
                    return StandardOutput.write(editing.text)
                }
                guard let text = editing.versions.first(where: { $0.id == version })?.text else {
                    throw CommandFailure(
                        status: .usage, message: "The note \(note.path) has no version \(version).",
                        advice: "`dockstat note history \(note.path)` lists them.")
                }
                StandardOutput.write(text)
            }
        }
    }

    struct Write: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Write a note from a file or standard input.",
            discussion: "Without --revision it is written over what is there.")

        @OptionGroup var shared: SharedOptions
        @OptionGroup var note: NoteOption
        @OptionGroup var author: AuthorOption

        @Option(help: ArgumentHelp("The text; without it, standard input.", valueName: "file"))
        var from: String?

        @Option(help: ArgumentHelp("Only over this one, as `note history` names it.", valueName: "revision"))
        var revision: String?

        @Flag(help: "Print it as the HTML of its page, and write nothing.")
        var dryRun = false

        func run() async throws {
            try await CommandFailure.reported {
                let session = try Session(shared)
                let data: Data?
                if let from {
                    data = FileManager.default.contents(atPath: session.absolute(from))
                } else {
                    data = try FileHandle.standardInput.readToEnd() ?? Data()
                }
                guard let text = data.flatMap({ String(validating: $0, as: UTF8.self) }) else {
                    throw CommandFailure(status: .usage, message: "The text cannot be read, or is not UTF-8.")
                }
                let store = try session.openExistingStore(now: SystemClock.now)
                let there = try session.editing(note.path, in: store).revision
                var fields: [String: JSONBody] = ["path": .text(note.path), "text": .text(text)]
                if let revision = revision ?? there { fields["revision"] = .text(revision) }
                if dryRun {
                    let shown = try await session.perform(PreviewNote.reading(fields), by: author)
                    return StandardOutput.write((shown.answer["html"]?.text ?? "") + "\n")
                }
                try await session.perform(SaveNote.reading(fields), by: author)
                StandardOutput.write("The note \(note.path) is written; the next tick or `dockstat render` shows it.\n")
            }
        }
    }

    struct Delete: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Remove a note. What it said is kept among its versions.")

        @OptionGroup var shared: SharedOptions
        @OptionGroup var note: NoteOption
        @OptionGroup var author: AuthorOption

        @Option(help: ArgumentHelp("Only this one, as `note history` names it.", valueName: "revision"))
        var revision: String?

        func run() async throws {
            try await CommandFailure.reported {
                try await Session(shared).perform(DeleteNote(note.path, revision: revision ?? Revision.any), by: author)
                StandardOutput.write("The note \(note.path) is removed.\n")
            }
        }
    }

    struct History: ParsableCommand {
        static let configuration = CommandConfiguration(abstract: "What a note said earlier, newest first.")

        @OptionGroup var shared: SharedOptions
        @OptionGroup var note: NoteOption

        func run() throws {
            try CommandFailure.reported {
                let session = try Session(shared)
                let versions = try session.openExistingStore(now: SystemClock.now).noteVersions(note.path)
                StandardOutput.write(
                    NoteTable.render(
                        versions, colour: StandardOutput.usesColour, width: StandardOutput.width, time: session.clockText))
            }
        }
    }
}

/// Which note is meant.
struct NoteOption: ParsableArguments {
    @Argument(help: ArgumentHelp("Its file below notes/, such as hosts/web-1.md.", valueName: "path"))
    var path: String

    func validate() throws {
        if let mistake = NotePathText.mistake(in: path) { throw ValidationError(mistake) }
    }
}

extension Session {
    func notesFolder() throws -> String {
        guard let site = configuration.site else {
            throw CommandFailure(
                status: .usage, message: "There is no place for notes: the configuration names no folder under `site:`.")
        }
        return site + "/notes"
    }

    /// A note as it is, with its versions.
    func editing(_ path: String, in store: Store) throws -> ActionPage.NoteEditing {
        do {
            return try workplace(store).editing(path)
        } catch let refusal as ChangeRefusal {
            throw CommandFailure(status: .usage, message: refusal.message)
        }
    }
}

extension CommandFailure {
    static func noNote(_ path: String) -> CommandFailure {
        CommandFailure(
            status: .usage, message: "There is no note \(path).", advice: "`dockstat note list` lists them.")
    }
}
