package import DockStatModel

extension RequestField {
    fileprivate static let notePath = RequestField(
        "path", .text(longest: 400), "Its path below notes/: names between slashes, at most 8, the last one ending in .md.",
        isRequired: true, example: "\"runbooks/disk.md\"")

    fileprivate static let noteText = RequestField(
        "text", .text(longest: NoteFolder.largest), "The whole note, Markdown; at most \(NoteFolder.largest >> 10) KiB.",
        isRequired: true, example: "\"# Full disk\"")

    fileprivate static let noteRevision = RequestField(
        "revision", .text(longest: 100), "The revision that is changed; * where it does not matter.")
}

extension SaveNote {
    package static let summary =
        "Writes a note, in the place of the one there is where If-Match names its revision. What it said before is kept."
    package static let fields: [RequestField] = [.notePath, .noteText, .noteRevision]
    package static let answer = [
        RequestField("path", .text(longest: 400), "As sent."),
        RequestField("revision", .text(longest: 16), "What If-Match has to name to change it again."),
    ]
}

extension DeleteNote {
    package static let summary = "Removes a note whose revision If-Match names. What it said is kept among its versions."
    package static let fields: [RequestField] = [
        .notePath, .noteRevision, .ofForms("text", "What the form around the button holds; it is not read."),
    ]
    package static let answer = [RequestField("path", .text(longest: 400), "As sent.")]
}

extension PreviewNote {
    package static let summary = "Shows a note as its page would. Changes nothing."
    package static let fields: [RequestField] = [
        .notePath, .noteText, .ofForms("revision", "What the form is based on; it is not compared."),
    ]
    package static let answer = [RequestField("html", .text(longest: 16 << 20), "The note as HTML.")]
}
