import Glibc

/// How busy a service is over time, around 1: a daily rhythm, and noise on three scales.
///
/// `total` is the exact integral of what a rate shows, so a counter at any moment costs the same to tell, agrees with the
/// rates, and never falls: the rate never sinks below 0.15.
struct Rhythm: Sendable {
    /// Seconds since the container's start are counted from here: nanoseconds since 1970.
    let origin: Int64
    let dice: Dice

    private static let swing = 0.4
    private static let angular = 2 * Double.pi / 86_400
    /// Seconds between two knots, and how much of the rate they move at most.
    private static let scales: [(length: Double, weight: Double)] = [(20, 0.2), (180, 0.15), (1800, 0.1)]

    /// At the origin, so that the day's lowest is at about 03:00 UTC.
    private var phase: Double {
        Double(origin / EngineTime.second % 86_400) * Self.angular - 2 * Double.pi * 9 / 24
    }

    /// The integral of the rate from the origin to `seconds` after it.
    func total(until seconds: Double) -> Double {
        let phase = phase
        var sum = seconds + Self.swing / Self.angular * (cos(phase) - cos(Self.angular * seconds + phase))
        for (scale, (length, weight)) in Self.scales.enumerated() {
            // The slope between two knots of heights in 0 ... 1 is at most `weight` either way.
            sum += weight * length * (height(scale, seconds / length) - height(scale, 0))
        }
        return sum
    }

    /// A level around 1 that wanders between 0.85 and 1.15.
    func level(at seconds: Double) -> Double {
        0.9 + 0.1 * height(7, seconds / 600) + 0.05 * height(8, seconds / 45)
            + 0.05 * sin(Self.angular * seconds + phase)
    }

    /// Between random heights in 0 ..< 1 at the whole numbers, in straight lines.
    private func height(_ scale: Int, _ position: Double) -> Double {
        let knot = position.rounded(.down)
        let dice = dice.with(UInt64(scale))
        let index = Int64(knot)
        let low = dice.with(UInt64(bitPattern: index)).fraction
        let high = dice.with(UInt64(bitPattern: index + 1)).fraction
        return low + (high - low) * (position - knot)
    }
}
