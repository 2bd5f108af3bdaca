internal import DockStatModel
internal import EngineSimulator
internal import Foundation
internal import Storage

/// The weeks before a demo's first tick: made of what its ticks observed, a day like another, with an outage now and then.
///
/// A function of the seed, the containers and the time; days that nobody ticked through cost next to nothing.
struct DemoPast {
    /// As far as bars of days reach.
    static let length = Duration.days(89)
    /// As far as charts reach, and some.
    private static let chartLength = Duration.days(32)

    let seed: UInt64
    /// Where the ticks begin.
    let end: Timestamp
    /// What the ticks observed.
    let containers: [ContainerStatus]
    let days: [ContainerIdentity: DayStrip]
    let weeks: [ContainerIdentity: History]
    /// A host that was out of reach now and then.
    let flakyHost: String?

    func all() -> [ContainerIdentity: ContainerPast] {
        var past: [ContainerIdentity: ContainerPast] = [:]
        for container in containers {
            let dice = Dice(seed).with(container.identity.host).with(container.identity.key)
            let states = states(of: container, dice)
            past[container.identity] = ContainerPast(states: states, hours: hours(of: container, states, dice))
        }
        return past
    }

    // MARK: States

    private enum Habit {
        /// Is meant to run always.
        case service
        /// Runs for some minutes every night.
        case job
        /// Does not run.
        case idle
    }

    private func habit(of container: ContainerStatus) -> Habit {
        let seen = days[container.identity]?.durations ?? StateDurations()
        let served = seen.percent(of: .up) + seen.percent(of: .degraded) + seen.percent(of: .down)
        if served > 30 { return .service }
        return seen.percent(of: .up) > 0 ? .job : .idle
    }

    /// Whole minutes, oldest first, up to `end`.
    private func states(of container: ContainerStatus, _ dice: Dice) -> [StateInterval] {
        // Every fifth or so came later.
        let isLate = dice.with(1).below(5) == 0
        let length = isLate ? Duration.days(Int(18 + dice.with(2).below(50))) : Self.length
        let start = (end - length).floored(to: .minutes(1))
        var marks: [StateInterval] = []
        func mark(_ state: ServiceState, _ from: Timestamp, _ length: Duration) {
            marks.append(StateInterval(state: state, from: from, to: min(from + length, end)))
        }
        let usual: ServiceState
        switch habit(of: container) {
        case .service:
            usual = .up
            for number in 0..<UInt64(2 + dice.with(3).below(4)) {
                let dice = dice.with(10 + number)
                let from = start + .minutes(Int(dice.with(1).below(Int64(length.inSeconds / 60))))
                let isLong = dice.with(2).below(9) == 0
                let minutes = isLong ? 90 + dice.with(3).below(200) : 2 + dice.with(3).below(28)
                mark(dice.with(4).below(3) == 0 ? .degraded : .down, from, .minutes(Int(minutes)))
            }
        case .job:
            usual = .stopped
            var night = (start + .days(1)).floored(to: .days(1)) + .minutes(Int(125 + dice.with(5).below(60)))
            while night < end {
                mark(.up, night, .minutes(Int(6 + dice.with(6).below(20))))
                night = night + .days(1)
            }
        case .idle: usual = .stopped
        }
        if container.identity.host == flakyHost {
            for ago in [71, 33, 12] { mark(.unknown, end - .days(ago), .minutes(40 + ago * 2)) }
        }
        return laid(marks.sorted { $0.from < $1.from }, over: usual, from: start)
    }

    /// The marks one after the other, and the usual state between them; what overlaps one before it is left out.
    private func laid(_ marks: [StateInterval], over usual: ServiceState, from start: Timestamp) -> [StateInterval] {
        var result: [StateInterval] = []
        var cursor = start
        for mark in marks where mark.from > cursor && mark.to < end {
            result.append(StateInterval(state: usual, from: cursor, to: mark.from))
            // What was not observed is a hole.
            if mark.state != .unknown { result.append(mark) }
            cursor = mark.to
        }
        result.append(StateInterval(state: usual, from: cursor, to: end))
        return result
    }

    // MARK: Readings

    /// Each hour like the same hour of the days that were observed, more or less.
    private func hours(of container: ContainerStatus, _ states: [StateInterval], _ dice: Dice) -> [ContainerPast.Hour] {
        let usual = usualHours(of: container)
        guard !usual.isEmpty, let first = states.first?.from else { return [] }
        var hours: [ContainerPast.Hour] = []
        var index = 0
        var time = max(end - Self.chartLength, first).floored(to: .hours(1)) + .hours(1)
        while time + .hours(1) <= end {
            while index < states.count, states[index].to <= time { index += 1 }
            let isUp = index < states.count && states[index].from <= time && [.up, .degraded].contains(states[index].state)
            let number = time.milliseconds / 3_600_000
            if isUp, let points = usual[Int(number % 24)] {
                let day = 0.82 + 0.3 * dice.with(UInt64(number / 24)).with(20).fraction
                let hour = 0.94 + 0.12 * dice.with(UInt64(number)).with(21).fraction
                hours.append(ContainerPast.Hour(start: time, points: points.scaled(by: day * hour)))
            }
            time = time + .hours(1)
        }
        return hours
    }

    private func usualHours(of container: ContainerStatus) -> [Int: [Signal: Series.Point]] {
        var usual: [Int: [Signal: Series.Point]] = [:]
        for (signal, series) in weeks[container.identity]?.series ?? [:] {
            for (index, point) in series.points.enumerated() {
                guard let point else { continue }
                usual[Int(series.time(of: index).milliseconds / 3_600_000 % 24), default: [:]][signal] = point
            }
        }
        return usual
    }
}

extension [Signal: Series.Point] {
    /// Limits and numbers of processes stay; memory never passes its limit.
    fileprivate func scaled(by factor: Double) -> Self {
        var result = self
        for (signal, point) in self where signal != .memoryLimit && signal != .pids {
            // Memory moves less than the rest.
            let factor = signal == .memoryBytes ? 1 + (factor - 1) / 4 : factor
            let most = signal == .memoryBytes ? self[.memoryLimit]?.minimum ?? .infinity : .infinity
            result[signal] = Series.Point(
                minimum: Swift.min(point.minimum * factor, most), average: Swift.min(point.average * factor, most),
                maximum: Swift.min(point.maximum * factor, most))
        }
        return result
    }
}
