import DockStatModel

/// Alerts in JSON: the list, and one with its whole trace.
struct AlertJSON {
    var context: RenderContext
    private let english: RenderContext

    init(context: RenderContext) {
        self.context = context
        english = context.inEnglish
    }

    func list() -> [UInt8] {
        JSONWriter.document { json in
            json.field("demo", context.settings.isDemo)
            let tally = context.alerts.tally
            json.field("firing", tally.firing)
            json.field("acknowledged", tally.acknowledged)
            json.field("muted", tally.muted)
            json.field("pending", tally.pending)
            json.array("alerts") { json in
                for alert in context.alerts.pages.alerts { json.object { brief(alert, in: &$0) } }
            }
        }
    }

    func document(_ alert: Alert) -> [UInt8] {
        JSONWriter.document { json in
            json.field("demo", context.settings.isDemo)
            brief(alert, in: &json)
            let answer = NotificationAnswer(alert, context: english)
            json.field("notified", answer.isNotified)
            json.field("answer", answer.text)
            json.field("firstConfirmed", alert.firstConfirmed)
            json.field("lastConfirmed", alert.lastConfirmed)
            json.field("confirmations", alert.confirmations)
            json.field("heldSeconds", alert.held.inSeconds, digits: 3)
            json.field("flappingSince", alert.flappingSince)
            json.array("samples") { json in
                for sample in alert.samples {
                    json.object { json in
                        json.field("time", sample.time)
                        json.field("value", sample.value.map { CleanText.line($0) })
                        json.field("verdict", sample.verdict.rawValue)
                        json.field("reason", sample.reason.map { CleanText.line($0, limit: 1000) })
                    }
                }
            }
            transitions(alert, in: &json)
            decisions(alert, in: &json)
            DeliveryJSON.array(
                context.alerts.incident(of: alert).flatMap { context.alerts.pages.deliveries[$0.id] } ?? [], in: &json)
        }
    }

    func brief(_ alert: Alert, in json: inout JSONWriter) {
        json.field("id", alert.id)
        json.field("rule", CleanText.line(alert.rule))
        json.object("subject") { json in
            json.field("kind", alert.subject.kind.rawValue)
            json.field("hostName", alert.subject.host.map { CleanText.line($0) })
            json.field("name", name(alert.subject))
            json.field("page", context.page(of: alert.subject))
        }
        json.field("severity", alert.severity.rawValue)
        json.field("phase", alert.phase.rawValue)
        json.field("since", alert.since)
        json.field("firedAt", alert.firedAt)
        json.field("resolvedAt", alert.resolvedAt)
        json.field("summary", CleanText.line(context.title(of: alert), limit: 1000))
        json.field("condition", CleanText.line(alert.condition))
        json.field("for", CleanText.line(alert.hold))
        json.field("value", alert.value.map { CleanText.line($0) })
        json.field("runbook", alert.runbook.map { CleanText.line($0, limit: 2000) })
        json.field("incident", context.alerts.incident(of: alert)?.id)
        json.field("mutedBy", alert.mutedBy.map { english.words(for: $0) })
        if let acknowledgement = alert.acknowledgement {
            json.object("acknowledged") { json in
                json.field("by", CleanText.line(acknowledgement.by))
                json.field("reason", CleanText.line(acknowledgement.reason, limit: 1000))
                json.field("time", acknowledgement.time)
            }
        }
    }

    private func name(_ subject: AlertSubject) -> String? {
        switch subject {
        case .job: nil
        case .host(let name), .receiver(let name): CleanText.line(name)
        case .container(let identity): CleanText.line(context.alerts.container(identity)?.name ?? identity.key)
        }
    }

    private func transitions(_ alert: Alert, in json: inout JSONWriter) {
        json.array("transitions") { json in
            for transition in context.alerts.pages.transitions[alert.id] ?? [] {
                json.object { json in
                    json.field("time", transition.time)
                    json.field("from", transition.from.rawValue)
                    json.field("to", transition.to.rawValue)
                    json.field("value", transition.value.map { CleanText.line($0) })
                    json.field("reason", CleanText.line(transition.reason, limit: 1000))
                }
            }
        }
    }

    private func decisions(_ alert: Alert, in json: inout JSONWriter) {
        json.array("decisions") { json in
            for decision in context.alerts.pages.decisions[alert.id] ?? [] {
                json.object { json in
                    json.field("time", decision.time)
                    json.field("kind", decision.kind.rawValue)
                    json.field("receiver", decision.receiver.map { CleanText.line($0) })
                    json.field("outcome", decision.outcome.rawValue)
                    json.field("reason", CleanText.line(decision.reason, limit: 1000))
                }
            }
        }
    }
}
