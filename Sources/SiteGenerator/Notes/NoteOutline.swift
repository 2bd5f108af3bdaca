/// What is in a note apart from its words: what its links lead to, what links may lead to, and its placeholders.
struct NoteOutline: Hashable, Sendable {
    struct Link: Hashable, Sendable {
        /// As it was written.
        var target: String
        var isImage: Bool
        /// Of the file, counted from 1.
        var line: Int
    }

    /// What it begins with, where that is a heading of the first order: without marks.
    var title: String?
    var links: [Link] = []
    /// What its headings are called in addresses, in their order.
    var anchors: [String] = []
    /// Those that Markdown shows as text: what stands in code is none.
    var placeholders: [Placeholder] = []
    /// Charts that stand among words.
    var misplaced: [Placeholder] = []
}

/// Names of headings in addresses, as GitHub makes them.
struct AnchorNames {
    private var taken: Set<String> = []

    /// What is put before them on a page, so that no heading takes a name that the page itself uses.
    static let prefix = "note-"

    /// - Parameter heading: its text without marks.
    mutating func next(_ heading: String) -> String {
        var name = ""
        for scalar in heading.lowercased().unicodeScalars {
            switch scalar {
            case " ": name += "-"
            case "-", "_": name.unicodeScalars.append(scalar)
            default:
                if scalar.properties.isAlphabetic || scalar.properties.numericType != nil { name.unicodeScalars.append(scalar) }
            }
        }
        if name.isEmpty { name = "section" }
        var free = name
        var number = 1
        while !taken.insert(free).inserted {
            free = "\(name)-\(number)"
            number += 1
        }
        return free
    }
}
