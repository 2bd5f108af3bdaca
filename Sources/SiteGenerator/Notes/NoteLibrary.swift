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
    /// Notes that could not be read: path below `notes/`, reason.
    private(set) var unreadable: [(path: String, reason: String)] = []

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
    mutating func rename(_ subject: (NoteSubject) -> NoteSubject?) {
        notes = notes.compactMap { note in
            subject(note.subject).map {
                var renamed = note
                renamed.subject = $0
                return renamed
            }
        }
    }

    private mutating func keepPublic() {
        notes.removeAll { !$0.isPublic }
        var linked: Set<String> = []
        for note in notes {
            _ = Markdown.html(note.body) { target in
                if let path = NotePath.target(target, inNote: note.path) { linked.insert(path) }
                return target
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

    func note(for subject: NoteSubject) -> NoteFile? { notes.first { $0.subject == subject } }

    var pages: [NoteFile] { notes.filter { $0.subject == .page } }

    func html(_ note: NoteFile, onPage page: String) -> Markup {
        Markdown.html(note.body) { NotePath.rewritten($0, inNote: note.path, onPage: page) }
    }
}
