import Foundation

/// The notes of the site folder, read anew each tick.
struct NoteLibrary: Sendable {
    /// Larger ones are left alone: nobody writes them by hand.
    static let sizeLimit = 1 << 20
    static let attachmentLimit = 8 << 20
    private static let attachmentKinds = ["png", "jpg", "jpeg", "gif", "svg", "webp", "avif", "pdf", "txt", "csv"]

    private(set) var notes: [NoteFile] = []
    /// Pictures and documents beside notes: path below `notes/`, content.
    private(set) var attachments: [(path: String, bytes: [UInt8])] = []
    /// Paths of notes that are not for a partial view.
    private(set) var hidden: Set<String> = []
    /// Notes that could not be read: path below `notes/`, reason.
    private(set) var unreadable: [(path: String, reason: String)] = []

    /// What a subject is called in the view; `nil` where it is not in it.
    private(set) var seen: @Sendable (NoteSubject) -> NoteSubject? = { $0 }

    init() {}

    /// - Parameters:
    ///   - siteFolder: the configured folder; no `notes/` in it is fine.
    ///   - onlyPublic: those marked `public: true`, and the files they link to.
    init(siteFolder: String?, onlyPublic: Bool = false) {
        guard let siteFolder else { return }
        let folder = siteFolder + "/notes"
        guard let paths = FileManager.default.enumerator(atPath: folder)?.compactMap({ $0 as? String }).sorted() else { return }
        for path in paths where !path.split(separator: "/").contains(where: { $0.hasPrefix(".") }) {
            let kind = path.split(separator: ".").last.map { $0.lowercased() } ?? ""
            switch kind {
            case "md": read(path, in: folder)
            case _ where NoteLibrary.attachmentKinds.contains(kind): attach(path, in: folder)
            default: continue
            }
        }
        if onlyPublic { keepPublic() }
        notes.sort { ($0.order, $0.title, $0.path) < ($1.order, $1.title, $1.path) }
    }

    /// - Parameter subject: gives what a subject is called in a view; notes without one go.
    mutating func rename(_ subject: @escaping @Sendable (NoteSubject) -> NoteSubject?) {
        seen = subject
        notes = notes.compactMap { note in
            subject(note.subject).map {
                var renamed = note
                renamed.subject = $0
                return renamed
            }
        }
    }

    private mutating func keepPublic() {
        hidden = Set(notes.lazy.filter { !$0.isPublic }.map(\.path))
        notes.removeAll { !$0.isPublic }
        var linked: Set<String> = []
        for note in notes {
            for link in note.outline.links {
                if case .file(let path) = NoteLink(link.target, inNote: note.path) { linked.insert(path) }
            }
        }
        attachments.removeAll { !linked.contains($0.path) }
        // Their names would say that they are there.
        unreadable = []
    }

    private mutating func read(_ path: String, in folder: String) {
        switch NoteLibrary.bytes(folder + "/" + path, limit: NoteLibrary.sizeLimit) {
        case .failure(let reason): unreadable.append((path, reason.text))
        case .success(let bytes):
            guard let text = String(validating: bytes, as: UTF8.self) else {
                unreadable.append((path, "is not UTF-8"))
                return
            }
            notes.append(NoteFile(path: path, text: text))
        }
    }

    private mutating func attach(_ path: String, in folder: String) {
        switch NoteLibrary.bytes(folder + "/" + path, limit: NoteLibrary.attachmentLimit) {
        case .failure(let reason): unreadable.append((path, reason.text))
        case .success(let bytes): attachments.append((path, bytes))
        }
    }

    private struct Reason: Error {
        var text: String
    }

    private static func bytes(_ path: String, limit: Int) -> Result<[UInt8], Reason> {
        let size = (try? FileManager.default.attributesOfItem(atPath: path)[.size]) as? Int ?? 0
        guard size <= limit else { return .failure(Reason(text: "is larger than \(limit >> 20) MiB")) }
        guard let data = FileManager.default.contents(atPath: path) else { return .failure(Reason(text: "cannot be read")) }
        return .success(Array(data))
    }

    /// Whether the same files were read, and are called the same.
    func isSame(as other: NoteLibrary) -> Bool {
        notes == other.notes && hidden == other.hidden && attachments.elementsEqual(other.attachments, by: ==)
            && unreadable.elementsEqual(other.unreadable, by: ==)
    }

    func note(for subject: NoteSubject) -> NoteFile? { notes.first { $0.subject == subject } }

    var pages: [NoteFile] { notes.filter { $0.subject == .page } }

    func note(at path: String) -> NoteFile? { notes.first { $0.path == path } }

    /// What a link of a note has to say on the page at `page`: links to notes lead to the pages that show them, links to other
    /// files beside notes to their copies.
    func address(_ target: String, in note: NoteFile, onPage page: String) -> String {
        switch NoteLink(target, inNote: note.path) {
        case .elsewhere: return target
        case .outside: return "#"
        case .here(let fragment): return "#" + anchor(fragment, in: note)
        case .file(let path): return NotePath.relative(NotePath.attachment(for: path), from: page)
        case .site(let path):
            let address = SitePaths.root(from: page) + path
            return (address.isEmpty ? "./" : address) + (target.firstIndex { $0 == "#" || $0 == "?" }.map { target[$0...] } ?? "")
        case .note(let path, let fragment):
            // By the names of the view: the others are not for its readers.
            guard let subject = seen(NoteSubject(path: path)) else { return "#" }
            let address = NotePath.relative(subject.page(path: path), from: page)
            guard !fragment.isEmpty else { return address }
            return address + "#" + (self.note(at: path).map { anchor(fragment, in: $0) } ?? fragment)
        }
    }

    /// Headings of notes have their names with a prefix on pages.
    private func anchor(_ fragment: String, in note: NoteFile) -> String {
        note.outline.anchors.contains(fragment.removingPercentEscapes) ? AnchorNames.prefix + fragment : fragment
    }
}
