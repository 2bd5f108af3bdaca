/// What pages show of who may change things, of what was changed, and how. Only of sites that show everything.
package struct OperatingPages: Hashable, Sendable {
    /// How many entries pages show at least.
    package static let auditShown = 500

    /// The last entries of the audit log, newest first; some more than are shown.
    package var audit: [AuditEntry] = []
    /// All keys that were ever made, by number.
    package var keys: [APIKey] = []
    /// What can be asked of `/api/v2`, in the order of its documents.
    package var routes: [RouteDescription] = []

    package init() {}
}
