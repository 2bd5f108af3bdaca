import DockStatModel

/// Which span of the engine's clock to ask events of, nanoseconds since 1970.
struct EventSpan {
    /// How far back the very first poll looks.
    static let firstLook: Duration = .hours(1)

    let since: Int64
    /// Hardly later than the engine's present: it waits for the rest.
    let until: Int64
    /// Whether an earlier poll ended at `since`, so that something may be missing in between.
    let continues: Bool

    /// - Parameters:
    ///   - ourTime: nanoseconds since 1970 by our clock.
    ///   - engineTime: the engine's, cut to the second; `nil` where it did not say.
    ///   - sharesClock: whether the engine runs on this machine.
    init(context: PollContext, ourTime: Int64, engineTime: Timestamp?, sharesClock: Bool) {
        var until = ourTime
        if !sharesClock, let engineTime {
            let engine = engineTime.milliseconds.multipliedReportingOverflow(by: 1_000_000)
            // What is reckoned from it must fit too: an engine that claims 1677 or 2262 has no clock to go by.
            let fits = !engine.overflow && (0 ..< .max - 2_000_000_000).contains(engine.partialValue)
            // Clocks that agree to the second are taken as one; the wait is then under a second at worst.
            if fits, !(engine.partialValue...engine.partialValue + 1_500_000_000).contains(ourTime) {
                // To the end of that second: the engine waits until then, and what it listed just now is all told.
                until = engine.partialValue + 1_000_000_000
            }
        }
        self.until = until
        if let last = context.eventsUntil, last <= until {
            since = max(0, last)
            continues = true
        } else if context.eventsUntil != nil {
            // The engine's clock was set back: what happened meanwhile lies just before its present.
            since = max(0, until - 60_000_000_000)
            continues = false
        } else {
            since = max(0, until - Self.firstLook.inMilliseconds * 1_000_000)
            continues = false
        }
    }

    /// `since`, to the millisecond.
    var start: Timestamp { Timestamp(milliseconds: since / 1_000_000) }

    var query: String { "since=\(EngineTime.query(since))&until=\(EngineTime.query(until))" }
}
