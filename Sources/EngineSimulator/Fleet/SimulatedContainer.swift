import DockStatModel

/// A container that keeps its place in the fleet across recreation.
struct SimulatedContainer: Sendable {
    /// Within its host.
    let index: Int
    let service: Service
    /// `nil` outside Compose.
    let project: String?
    /// Without the slash.
    let name: String
    let dice: Dice
    let isFrozen: Bool
    /// The beginning of its story's first cycle.
    let start: Int64
    /// Of its first generation.
    let firstCreated: Int64

    init(index: Int, host: Int, slot: Catalogue.Slot, dice: Dice, isFrozen: Bool, start: Int64, startedSince: Int64?) {
        self.index = index
        self.dice = dice
        self.isFrozen = isFrozen
        self.start = start
        var service = slot.service
        if isFrozen, service.story != .finished { service.story = .steady }
        // The first host is predictable for people who look at it; the others live the same stories at other times.
        if host > 0 { service.story = service.story.delayed(by: dice.with(1).below(2 * EngineTime.hour)) }
        self.service = service
        project = slot.projectName
        name = slot.containerName
        // Frozen containers are so old that the words for their age stay the same for months.
        let age = isFrozen ? 1140 * EngineTime.day : EngineTime.day
        let born = start - age - dice.with(2).below((isFrozen ? 20 : 12) * EngineTime.day)
        firstCreated = min(start - EngineTime.second, max(born, startedSince ?? born))
    }

    /// Whether the engine runs a health check in it.
    var hasHealthCheck: Bool { service.hasHealthCheck }

    /// The reference it runs, which a deploy moves on.
    func image(generation: Int64) -> String {
        if case .deploying = service.story, generation >= 0 {
            return "\(service.repository):\(service.tag).\(generation)"
        }
        return "\(service.repository):\(service.tag)"
    }

    /// The time of a cycle's beginning.
    func begin(ofCycle cycle: Int64) -> Int64 { start + cycle * (service.story.period ?? 0) }

    /// The cycle that `time` lies in; negative before the fleet's start.
    func cycle(at time: Int64) -> Int64 {
        guard time >= start else { return -1 }
        guard let period = service.story.period else { return 0 }
        return (time - start) / period
    }

    /// What happens in a cycle with the time it happens at: some fraction of a millisecond apart from the story's.
    func happenings(inCycle cycle: Int64) -> [(time: Int64, happening: Moment.Happening)] {
        let begin = begin(ofCycle: cycle)
        let fraction = dice.with(UInt64(bitPattern: cycle)).below(1_000_000)
        return service.story.moments(inCycle: cycle, hasHealthCheck: hasHealthCheck).map {
            (begin + $0.offset + fraction, $0.happening)
        }
    }
}
