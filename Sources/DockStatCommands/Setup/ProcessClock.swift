internal import DockStatModel

/// Measures how long something took, on the wall and in processor time. Values from a clock that never jumps.
struct ProcessClock: Sendable {
    struct Meter: Sendable {
        let wall: ContinuousClock.Instant
        let cpu: Duration
    }

    func start() -> Meter { Meter(wall: .now, cpu: SystemClock.processorTime) }

    func stop(_ meter: Meter) -> (wall: Duration, cpu: Duration) {
        (ContinuousClock.now - meter.wall, SystemClock.processorTime - meter.cpu)
    }
}
