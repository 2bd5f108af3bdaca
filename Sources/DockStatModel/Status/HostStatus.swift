/// A host as the last ticks left it.
package struct HostStatus: Hashable, Sendable {
    package enum Reachability: Hashable, Sendable {
        case reachable
        case unreachable(UnreachableReason)
        /// Configured, but no tick has tried it yet.
        case untried
        /// Nobody reads it, because people want it so.
        case unmonitored
    }

    /// Its configured name.
    package var name: String
    package var slug: String
    /// As configured, such as `tcp://10.0.0.5:2376`.
    package var engine: String
    package var labels: [String: String]
    package var reachability: Reachability
    /// Since when it is (un)reachable or not monitored; `nil` where untried.
    package var since: Timestamp?
    /// The last tick that reached it.
    package var lastReached: Timestamp?
    /// How long the last poll took.
    package var pollDuration: Duration?
    package var facts: HostFacts?
    package var inventory: HostInventory?
    /// When facts and inventory were told.
    package var factsAt: Timestamp?
    /// Of the last poll.
    package var warnings: [String]
    /// The last ones, newest first.
    package var gaps: [EventGap]
    /// The first tick ever that reached it: what happened before was not ours to see.
    package var watchedSince: Timestamp?
    /// Whether its containers may be started, stopped and removed from here.
    package var actions = false
    package var origin = HostConfiguration.Origin.file

    package var isKept: Bool { if case .kept = origin { true } else { false } }
    package var isMonitored: Bool { reachability != .unmonitored }

    package init(
        name: String, slug: String, engine: String, labels: [String: String], reachability: Reachability, since: Timestamp?,
        lastReached: Timestamp?, pollDuration: Duration?, facts: HostFacts?, inventory: HostInventory?, factsAt: Timestamp?,
        warnings: [String], gaps: [EventGap], watchedSince: Timestamp? = nil
    ) {
        self.name = name
        self.slug = slug
        self.engine = engine
        self.labels = labels
        self.reachability = reachability
        self.since = since
        self.lastReached = lastReached
        self.pollDuration = pollDuration
        self.facts = facts
        self.inventory = inventory
        self.factsAt = factsAt
        self.warnings = warnings
        self.gaps = gaps
        self.watchedSince = watchedSince
    }
}
