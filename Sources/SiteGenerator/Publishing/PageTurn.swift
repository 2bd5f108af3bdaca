import DockStatModel

/// What a page shows, as a fingerprint that is cheaper to make than the page.
struct Fingerprint: Hashable, Sendable {
    /// Of what makes a page wrong when it changes.
    var core: UInt32
    /// Of what moves with every tick, such as the last sample: a page may be some ticks behind in that.
    var moving: UInt32

    init(core: UInt64, moving: UInt64 = 0) {
        self.core = UInt32(truncatingIfNeeded: core ^ core >> 32)
        self.moving = UInt32(truncatingIfNeeded: moving ^ moving >> 32)
    }

    /// As the manifest keeps it.
    init(packed: Int64) {
        core = UInt32(truncatingIfNeeded: UInt64(bitPattern: packed) >> 32)
        moving = UInt32(truncatingIfNeeded: packed)
    }

    var packed: Int64 { Int64(bitPattern: UInt64(core) << 32 | UInt64(moving)) }
}

/// Which of many pages a tick makes: those that would be wrong otherwise, new ones and those that only moved up to a limit.
struct PageTurn {
    struct Candidate: Hashable, Sendable {
        var path: String
        var fingerprint: Fingerprint
        /// Of when it was made last; `nil` where it has yet to be made.
        var made: Manifest.Entry?
        /// Whether its files are on disk as they were written.
        var isIntact: Bool
    }

    /// New pages a tick.
    static let newLimit = 250
    /// Pages a tick in which only what moves is different.
    static let movingLimit = 100

    /// - Parameter candidates: the most important first.
    /// - Returns: paths.
    static func due(_ candidates: [Candidate]) -> Set<String> {
        var due: Set<String> = []
        var room = newLimit
        var moved: [(rendered: Timestamp, path: String)] = []
        for candidate in candidates {
            guard let made = candidate.made, made.size >= 0 else {
                if room > 0 { due.insert(candidate.path) }
                room -= 1
                continue
            }
            let before = Fingerprint(packed: made.fingerprint)
            if !candidate.isIntact || before.core != candidate.fingerprint.core {
                due.insert(candidate.path)
            } else if before.moving != candidate.fingerprint.moving {
                moved.append((made.rendered, candidate.path))
            }
        }
        moved.sort { ($0.rendered, $0.path) < ($1.rendered, $1.path) }
        due.formUnion(moved.prefix(movingLimit).lazy.map(\.path))
        return due
    }
}
