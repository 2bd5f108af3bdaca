internal import Storage

/// The last stage of a tick, alone with the pages.
struct PublishStage: Sendable {
    /// Waits until nobody else writes pages; `nil`: nobody else can.
    var begin: @Sendable () async throws -> RunLock? = { nil }
    /// Of the configuration as it is by then: while a tick waits for engines, people change things, and their pages must not go
    /// back to what was before.
    let sites: @Sendable () throws -> SitePublisher
}
