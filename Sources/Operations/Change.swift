package import DockStatModel
package import Storage

/// What is asked for by the fields of a request: a change, or a deed.
package protocol Requested: Sendable {
    /// As the audit log and the API's document name it: `silence.add`.
    static var action: String { get }
    static var scope: Scope { get }

    /// What it does, for documents: a sentence.
    static var summary: String { get }
    /// What it reads, for documents. A test holds the reading to it.
    static var fields: [RequestField] { get }
    /// What `data` of the answer holds, for documents.
    static var answer: [RequestField] { get }

    /// Reads the fields of a request. Mistakes are collected in `fields`, all of them.
    init(_ fields: inout ChangeFields)
}

extension Requested {
    package static var summary: String { "" }
    package static var fields: [RequestField] { [] }
    package static var answer: [RequestField] { [] }
}

/// Something a person may change. A value of this type is valid by itself; whether what it is about still exists shows when it
/// is applied. The command line, forms and the API all make the same ones.
package protocol Change: Requested {
    /// Carries it out within the transaction that also writes the audit log.
    ///
    /// - Throws: `ChangeRefusal`, or what the database throws; nothing has changed then.
    func apply(to transaction: ChangeTransaction, by author: String, now: Timestamp) throws -> Changed
}

/// What a change did.
package struct Changed: Sendable {
    /// For the audit log: `alert 12`.
    package var subject: String
    /// Without secrets.
    package var before: JSONBody?
    package var after: JSONBody?
    /// What the answer to a program holds, beside that it worked.
    package var answer: JSONBody
    /// How many things it was, where it is one change of several.
    package var count = 1
    /// What a page says where nothing on the site shows what was done: an answer of an engine or a receiver.
    package var outcome: ActionPage.Outcome?
    /// What a page shows instead of leading back.
    package var page: ActionPage.Content?

    package init(subject: String, before: JSONBody? = nil, after: JSONBody? = nil, answer: JSONBody? = nil) {
        self.subject = subject
        self.before = before
        self.after = after
        self.answer = answer ?? after ?? .object([:])
    }
}

/// Why a valid change cannot be carried out.
package struct ChangeRefusal: Error, Hashable, Sendable {
    package enum Kind: Hashable, Sendable {
        /// What it is about does not exist, or not any more.
        case notFound
        /// Something of that name exists.
        case conflict
        /// Somebody else changed it since the revision that the request names.
        case stale
        /// The configuration does not allow it.
        case forbidden
        /// An engine or another part did not do it.
        case failed
    }

    package var kind: Kind
    /// A sentence for people.
    package var message: String
    /// What is there instead, where the request is about something older.
    package var current: JSONBody?

    package init(_ kind: Kind, _ message: String, current: JSONBody? = nil) {
        self.kind = kind
        self.message = message
        self.current = current
    }
}

/// All that is wrong with the fields of a request.
package struct InvalidChange: Error, Hashable, Sendable {
    package var mistakes: [FieldMistake]

    package init(mistakes: [FieldMistake]) { self.mistakes = mistakes }
}

/// Who asks for a change, and from where.
package struct Author: Hashable, Sendable {
    package var name: String
    /// The same as the audit log tells them from others of that name.
    package var actor: String
    package var source: AuditEntry.Source
    /// Empty on the command line.
    package var address: String

    package init(name: String, actor: String? = nil, source: AuditEntry.Source, address: String = "") {
        self.name = name
        self.actor = actor ?? name
        self.source = source
        self.address = address
    }
}
