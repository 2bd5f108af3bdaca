/// One line of the audit log: who changed what, or was refused.
package struct AuditEntry: Hashable, Sendable {
    package enum Outcome: String, Hashable, Sendable, CaseIterable {
        case done
        /// A deed that cannot be taken back is about to be done; what came of it is another entry.
        case begun
        /// No valid key or session, or one without the scope.
        case refused
        /// What was asked for is no valid change, or it failed.
        case failed
    }

    /// Where a change came from.
    package enum Source: String, Hashable, Sendable, CaseIterable {
        case commandLine = "command-line"
        case page
        case api
        /// A signed link in a message.
        case link
    }

    /// 1, 2, 3 … without gaps.
    package var id: Int64
    package var time: Timestamp
    /// The name of a key, `proxy:` and that of a user that a trusted proxy named, or the user of the command line; empty: nobody
    /// known.
    package var actor: String
    package var source: Source
    /// The address a request came from; empty on the command line.
    package var address: String
    /// `alert.acknowledge`, `silence.add` …
    package var action: String
    /// What it was done to: `alert 12`, `host web-1`.
    package var subject: String
    package var outcome: Outcome
    /// JSON without secrets; `nil`: there was nothing.
    package var before: String?
    package var after: String?
    /// Why it was refused or failed.
    package var reason: String
    /// Hex of SHA-256 over the entry before it and this one.
    package var hash: String

    /// - Parameters: `id` and `hash` are given when it is appended.
    package init(
        time: Timestamp, actor: String, source: Source, address: String = "", action: String, subject: String,
        outcome: Outcome = .done, before: String? = nil, after: String? = nil, reason: String = ""
    ) {
        id = 0
        self.time = time
        self.actor = actor
        self.source = source
        self.address = address
        self.action = action
        self.subject = subject
        self.outcome = outcome
        self.before = before
        self.after = after
        self.reason = reason
        hash = ""
    }

    /// The hash that the first entry is chained to.
    package static let origin = String(repeating: "0", count: 64)

    /// What the hash is taken of, after the hash of the entry before: every part as its length in bytes, a colon and itself, so
    /// that no two entries look alike. A part that is missing is a dash.
    package var hashed: String {
        func part(_ text: String?) -> String { text.map { "\($0.utf8.count):\($0)" } ?? "-" }
        return [
            String(id), String(time.milliseconds), actor, source.rawValue, address, action, subject, outcome.rawValue, reason,
        ].map { part($0) }.joined() + part(before) + part(after)
    }
}
