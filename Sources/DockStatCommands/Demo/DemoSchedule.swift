internal import DockStatModel

/// The ticks that fill a demo's past: sparse long ago, dense of late, so that every chart has something to show and making it
/// takes seconds.
struct DemoSchedule {
    struct Moment: Equatable {
        let time: Timestamp
        let interval: Duration
    }

    static let past: Duration = .hours(48)

    /// Oldest first; the last one is `end`.
    static func moments(until end: Timestamp, interval: Duration) -> [Moment] {
        let phases: [(from: Duration, step: Duration)] = [
            (past, .minutes(5)), (.hours(2), .minutes(1)), (.minutes(10), interval),
        ]
        var moments: [Moment] = []
        var time = end - past
        for (index, phase) in phases.enumerated() {
            let phaseEnd = index + 1 < phases.count ? end - phases[index + 1].from : end
            while time < phaseEnd {
                moments.append(Moment(time: time, interval: phase.step))
                time = time + phase.step
            }
        }
        moments.append(Moment(time: end, interval: interval))
        return moments
    }
}
