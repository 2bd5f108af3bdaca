/// A text that a note had.
package struct NoteVersion: Hashable, Sendable {
    package var id: Int64
    /// Below `notes/`.
    package var path: String
    /// `nil`: the note was removed.
    package var text: String?
    /// Empty: the file was changed by other means, and found so when somebody saved over it.
    package var author: String
    package var time: Timestamp

    package init(id: Int64, path: String, text: String?, author: String, time: Timestamp) {
        self.id = id
        self.path = path
        self.text = text
        self.author = author
        self.time = time
    }

    package var revision: String? { text.map(Revision.of) }
}
