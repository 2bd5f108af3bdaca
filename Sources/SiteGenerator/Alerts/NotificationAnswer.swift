import DockStatModel

/// One sentence that answers "why was I (not) notified?".
struct NotificationAnswer: Hashable, Sendable {
    /// Whether a message about this firing has reached anybody.
    let isNotified: Bool
    let text: String

    init(_ alert: Alert, context: RenderContext) {
        let words = context.words
        let trace = Trace(alert, context: context)
        let told = trace.told()
        isNotified = !told.names.isEmpty
        var clauses: [String] = []
        if let last = told.last {
            let names = words.list(told.names)
            let time = context.clock.exactText(last)
            clauses.append(
                words(
                    told.names.count, one: "\(names) was notified, last at \(time)",
                    other: "\(names) were notified, last at \(time)"))
        }
        let underWay = trace.underWay()
        // A receiver's name stays as it is written.
        let isNameFirst = clauses.isEmpty ? underWay.first?.isNameFirst ?? false : true
        clauses += underWay.map(\.text)
        if clauses.isEmpty {
            let reason = trace.reason()
            clauses.append(
                alert.phase == .pending
                    ? words("Nobody was notified yet: \(reason)") : words("Nobody was notified: \(reason)"))
        } else {
            clauses += trace.afterwards()
        }
        let text = clauses.joined(separator: "; ")
        self.text = (isNameFirst ? text : Words.capitalized(text)) + "."
    }

    /// What became of one alert's messages, receiver by receiver.
    private struct Trace {
        let alert: Alert
        let context: RenderContext
        let decisions: [NotificationDecision]
        let deliveries: [DeliveryRecord]
        let outbox: [OutboxSummary]
        /// When a message to a receiver was first sent on its way, for this firing; by receiver.
        let queued: [String: Timestamp]

        private var words: Words { context.words }

        /// A message that has not got through.
        struct Waiting {
            var text: String
            /// Whether the text begins with the receiver's name.
            var isNameFirst: Bool
        }

        init(_ alert: Alert, context: RenderContext) {
            self.alert = alert
            self.context = context
            let incident = context.alerts.incident(of: alert)?.id
            decisions = context.alerts.pages.decisions[alert.id] ?? []
            deliveries = incident.flatMap { context.alerts.pages.deliveries[$0] } ?? []
            outbox = incident.map(context.alerts.outbox) ?? []
            var queued: [String: Timestamp] = [:]
            for decision in decisions where decision.outcome == .queued || decision.outcome == .held {
                guard let receiver = decision.receiver, decision.time >= alert.firedAt ?? .epoch else { continue }
                queued[receiver] = min(queued[receiver] ?? decision.time, decision.time)
            }
            self.queued = queued
        }

        private func delivered(to receiver: String) -> Timestamp? {
            guard let since = queued[receiver] else { return nil }
            return deliveries.first { $0.receiver == receiver && $0.result == .delivered && $0.time >= since }?.time
        }

        func told() -> (names: [String], last: Timestamp?) {
            let reached = queued.keys.sorted().filter { delivered(to: $0) != nil }
            return (reached.map { CleanText.line($0, limit: 80) }, reached.compactMap(delivered).max())
        }

        /// Receivers whose message has not got through, each with the reason.
        func underWay() -> [Waiting] {
            queued.keys.sorted().filter { delivered(to: $0) == nil }.map { receiver in
                let name = CleanText.line(receiver, limit: 80)
                let entry = outbox.filter { $0.receiver == receiver && $0.state != .superseded }.max { $0.id < $1.id }
                let attempt = deliveries.first { $0.receiver == receiver && $0.time >= queued[receiver] ?? .epoch }
                let answer = CleanText.line(words.told.answer(entry?.lastAnswer ?? attempt?.answer ?? ""), limit: 300)
                let because = answer.isEmpty ? "" : " (\(answer))"
                func given(up phrase: Phrase) -> Waiting { Waiting(text: words(phrase) + because, isNameFirst: true) }
                func waits(_ phrase: Phrase) -> Waiting { Waiting(text: words(phrase), isNameFirst: false) }
                switch entry?.state {
                case .held: return waits("the message to \(name) waits for the end of its quiet hours")
                case .failed: return given(up: "\(name) was not notified: the message was given up")
                case .dropped:
                    return Waiting(
                        text: words("\(name) was not notified: somebody dropped the message"), isNameFirst: true)
                case .due, .sending:
                    return entry?.attempts == 0
                        ? waits("the message to \(name) is on its way")
                        : Waiting(
                            text: words("the message to \(name) has not got through yet") + because, isNameFirst: false)
                case .delivered, .superseded, nil:
                    return attempt?.result == .failed
                        ? given(up: "\(name) was not notified: the message was given up")
                        : waits("the message to \(name) is on its way")
                }
            }
        }

        /// Why nothing more is sent to those who were told.
        func afterwards() -> [String] {
            guard alert.phase.isActive else { return [] }
            if let mute = alert.mutedBy { return [words("nothing further is sent: \(context.words(for: mute))")] }
            return alert.acknowledgement.map { [words("no reminders are sent: \(context.words(for: $0))")] } ?? []
        }

        /// Why nobody was told.
        func reason() -> String {
            let clock = context.clock
            switch alert.phase {
            case .inactive: return words("the condition does not hold")
            case .pending:
                if let waiting = alert.samples.last(where: { $0.verdict == .waits })?.reason, alert.confirmations == 0 {
                    return words("it does not fire yet: \(words.told(waiting), limit: 300)")
                }
                let hold = words.hold(text: alert.hold)
                guard let first = alert.firstConfirmed.map(clock.exactText) else {
                    return words("the condition must hold for \(hold) before it fires")
                }
                return words("the condition must hold for \(hold) before it fires; it was first seen at \(first)")
            case .firing, .recovering, .resolved: break
            }
            if let mute = alert.mutedBy { return context.words(for: mute) }
            if let decision = decisions.first(where: { $0.outcome != .queued && $0.outcome != .held }) {
                var reasons: [String] = []
                // Those of the same moment belong together: one for each receiver.
                for other in decisions where other.time == decision.time && other.outcome != .queued {
                    let reason = CleanText.line(
                        other.reason.isEmpty ? words(other.outcome.phrase) : words.told(other.reason), limit: 300)
                    if !reasons.contains(reason), reasons.count < 3 { reasons.append(reason) }
                }
                return reasons.map { $0.hasSuffix(".") ? String($0.dropLast()) : $0 }.joined(separator: "; ")
            }
            if context.alerts.pages.receivers.isEmpty { return words("no receiver is configured") }
            return alert.phase == .resolved
                ? words("no message about it is on record") : words("nothing has been decided about it yet")
        }
    }
}
