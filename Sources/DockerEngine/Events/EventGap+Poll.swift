import DockStatModel

extension EventGap {
    /// `nil` where nothing suggests that an event was lost since the last poll: the ring did not run over, and every
    /// container that was started anew is so by an event.
    ///
    /// - Parameter isWhole: whether the ring did not run over.
    init?(
        harvest: EventHarvest, isWhole: Bool, span: EventSpan, context: PollContext, observations: [ContainerObservation]
    ) {
        guard span.continues, harvest.until > span.since else { return nil }
        let unseen = Self.unseenRestarts(harvest, span, context, observations)
        guard !isWhole || !unseen.isEmpty else { return nil }

        var evidence: [String] = []
        if !isWhole { evidence.append("the engine keeps the last \(EventHarvest.ringSize) events only, and more have happened") }
        if !unseen.isEmpty { evidence.append("without an event of it, \(Readable.list(unseen)) started anew") }
        let end = isWhole ? harvest.until : harvest.oldest ?? harvest.until
        self.init(
            from: span.start, to: Timestamp(milliseconds: end / 1_000_000),
            evidence: evidence.joined(separator: "; "))
    }

    /// Names of containers whose start within the span shows in their details only.
    private static func unseenRestarts(
        _ harvest: EventHarvest, _ span: EventSpan, _ context: PollContext, _ observations: [ContainerObservation]
    ) -> [String] {
        let started = Set(harvest.events.filter { $0.action == "start" || $0.action == "restart" }.map(\.engineID))
        let until = Timestamp(milliseconds: harvest.until / 1_000_000)
        return observations.filter { observation in
            guard let before = context.known[observation.engineID]?.details, let start = observation.details?.startedAt,
                start != before.startedAt, start > span.start, start < until
            else { return false }
            return !started.contains(observation.engineID)
        }.map(\.name).sorted()
    }
}
