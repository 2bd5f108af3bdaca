import DockStatModel
import Synchronization

/// What files are made from beside what a tick read of the engines.
struct DataParts: OptionSet, Hashable, Sendable {
    let rawValue: UInt8

    /// Alerts, incidents, silences, maintenance, messages and receivers.
    static let alerts = DataParts(rawValue: 1)
    /// The audit log and the keys.
    static let people = DataParts(rawValue: 2)
    /// The tick's own numbers, the size of the database, backups, what the companion endpoint answered.
    static let job = DataParts(rawValue: 4)
}

extension SiteData {
    /// What differs from the data of an earlier rendering.
    ///
    /// - Returns: `nil` where what a tick read differs as well, which is in all pages.
    func parts(changedSince earlier: SiteData) -> DataParts? {
        guard rest == earlier.rest else { return nil }
        var parts: DataParts = []
        if alerting != earlier.alerting { parts.insert(.alerts) }
        if operating.audit != earlier.operating.audit || operating.keys != earlier.operating.keys { parts.insert(.people) }
        if job != earlier.job || details != earlier.details || endpointUse != earlier.endpointUse { parts.insert(.job) }
        return parts
    }

    /// Everything that is in no part. By leaving out, so that something new is in it.
    private var rest: SiteData {
        var rest = self
        rest.alerting = AlertPages()
        rest.operating.audit = []
        rest.operating.keys = []
        rest.job.ticks = []
        rest.job.databaseSize = 0
        rest.job.lastBackup = nil
        rest.details = nil
        rest.endpointUse = []
        return rest
    }
}

/// What a process that stays remembers of the last rendering of a site, so that between two ticks only those files are made
/// that a change touches.
final class LastRendering: Sendable {
    struct State: Sendable {
        var data: SiteData
        var notes: NoteLibrary
        /// Pages that existed, to which other pages lead.
        var existing: Set<String>
        /// See `SiteTick.frame`.
        var frame: UInt64
        /// See `RenderContext.pieces`.
        var pieces: KeptPieces
        /// The manifest as it was left: another one tells that somebody else made pages meanwhile.
        var manifest: [UInt8]
    }

    private let state = Mutex<State?>(nil)

    /// What was remembered, which is forgotten until this rendering is over: one that fails leaves nothing to build on.
    func take() -> State? {
        state.withLock { state in
            defer { state = nil }
            return state
        }
    }

    func keep(_ new: State) { state.withLock { $0 = new } }
}
