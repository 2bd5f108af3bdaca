/// The vertical axis of a chart: from 0 to a round number at or above everything shown.
struct ChartScale: Hashable, Sendable {
    enum Unit: Hashable, Sendable {
        case percent, bytes, bytesPerSecond, count

        func text(_ value: Double, _ numbers: NumberText) -> String {
            switch self {
            case .percent: numbers.percent(value)
            case .bytes: numbers.bytes(value)
            case .bytesPerSecond: numbers.rate(value)
            case .count: numbers.short(value)
            }
        }

        /// On the axis, where the numbers are round.
        fileprivate func axisText(_ value: Double, _ numbers: NumberText) -> String {
            self == .percent ? numbers.short(value) + " %" : text(value, numbers)
        }
    }

    let unit: Unit
    let top: Double

    /// - Parameter maximum: of what is shown; not finite or below 0 counts as 0. At 0 the axis still has a height.
    init(unit: Unit, maximum: Double) {
        self.unit = unit
        let maximum = maximum.isFinite ? min(max(maximum, 0), 1e18) : 0
        let smallest: Double =
            switch unit {
            case .percent: 1
            case .bytes, .bytesPerSecond: 1000
            case .count: 4
            }
        top = ChartScale.round(up: max(maximum, smallest), base: unit == .bytes ? 1024 : 1000)
    }

    /// The next of 1, 1.5, 2, 3, 4, 5, 6, 8 × 10ⁿ within each power of `base`; half of each is round too.
    private static func round(up value: Double, base: Double) -> Double {
        var unit = 1.0
        while value / unit > base { unit *= base }
        for decade in [1.0, 10, 100, 1000] {
            for step in [1.0, 1.5, 2, 3, 4, 5, 6, 8, 10] where step * decade * unit >= value {
                // 1000 MiB is nearer to the eye as 1 GiB.
                return step * decade >= 1000 && base == 1024 ? base * unit : step * decade * unit
            }
        }
        return base * unit
    }

    func topText(_ numbers: NumberText) -> String { unit.axisText(top, numbers) }
    func middleText(_ numbers: NumberText) -> String { unit.axisText(top / 2, numbers) }

    /// Tenths of a unit from the top of a plot that is `height` units high, clipped to it.
    func y(_ value: Double, height: Int) -> Int {
        let share = min(max(value.isFinite ? value / top : 0, 0), 1)
        // Never negative: half more and cut off is rounded, without a call for each point.
        return Int((1 - share) * Double(height * 10) + 0.5)
    }
}
