/// What a request for a page of the site gets, before it becomes HTTP.
enum SiteAnswer {
    /// - Parameter status: 200, or 404 with the site's own page for it.
    case file(SiteFile, status: Int)
    /// To the same path with a slash at its end, so that relative links work.
    case redirect(to: String)
    case notFound
    case methodNotAllowed

    /// - Parameters:
    ///   - target: path and query as sent.
    ///   - root: the real path of the site's folder.
    init(method: String, target: String, root: String) {
        guard method == "GET" || method == "HEAD" else {
            self = .methodNotAllowed
            return
        }
        self = SitePath(target: target).flatMap { Self.find($0, root: root) } ?? Self.missing(root: root)
    }

    private static func find(_ path: SitePath, root: String) -> SiteAnswer? {
        if path.endsWithSlash { return file(path.components + ["index.html"], root: root) }
        // JSON is asked for without its ending; beside `hosts.json` there may be a folder `hosts`.
        if path.components.first == "api", let last = path.components.last,
            let json = file(path.components.dropLast() + [last + ".json"], root: root)
        {
            return json
        }
        switch SiteFile.open(path.components, below: root) {
        case .file(let file): return .file(file, status: 200)
        case .folder: return .redirect(to: "/" + path.components.map(encoded).joined(separator: "/") + "/" + path.query)
        case .none: return nil
        }
    }

    private static func file(_ components: [String], root: String) -> SiteAnswer? {
        guard case .file(let file) = SiteFile.open(components, below: root) else { return nil }
        return .file(file, status: 200)
    }

    private static func missing(root: String) -> SiteAnswer {
        guard case .file(let page) = SiteFile.open(["404.html"], below: root) else { return .notFound }
        return .file(page, status: 404)
    }

    private static func encoded(_ name: String) -> String {
        name.utf8.reduce(into: "") { text, byte in
            switch byte {
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
                UInt8(ascii: "0")...UInt8(ascii: "9"),
                UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "_"), UInt8(ascii: "~"):
                text.unicodeScalars.append(Unicode.Scalar(byte))
            default:
                text += byte < 16 ? "%0" : "%"
                text += String(byte, radix: 16, uppercase: true)
            }
        }
    }
}
