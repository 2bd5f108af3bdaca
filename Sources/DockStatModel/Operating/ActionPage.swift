/// A page that `dockstat serve` answers with, unlike the others not a file: what stands on it. How it looks is the site's matter.
package struct ActionPage: Hashable, Sendable {
    package enum Content: Hashable, Sendable {
        case signIn(SignIn)
        /// Whether what a form asks for is wanted; carries the token that a static page cannot hold.
        case question(Question)
        /// Whether what a link in a message asks for is wanted.
        case link(Link)
        /// What was asked for was not done.
        case refused(message: String, details: [FieldMistake])
        /// A secret that was made: shown this once.
        case secret(String)
        /// What came of something that shows nowhere else.
        case outcome(Outcome)
        /// A host to add or to edit.
        case host(HostForm)
        /// A note being written.
        case note(NoteEditing)
        /// A theme being made.
        case theme(ThemeEditing)
    }

    package struct SignIn: Hashable, Sendable {
        /// Why the last attempt failed.
        package var mistake: String?
        /// What its form carries of another one that was sent before; empty: none was.
        package var fields: [Field]

        package init(mistake: String? = nil, fields: [Field] = []) {
            self.mistake = mistake
            self.fields = fields
        }
    }

    package struct HostForm: Hashable, Sendable {
        /// `host.add` or `host.edit`.
        package var action: String
        /// What stands in the fields, by their names.
        package var values: [String: String]
        /// What an edit is based on; `nil`: it is a new one.
        package var revision: String?
        package var mistakes: [FieldMistake] = []
        /// Why it was not saved.
        package var refusal: String?
        /// What somebody else saved meanwhile.
        package var theirs: [Field] = []
        /// What came of a try.
        package var outcome: Outcome?

        package init(action: String, values: [String: String], revision: String? = nil) {
            self.action = action
            self.values = values
            self.revision = revision
        }
    }

    package struct Question: Hashable, Sendable {
        /// `silence.add`.
        package var action: String
        package var caller: String
        package var token: String
        package var fields: [Field]
        /// What it would mean as things are, a sentence each.
        package var notices: [String]

        package init(action: String, caller: String, token: String, fields: [Field], notices: [String] = []) {
            self.action = action
            self.caller = caller
            self.token = token
            self.fields = fields
            self.notices = notices
        }
    }

    package struct Link: Hashable, Sendable {
        package var kind: MessageAction.Kind
        package var incident: Int64
        /// The alerts that it is about.
        package var alerts: [String]
        /// What the form sends.
        package var fields: [Field]

        package init(kind: MessageAction.Kind, incident: Int64, alerts: [String], fields: [Field]) {
            self.kind = kind
            self.incident = incident
            self.alerts = alerts
            self.fields = fields
        }
    }

    package struct Outcome: Hashable, Sendable {
        /// A sentence.
        package var message: String
        package var isGood: Bool
        /// What to do about it, or what comes of it; a sentence.
        package var advice: String?
        package var facts: [Field]

        /// Of what is done while nobody could make pages of it.
        package static let pagesFollow = "The pages show it with the next tick."

        package init(_ message: String, isGood: Bool, advice: String? = nil, facts: [Field] = []) {
            self.message = message
            self.isGood = isGood
            self.advice = advice
            self.facts = facts
        }
    }

    package struct Field: Hashable, Sendable {
        package var name: String
        package var value: String

        package init(_ name: String, _ value: String) {
            self.name = name
            self.value = value
        }
    }

    package var content: Content
    /// Where the reader came from: a path from the site's root that begins with `/`.
    package var back: String
    /// What forms on it have to carry.
    package var token: String

    package init(_ content: Content, back: String, token: String = "") {
        self.content = content
        self.back = back
        self.token = token
    }
}
