import DockStatModel

extension ChangeFields {
    /// The path of a note below `notes/`: `runbooks/disk.md`. Without `..`, hidden names and whatever else leads elsewhere.
    package mutating func notePath(_ name: String = "path") -> String {
        let before = mistakes.count
        let text = requiredText(name, longest: 400)
        if mistakes.count > before { return "" }
        guard let mistake = NotePathText.mistake(in: text) else { return text }
        add(FieldMistake(name, mistake, value: text, expected: "such as hosts/web-1.md or runbooks/disk.md"))
        return ""
    }
}

package enum NotePathText {
    /// A sentence; `nil`: the path is a note's.
    package static func mistake(in path: String) -> String? {
        if path.hasPrefix("/") { return "A note's path begins with a name, not with a slash." }
        let parts = path.split(separator: "/", omittingEmptySubsequences: false)
        if parts.count > 8 { return "This lies too deep." }
        for part in parts {
            if part.isEmpty { return "Between slashes there have to be names." }
            if part.hasPrefix(".") { return "Names that begin with a dot are hidden: no note has one." }
            if part.utf8.count > 200 { return "One of its names is too long." }
            let isPlain = part.unicodeScalars.allSatisfy {
                $0.value >= 0x20 && $0.value != 0x7f && $0 != "\\" && !$0.properties.isBidiControl
            }
            if !isPlain { return "One of its names holds signs that no file of the site has." }
        }
        if !path.hasSuffix(".md") { return "A note's name ends in .md." }
        return nil
    }
}
