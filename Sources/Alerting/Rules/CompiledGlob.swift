internal import DockStatModel

/// A glob taken apart once. It matches what `Glob` matches; the usual shapes need no memory for it.
enum CompiledGlob: Sendable {
    case any
    case exact(String)
    case prefix(String)
    case suffix(String)
    case pattern(Glob)

    init(_ text: String) {
        if text == "*" {
            self = .any
        } else if !text.contains(where: { $0 == "*" || $0 == "?" }) {
            self = .exact(text)
        } else if text.hasSuffix("*"), !text.dropLast().contains(where: { $0 == "*" || $0 == "?" }) {
            self = .prefix(String(text.dropLast()))
        } else if text.hasPrefix("*"), !text.dropFirst().contains(where: { $0 == "*" || $0 == "?" }) {
            self = .suffix(String(text.dropFirst()))
        } else {
            self = .pattern(Glob(text))
        }
    }

    /// Compared by bytes, as `Glob` compares scalars: to Swift, texts are equal whose bytes differ.
    func matches(_ text: String) -> Bool {
        switch self {
        case .any: true
        case .exact(let wanted): text.utf8.elementsEqual(wanted.utf8)
        case .prefix(let wanted): text.utf8.starts(with: wanted.utf8)
        case .suffix(let wanted):
            text.utf8.count >= wanted.utf8.count && text.utf8.suffix(wanted.utf8.count).elementsEqual(wanted.utf8)
        case .pattern(let glob): glob.matches(text)
        }
    }
}
