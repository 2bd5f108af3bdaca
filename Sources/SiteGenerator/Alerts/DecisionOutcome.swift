import DockStatModel

/// What became of the message that a decision sent on its way, or why there was none.
struct DecisionOutcome {
    let text: Markup

    init(_ decision: NotificationDecision, context: RenderContext) {
        let words = context.words
        guard decision.outcome == .queued || decision.outcome == .held, let receiver = decision.receiver,
            let incident = decision.incident
        else {
            text = words.markup(decision.outcome.phrase)
            return
        }
        // It was written in the same moment.
        let entry = context.alerts.outbox(of: incident).first {
            $0.receiver == receiver && $0.kind == decision.kind && $0.createdAt == decision.time
        }
        let attempts = DecisionOutcome.attempts(for: decision, of: entry, context: context)
        if let time = attempts.first(where: { $0.result == .delivered })?.time ?? entry?.deliveredAt {
            text = words.markup("delivered at \(context.clock.exact(time))")
            return
        }
        let last = attempts.first
        switch entry?.state {
        case .failed?: text = DecisionOutcome.givenUp(at: last?.time ?? entry?.lastAttemptAt, context)
        case .due?, .sending?:
            text = entry?.attempts == 0 ? words.markup("on its way") : words.markup("has not got through yet, and is tried again")
        case .held?, .dropped?, .superseded?, .delivered?: text = words.markup(entry?.state.phrase ?? "delivered")
        case nil where last?.result == .failed: text = DecisionOutcome.givenUp(at: last?.time, context)
        case nil: text = words.markup("what became of it is no longer on record")
        }
    }

    private static func givenUp(at time: Timestamp?, _ context: RenderContext) -> Markup {
        guard let time else { return context.words.markup(OutboxEntry.State.failed.phrase) }
        return context.words.markup("given up at \(context.clock.exact(time))")
    }

    /// Attempts to deliver its message, newest first: of a message that is no longer listed those before the next of its kind.
    private static func attempts(
        for decision: NotificationDecision, of entry: OutboxSummary?, context: RenderContext
    ) -> [DeliveryRecord] {
        let records = (decision.incident.flatMap { context.alerts.pages.deliveries[$0] } ?? []).filter {
            $0.receiver == decision.receiver && $0.kind == decision.kind && $0.time >= decision.time
        }
        if let entry { return records.filter { $0.outbox == entry.id } }
        let next = (context.alerts.pages.decisions[decision.alert] ?? []).filter {
            $0.receiver == decision.receiver && $0.kind == decision.kind && $0.time > decision.time
        }.map(\.time).min()
        let first = records.filter { record in next.map { record.time < $0 } ?? true }.map(\.outbox).min()
        return records.filter { $0.outbox == first }
    }
}
