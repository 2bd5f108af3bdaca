/// What pages show of who may change things, of what was changed, and how. Only of sites that show everything.
package struct OperatingPages: Hashable, Sendable {
    /// How many entries pages show at least.
    package static let auditShown = 500
    /// Entries on a page; on the first one up to twice as many.
    package static let auditOnPage = 100
    /// So many are read, for pages to have whole hundreds.
    package static let auditRead = auditShown + auditOnPage

    /// The last entries of the audit log, newest first; some more than are shown.
    package var audit: [AuditEntry] = []
    /// All keys that were ever made, by number.
    package var keys: [APIKey] = []
    /// What can be asked of `/api/v2`, in the order of its documents.
    package var routes: [RouteDescription] = []

    package init() {}
}
