/// What a link or picture in a note leads to.
enum NoteLink: Hashable, Sendable {
    /// An address with a scheme or host, or from the server's root: it stays as it is.
    case elsewhere
    /// A place on the page it stands on.
    case here(fragment: String)
    /// Another Markdown file below `notes/`.
    case note(path: String, fragment: String)
    /// A picture or document below `notes/`.
    case file(path: String)
    /// A page or file of the site that is no note: `alerts/` of `../alerts/`, seen from `notes/`.
    case site(path: String)
    /// Out of the site.
    case outside

    /// - Parameter path: of the note, below `notes/`.
    init(_ target: String, inNote path: String) {
        guard let first = target.first else {
            self = .here(fragment: "")
            return
        }
        if first == "#" {
            self = .here(fragment: String(target.dropFirst()))
            return
        }
        guard first != "/", first != "?", !NoteLink.hasScheme(target) else {
            self = .elsewhere
            return
        }
        let cut = target.firstIndex { $0 == "#" || $0 == "?" } ?? target.endIndex
        let fragment = target[cut...].first == "#" ? String(target[cut...].dropFirst()) : ""
        var parts = ["notes"] + path.split(separator: "/").dropLast().map(String.init)
        for part in target[..<cut].split(separator: "/") {
            switch part {
            case ".": continue
            case "..":
                guard parts.popLast() != nil else {
                    self = .outside
                    return
                }
            default: parts.append(String(part).removingPercentEscapes)
            }
        }
        // What percent escapes hide is no way out.
        guard !parts.contains(where: { $0 == ".." || $0 == "." || $0.contains("/") }) else {
            self = .outside
            return
        }
        guard parts.first == "notes" else {
            self = .site(path: parts.joined(separator: "/") + (target[..<cut].hasSuffix("/") && !parts.isEmpty ? "/" : ""))
            return
        }
        let below = parts.dropFirst().joined(separator: "/")
        if below.isEmpty {
            self = .site(path: "notes/")
        } else {
            self = below.hasSuffix(".md") ? .note(path: below, fragment: fragment) : .file(path: below)
        }
    }

    private static func hasScheme(_ target: String) -> Bool {
        guard let colon = target.firstIndex(of: ":") else { return false }
        return !target[..<colon].contains { $0 == "/" || $0 == "#" || $0 == "?" }
    }
}

extension String {
    /// `%20` is a space. What is no escape, or no UTF-8 afterwards, stays.
    var removingPercentEscapes: String {
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
