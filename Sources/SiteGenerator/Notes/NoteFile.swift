import DockStatModel

/// What a Markdown file under `notes/` is for, told by its path.
enum NoteSubject: Hashable, Sendable {
    /// `index.md`: stands on the overview.
    case overview
    /// `hosts/<host>.md`
    case host(String)
    /// `containers/<host>/<name>.md`
    case container(host: String, name: String)
    /// `stacks/<project>.md`
    case stack(String)
    /// `incidents/<id>.md`
    case incident(Int64)
    /// Any other: a page of its own.
    case page

    /// - Parameter path: below `notes/`.
    init(path: String) {
        let parts = path.dropLast(3).split(separator: "/").map(String.init)
        switch (parts.first, parts.count) {
        case ("index"?, 1): self = .overview
        case ("hosts"?, 2): self = .host(parts[1])
        case ("containers"?, 3): self = .container(host: parts[1], name: parts[2])
        case ("stacks"?, 2): self = .stack(parts[1])
        case ("incidents"?, 2): self = Int64(parts[1]).map(NoteSubject.incident) ?? .page
        default: self = .page
        }
    }

    /// Where it shows, relative to the output folder.
    func page(path: String) -> String {
        switch self {
        case .overview: "index.html"
        case .host(let host): SitePaths.host(host)
        case .container(let host, let name): SitePaths.containerPage(host: host, container: name, range: .hour)
        case .stack(let project): SitePaths.stack(project)
        case .incident(let id): SitePaths.incident(id)
        case .page: NotePath.page(for: path)
        }
    }
}

/// A note as read from disk.
struct NoteFile: Hashable, Sendable {
    /// Below `notes/`, such as `runbooks/disk.md`.
    var path: String
    var subject: NoteSubject
    var title: String
    var order: Int
    var isPublic: Bool
    var body: String
    /// The whole file.
    let text: String
    let source: NoteSource
    let outline: NoteOutline
    /// What is wrong at its head.
    let mistakes: [FrontMatter.Mistake]

    static let titleLimit = 120

    init(path: String, text: String) {
        let front = FrontMatter(text)
        self.path = path
        self.text = text
        subject = NoteSubject(path: path)
        let name = path.split(separator: "/").last.map { String($0.dropLast(3)) } ?? path
        order = front.order ?? 0
        isPublic = front.isPublic
        body = front.body
        mistakes = front.mistakes
        source = NoteSource(front.body, firstLine: front.firstLine)
        outline = Markdown.outline(source)
        title = CleanText.line(front.title ?? outline.title ?? name, limit: NoteFile.titleLimit)
    }
}

/// Paths between notes, pages and their files.
enum NotePath {
    /// The page of a free note: `runbooks/disk.md` is `notes/runbooks/disk.html`.
    static func page(for path: String) -> String {
        "notes/" + safe(path.hasSuffix(".md") ? String(path.dropLast(3)) : path) + ".html"
    }

    /// A picture or document beside notes keeps its path: `notes/runbooks/rack.png`.
    static func attachment(for path: String) -> String { "notes/" + safe(path) }

    /// Below `notes/`, whether a text says so or not.
    static func own(_ text: String) -> String { text.hasPrefix("notes/") ? String(text.dropFirst("notes/".count)) : text }

    /// A page as web servers show it.
    static func folder(of page: String) -> String {
        page.hasSuffix("index.html") ? String(page.dropLast("index.html".count)) : page
    }

    private static func safe(_ path: String) -> String {
        path.split(separator: "/").map { PathName.safe(String($0)) }.joined(separator: "/")
    }

    /// - Parameters: relative to the output folder.
    static func relative(_ destination: String, from page: String) -> String {
        let text = SitePaths.root(from: page) + folder(of: destination)
        return text.isEmpty ? "./" : text
    }
}
