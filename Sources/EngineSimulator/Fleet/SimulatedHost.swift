/// A pretend machine with an engine on it.
struct SimulatedHost: Sendable {
    let name: String
    let dice: Dice
    let containers: [SimulatedContainer]
    /// Nanoseconds since 1970.
    let bootedAt: Int64
    let start: Int64
    let cpus: Int
    /// Bytes.
    let memory: Int64
    /// Whether it is out of reach for an hour now and then.
    let isFlaky: Bool

    init(
        index: Int, containers count: Int, dice: Dice, mode: SimulatedFleet.Mode, start: Int64, startedSince: Int64?,
        isFlaky: Bool
    ) {
        name = "host-\(index + 1)"
        self.dice = dice
        self.start = start
        self.isFlaky = isFlaky
        cpus = [4, 8, 16][Int(dice.with(1).below(3))]
        memory = [16, 32, 64][Int(dice.with(2).below(3))] * 1_073_741_824 - 187_236_352
        containers = Catalogue.slots(host: index, count: count).enumerated().map { position, slot in
            SimulatedContainer(
                index: position, host: index, slot: slot, dice: dice.with(slot.containerName), isFrozen: mode == .frozen,
                start: start, startedSince: startedSince)
        }
        let oldest = containers.map(\.firstCreated).min() ?? start
        bootedAt = oldest - EngineTime.day - dice.with(3).below(20 * EngineTime.day)
    }

    /// Out of reach from 20 to 21 hours after the fleet's start, and again every 40 hours.
    func isReachable(at now: Int64) -> Bool {
        guard isFlaky, now >= start else { return true }
        return !(20 * EngineTime.hour..<21 * EngineTime.hour).contains((now - start) % (40 * EngineTime.hour))
    }
}
