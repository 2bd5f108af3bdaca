/// What the kernel would count for a container. Bytes, and nanoseconds of CPU.
struct Counters: Hashable, Sendable {
    var cpu: Int64
    var workingSet: Int64
    var inactiveFile: Int64
    var received: Int64
    var sent: Int64
    var read: Int64
    var written: Int64
    var processes: Int64
}

extension SimulatedContainer {
    /// - Parameter memoryLimit: bytes: its own, or the machine's.
    func counters(_ condition: Condition, at now: Int64, memoryLimit: Int64) -> Counters {
        let active = condition.active(at: now)
        return isFrozen ? constant(active) : lively(condition, active: active, at: now, memoryLimit: memoryLimit)
    }

    /// How much more or less than its kind it uses: 0.6 to 1.4.
    private var share: Double { 0.6 + 0.8 * dice.with(21).fraction }

    /// Rates that are the same whole numbers over any span of whole milliseconds.
    private func constant(_ active: Int64) -> Counters {
        let load = Load(service.kind)
        let ms = active / 1_000_000
        func whole(_ value: Double) -> Int64 { max(1, Int64(value * share)) }
        return Counters(
            cpu: ms * 1000 * whole(load.cpu), workingSet: whole(load.memory) * 1_048_576,
            inactiveFile: whole(load.cache) * 1_048_576, received: ms * whole(load.received), sent: ms * whole(load.sent),
            read: ms * whole(load.read), written: ms * whole(load.written), processes: load.processes)
    }

    private func lively(_ condition: Condition, active: Int64, at now: Int64, memoryLimit: Int64) -> Counters {
        let load = Load(service.kind)
        let origin = condition.startedAt ?? now
        let seconds = Double(active) / 1e9
        func rhythm(_ salt: UInt64) -> Rhythm { Rhythm(origin: origin, dice: dice.with(salt)) }
        let busy = rhythm(31).total(until: seconds)
        let disk = rhythm(32).total(until: seconds) + nightlyDump(from: origin, seconds: seconds)
        let share = share
        func bytes(_ perSecond: Double, _ total: Double) -> Int64 { Int64(max(0, perSecond * share * 1000 * total)) }
        let memory = memory(load, level: rhythm(33).level(at: seconds), at: now, limit: memoryLimit)
        return Counters(
            // Starting costs a quarter of a second of CPU at once.
            cpu: 250_000_000 + Int64(max(0, load.cpu * share * 1e6 * busy)), workingSet: memory,
            inactiveFile: min(Int64(load.cache * share * 1_048_576), max(0, memoryLimit - memory) / 2),
            received: bytes(load.received, busy), sent: bytes(load.sent, busy),
            read: 4_194_304 + bytes(load.read, disk), written: bytes(load.written, disk),
            processes: load.processes + dice.with(34).with(UInt64(bitPattern: now / (5 * EngineTime.minute))).below(3))
    }

    /// Databases are read as a whole every six hours: eight minutes at ten times the usual rate.
    private func nightlyDump(from origin: Int64, seconds: Double) -> Double {
        guard service.kind == .database else { return 0 }
        let period = 21_600.0
        func within(_ time: Double) -> Double {
            let rounds = (time / period).rounded(.down)
            return rounds * 480 + min(480, time - rounds * period)
        }
        let first = Double(origin / EngineTime.second % 21_600)
        return 9 * (within(first + seconds) - within(first))
    }

    private func memory(_ load: Load, level: Double, at now: Int64, limit: Int64) -> Int64 {
        let usual = load.memory * share * 1_048_576
        guard case .leaking(let every, let at) = service.story else { return min(Int64(usual * level), limit / 100 * 97) }
        // How far it is on its way from one end to the next.
        let position = (now - start - at) % every
        let way = Double(position < 0 ? position + every : position) / Double(every)
        return min(Int64(usual + (Double(limit) - usual) * way), limit)
    }
}
