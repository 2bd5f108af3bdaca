import DockStatModel

/// Which subjects get their badges drawn in a tick: each every few minutes, one after the other, and at once when what its status
/// badge says is no longer so. Readings move with every tick; pages elsewhere are not looked at as often, and a fleet of hundreds
/// would be thousands of files each time.
struct BadgeTurn: Sendable {
    static let refresh = Duration.minutes(5)
    /// Containers of a larger fleet have badges only where they are pinned.
    static let containerLimit = 250

    var known: Manifest
    var now: Timestamp

    /// - Parameters:
    ///   - place: among `count` subjects.
    ///   - path: of the file that tells when they were drawn and from what.
    func isDue(_ path: String, fingerprint: Int64, place: Int, of count: Int) -> Bool {
        guard let entry = known.entries[path], entry.fingerprint == fingerprint else { return true }
        let delay = Duration.milliseconds(BadgeTurn.refresh.inMilliseconds * Int64(place) / Int64(max(count, 1)))
        // Backwards clocks too.
        return (now - delay).floored(to: BadgeTurn.refresh) != (entry.rendered - delay).floored(to: BadgeTurn.refresh)
    }

    /// Of everything that must not be told late: what the status badge says, and whether there is anything to measure.
    static func fingerprint(_ subject: BadgeSubject) -> Int64 {
        var hash = ValueHash()
        hash.add(subject.name)
        hash.add(subject.status)
        hash.add(subject.tone.rawValue)
        hash.add(subject.cpu == nil)
        hash.add(subject.memory == nil)
        return Int64(bitPattern: hash.value)
    }
}
