import DockStatModel

extension PollSession {
    /// What happened since the last poll. A failure costs the events of this poll, which the next one asks for again.
    func events(_ span: EventSpan, _ dialect: EngineDialect, _ warnings: inout Warnings) async -> EventHarvest {
        guard span.until > span.since else { return EventHarvest(nothingSince: span.since) }
        // Not only those of containers: whether the ring ran over shows in the number of all.
        let path = "/v\(dialect.api)/events?\(span.query)"
        // A third of what is left, so that an engine that never ends this answer still gives its readings.
        let answers = await connection.get([path], within: timeLeft / 3, atOnce: nil)
        let problem: String
        switch answers.first {
        case .success(let answer)?:
            guard let reason = UnreachableReason(answer, engine: host.engine, asked: "events") else {
                let harvest = EventHarvest(answer.body, until: span.until)
                if harvest.oddCount > 0 { warnings.add("\(harvest.oddCount) of its events could not be read") }
                return harvest
            }
            problem = reason.message
        case .failure(let reason)?: problem = reason.message
        case nil: problem = "no answer"
        }
        warnings.add("what happened since the last poll could not be read: \(problem)")
        return EventHarvest(nothingSince: context.eventsUntil ?? span.since)
    }
}
