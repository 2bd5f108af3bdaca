extension ActionPage {
    /// A note being written, in a form.
    package struct NoteEditing: Hashable, Sendable {
        /// What is there now, where it is not what the writer began with.
        package struct Theirs: Hashable, Sendable {
            /// `nil`: the note was removed.
            package var text: String?
            package var revision: String?
            /// Empty: not known.
            package var author: String
            package var time: Timestamp?

            package init(text: String?, author: String, time: Timestamp?) {
                self.text = text
                revision = text.map(Revision.of)
                self.author = author
                self.time = time
            }
        }

        /// Below `notes/`.
        package var path: String
        package var text: String
        /// Of what the writer began with; `nil`: there was no such note.
        package var revision: String?
        /// How it will look, as HTML of the site's own making.
        package var preview: String?
        package var theirs: Theirs?
        /// Earlier versions, newest first.
        package var versions: [NoteVersion] = []
        /// The earlier version whose text stands in the form.
        package var restored: NoteVersion?
        /// Whether its path is still to be chosen.
        package var isUnnamed = false
        /// What kept it from being saved.
        package var mistakes: [FieldMistake] = []

        package init(path: String, text: String, revision: String?) {
            self.path = path
            self.text = text
            self.revision = revision
        }
    }

    /// A theme being made, in a form.
    package struct ThemeEditing: Hashable, Sendable {
        package struct Variable: Hashable, Sendable {
            /// `--color-main-bg`
            package var name: String
            /// What the theme says itself; empty: what `effective` is comes from elsewhere.
            package var value: String
            /// The colour that shows.
            package var effective: String

            package init(name: String, value: String, effective: String) {
                self.name = name
                self.value = value
                self.effective = effective
            }
        }

        package var name: String
        /// `nil`: it becomes a new one.
        package var slug: String?
        package var revision: String?
        package var variables: [Variable]
        /// JSON, as a theme's file has it.
        package var animations: String
        /// Whether it comes from the program or a file and only a copy of it can be saved.
        package var isFixed: Bool
        /// Sentences: what is hard to read.
        package var contrast: [String]
        /// What kept it from being saved.
        package var mistakes: [FieldMistake] = []
        /// Why it was not saved.
        package var refusal: String?
        /// Whether somebody else saved it meanwhile.
        package var isStale = false
        /// All that there are, to begin with another one.
        package var themes: [Field] = []

        package init(
            name: String, slug: String?, revision: String?, variables: [Variable], animations: String, isFixed: Bool,
            contrast: [String]
        ) {
            self.name = name
            self.slug = slug
            self.revision = revision
            self.variables = variables
            self.animations = animations
            self.isFixed = isFixed
            self.contrast = contrast
        }
    }
}
