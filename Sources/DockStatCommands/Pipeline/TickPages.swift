internal import DockStatModel

/// What a tick does about pages.
struct TickPages: Sendable {
    var areWritten = true
    /// Whether a look that is followed by another in a moment, for the engine's word about an end, leaves its pages to that one:
    /// whoever waits for a message does not wait for pages twice.
    var mayWait = false
    /// Containers whose pages an earlier look left to this one.
    var owed: Set<ContainerIdentity> = []

    static let none = TickPages(areWritten: false)
}
