/// A point in time: whole milliseconds since 1970-01-01T00:00:00Z.
///
/// Integers on purpose: a time read back from the database equals the one written, and the same input renders the same bytes.
/// Times come from engines too, so arithmetic stops at the ends of the range instead of trapping.
package struct Timestamp: Hashable, Comparable, Sendable, Codable {
    package let milliseconds: Int64

    package init(milliseconds: Int64) { self.milliseconds = milliseconds }
    package init(seconds: Int64) { self.milliseconds = seconds.timesClamped(1000) }

    package static let epoch = Timestamp(milliseconds: 0)

    /// Whole seconds since 1970, rounded towards the past.
    package var seconds: Int64 { Int64((Double(milliseconds) / 1000).rounded(.down)) }

    package static func < (a: Timestamp, b: Timestamp) -> Bool { a.milliseconds < b.milliseconds }
    package static func - (a: Timestamp, b: Timestamp) -> Duration { .milliseconds(a.milliseconds.minusClamped(b.milliseconds)) }
    package static func + (time: Timestamp, duration: Duration) -> Timestamp {
        Timestamp(milliseconds: time.milliseconds.plusClamped(duration.inMilliseconds))
    }
    package static func - (time: Timestamp, duration: Duration) -> Timestamp {
        Timestamp(milliseconds: time.milliseconds.minusClamped(duration.inMilliseconds))
    }

    /// The latest multiple of `step` (counted from 1970) that is not after this time.
    package func floored(to step: Duration) -> Timestamp {
        let width = step.inMilliseconds
        guard width > 0 else { return self }
        let remainder = milliseconds % width
        return Timestamp(milliseconds: milliseconds.minusClamped(remainder < 0 ? remainder + width : remainder))
    }
}

extension Duration {
    /// Whole milliseconds; finer parts are dropped, and what does not fit is the largest that does.
    package var inMilliseconds: Int64 {
        components.seconds.timesClamped(1000).plusClamped(components.attoseconds / 1_000_000_000_000_000)
    }

    package var inSeconds: Double { Double(components.seconds) + Double(components.attoseconds) / 1e18 }

    package static func minutes(_ count: Int) -> Duration { .seconds(count * 60) }
    package static func hours(_ count: Int) -> Duration { .seconds(count * 3600) }
    package static func days(_ count: Int) -> Duration { .seconds(count * 86400) }
}

extension Int64 {
    fileprivate func plusClamped(_ other: Int64) -> Int64 {
        let (sum, overflow) = addingReportingOverflow(other)
        return overflow ? (other < 0 ? .min : .max) : sum
    }

    fileprivate func minusClamped(_ other: Int64) -> Int64 {
        let (difference, overflow) = subtractingReportingOverflow(other)
        return overflow ? (other < 0 ? .max : .min) : difference
    }

    fileprivate func timesClamped(_ factor: Int64) -> Int64 {
        let (product, overflow) = multipliedReportingOverflow(by: factor)
        return overflow ? ((self < 0) == (factor < 0) ? .max : .min) : product
    }
}
