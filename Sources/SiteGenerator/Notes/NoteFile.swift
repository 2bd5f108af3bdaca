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

    init(path: String, text: String) {
        let front = FrontMatter(text)
        self.path = path
        subject = NoteSubject(path: path)
        let name = path.split(separator: "/").last.map { String($0.dropLast(3)) } ?? path
        title = CleanText.line(front.title ?? NoteFile.heading(of: front.body) ?? name, limit: 120)
        order = front.order ?? 0
        isPublic = front.isPublic
        body = front.body
    }

    private static func heading(of body: String) -> String? {
        let line = body.split(separator: "\n").first { !$0.isEmpty }
        guard let line, line.hasPrefix("# ") else { return nil }
        return String(line.dropFirst(2))
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

    private static func safe(_ path: String) -> String {
        path.split(separator: "/").map { PathName.safe(String($0)) }.joined(separator: "/")
    }

    /// What a link in the note at `path` has to say on the page at `page`: links to notes lead to the pages that show them,
    /// links to other files beside notes to their copies; what has a scheme, a host or only an anchor stays.
    static func rewritten(_ target: String, inNote path: String, onPage page: String) -> String {
        guard let first = target.first, first != "#", first != "/", first != "?", !hasScheme(target) else { return target }
        let cut = target.firstIndex { $0 == "#" || $0 == "?" } ?? target.endIndex
        guard let resolved = resolve(String(target[..<cut]), from: path) else { return "#" }
        let destination: String
        if resolved.hasSuffix(".md") {
            destination = NoteSubject(path: resolved).page(path: resolved)
        } else {
            destination = attachment(for: resolved)
        }
        return relative(destination, from: page) + target[cut...]
    }

    /// The file below `notes/` that a link leads to; `nil` where it leads elsewhere.
    static func target(_ target: String, inNote path: String) -> String? {
        guard let first = target.first, first != "#", first != "/", first != "?", !hasScheme(target) else { return nil }
        return resolve(String(target.prefix { $0 != "#" && $0 != "?" }), from: path)
    }

    private static func hasScheme(_ target: String) -> Bool {
        guard let colon = target.firstIndex(of: ":") else { return false }
        return !target[..<colon].contains { $0 == "/" || $0 == "#" || $0 == "?" }
    }

    /// `nil` where the link leads out of `notes/`.
    private static func resolve(_ target: String, from path: String) -> String? {
        var parts = path.split(separator: "/").dropLast().map(String.init)
        for part in target.split(separator: "/") {
            switch part {
            case ".": continue
            case "..":
                guard parts.popLast() != nil else { return nil }
            default: parts.append(String(part).removingPercentEscapes)
            }
        }
        return parts.isEmpty ? nil : parts.joined(separator: "/")
    }

    static func relative(_ destination: String, from page: String) -> String {
        let folder = destination.hasSuffix("index.html") ? String(destination.dropLast("index.html".count)) : destination
        let text = SitePaths.root(from: page) + folder
        return text.isEmpty ? "./" : text
    }
}

extension String {
    /// `%20` is a space. What is no escape, or no UTF-8 afterwards, stays.
    fileprivate var removingPercentEscapes: String {
        guard utf8.contains(UInt8(ascii: "%")) else { return self }
        var bytes: [UInt8] = []
        var rest = utf8[...]
        while let byte = rest.popFirst() {
            if byte == UInt8(ascii: "%"), let value = UInt8(String(decoding: rest.prefix(2), as: UTF8.self), radix: 16),
                rest.count >= 2
            {
                bytes.append(value)
                rest = rest.dropFirst(2)
            } else {
                bytes.append(byte)
            }
        }
        return String(validating: bytes, as: UTF8.self) ?? self
    }
}
