import DockStatModel

/// The evidence behind an alert's answer, table by table; newest first.
struct AlertTrace {
    var context: RenderContext
    var alert: Alert

    private var clock: ClockText { context.clock }
    private var words: Words { context.words }

    func samples() -> Markup {
        var table = DataTable(
            words, words("Samples"), [.text("Time"), .text("Value"), .text("Verdict"), .text("Why")])
        for sample in alert.samples.reversed() {
            table.add([
                clock.exact(sample.time), words.shown(sample.value) ?? "–", words.markup(sample.verdict.phrase),
                sample.reason.map { "\(words.told($0), limit: 300)" } ?? .empty,
            ])
        }
        return table.table(nothing: words("No sample was taken."))
    }

    func transitions() -> Markup {
        var table = DataTable(
            words, words("Transitions"), [.text("Time"), .text("From"), .text("To"), .text("Value"), .text("Why")])
        for transition in context.alerts.pages.transitions[alert.id] ?? [] {
            table.add([
                clock.exact(transition.time), transition.from.badge(in: words), transition.to.badge(in: words),
                words.shown(transition.value) ?? .empty, "\(words.told(transition.reason), limit: 500)",
            ])
        }
        return table.table(nothing: words("None on record."))
    }

    func decisions() -> Markup {
        var table = DataTable(
            words, words("Decisions"), [.text("Time"), .text("Message"), .text("Receiver"), .text("Outcome"), .text("Why")])
        for decision in context.alerts.pages.decisions[alert.id] ?? [] {
            table.add([
                clock.exact(decision.time), words.markup(decision.kind.phrase),
                decision.receiver.map { .name($0, limit: 80) } ?? words.markup("all"),
                DecisionOutcome(decision, context: context).text, "\(words.told(decision.reason), limit: 500)",
            ])
        }
        return table.table(nothing: words("Nothing was to be decided."))
    }

    func deliveries() -> Markup {
        let records = context.alerts.incident(of: alert).flatMap { context.alerts.pages.deliveries[$0.id] } ?? []
        let table = DeliveryTable(context: context, path: SitePaths.alert(alert.id)).table(
            records, nothing: words("No delivery was attempted."))
        let decisions = context.alerts.pages.decisions[alert.id] ?? []
        let isDecided = records.allSatisfy { record in
            decisions.contains { $0.receiver == record.receiver && $0.kind == record.kind && $0.incident == record.incident }
        }
        guard !isDecided else { return table }
        let reason = words(
            "A message is about its whole incident: those without a decision here went out because of its other alerts.")
        return "\(table)<p class=\"muted\">\(reason)</p>"
    }
}

/// Attempts of delivery as rows.
struct DeliveryTable {
    var context: RenderContext
    var path: String
    /// Whether each names its incident: where they are of several.
    var namesIncident = false

    func table(_ records: [DeliveryRecord], nothing: String, limit: Int = 100) -> Markup {
        let words = context.words
        var columns: [DataTable.Column] = [
            .text("Time"), .text("Receiver"), .text("Message"), .text("Result"), .number("Took"), .text("Answer"),
        ]
        if namesIncident { columns.append(.text("Incident")) }
        var table = DataTable(words, words("Deliveries"), columns)
        for record in records.prefix(limit) {
            var cells: [Markup] = [
                context.clock.exact(record.time), .name(record.receiver, limit: 80), words.markup(record.kind.phrase),
                record.result.badge(in: words), "\(words.numbers.seconds(record.duration))",
                "\(words.told.answer(record.answer), limit: 500)",
            ]
            if namesIncident { cells.append(incident(record.incident)) }
            table.add(cells)
        }
        let more: Markup =
            records.count > limit ? "<p class=\"nothing\">\(words("and \(records.count - limit) more"))</p>" : .empty
        return "\(table.table(nothing: nothing, limit: limit))\(more)"
    }

    private func incident(_ id: Int64?) -> Markup {
        guard let id else { return .empty }
        let page = SitePaths.incident(id)
        guard context.existing.contains(page) else { return "\(Int(id))" }
        return "<a href=\"\(NotePath.relative(page, from: path))\">\(Int(id))</a>"
    }
}

extension DeliveryRecord.Result {
    func badge(in words: Words) -> Markup {
        switch self {
        case .delivered: AlertPhase.resolved.badge(words("delivered"))
        case .retried: AlertPhase.pending.badge(words("tried again"))
        case .failed: ServiceState.down.badge(words("given up"))
        }
    }
}
