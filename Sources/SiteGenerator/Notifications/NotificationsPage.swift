import DockStatModel

/// Who hears of alerts, what is on its way to them, and what became of it.
struct NotificationsPage {
    var context: RenderContext

    private var path: String { SitePaths.notifications }
    private var clock: ClockText { context.clock }
    private var words: Words { context.words }
    private static let ledgerLimit = 100

    func values() -> PageValues {
        let pages = context.alerts.pages
        var values = PageFrame(context: context).values(
            path: path, kind: .notifications, title: words("Notifications"), heading: "\(heading)",
            crumbs: [PageFrame.overview(context)])
        values[markup: "receivers"] = receivers()
        values[flag: "hasReceivers"] = !pages.receivers.isEmpty
        values[markup: "outbox"] = outbox(pages.outbox.filter { !$0.state.isOver }, nothing: words("Nothing is waiting."))
        let failed = pages.outbox.filter { $0.state == .failed }
        values[markup: "failed"] = outbox(failed, nothing: "")
        values[flag: "hasFailed"] = !failed.isEmpty
        values[flag: "canRetryAll"] = context.settings.hasActions && failed.count > 1
        values[markup: "ledger"] = DeliveryTable(context: context, path: path, namesIncident: true).table(
            pages.ledger, nothing: words("Nothing has been sent yet."), limit: Self.ledgerLimit)
        return values
    }

    private var heading: String {
        let receivers = context.alerts.pages.receivers
        guard !receivers.isEmpty else { return words("Nobody is notified.") }
        let broken = receivers.count { $0.health.failedSince != nil }
        let all = words.count(receivers.count)
        switch broken {
        case 0: break
        case 1 where receivers.count == 1: return words("The receiver does not work.")
        case 1: return words("One of \(all) receivers does not work.")
        default: return Words.capitalized(words("\(words.count(broken)) of \(all) receivers do not work."))
        }
        let waiting = context.alerts.pages.outbox.count { !$0.state.isOver }
        return switch waiting {
        case 0: words("Every message has been delivered.")
        case 1: words("1 message is on the way.")
        default: words("\(waiting) messages are on the way.")
        }
    }

    private func receivers() -> Markup {
        var table = DataTable(
            words, words("Receivers"),
            [
                .text("Receiver"), .text("State"), .text("Kind"), .text("Target"), .text("Hears of"), .text("Last delivery"),
                .text("Last failure"),
            ] + (context.settings.hasActions ? [.text("Test")] : []))
        for receiver in context.alerts.pages.receivers {
            table.add(
                [
                    .name(receiver.name, limit: 80), state(receiver.health), "\(receiver.kind, limit: 40)",
                    .name(receiver.target, limit: 200),
                    receiver.severity == .info
                        ? words.markup("everything") : words.markup("\(receiver.severity.mark(in: words)) and worse"),
                    receiver.health.lastDeliveredAt.map(clock.exact) ?? "–", receiver.health.lastFailedAt.map(clock.exact) ?? "–",
                ] + test(receiver))
        }
        return table.table(nothing: words("No receiver is configured."))
    }

    private func state(_ health: ReceiverHealth) -> Markup {
        if let since = health.failedSince {
            let reason: Markup = health.reason.map { "<small>\(words.told.answer($0), limit: 300)</small>" } ?? .empty
            return "\(words.markup("\(ServiceState.down.badge(words("fails"))) since \(clock.exact(since))"))\(reason)"
        }
        if let until = health.pausedUntil, until > context.data.now {
            return words.markup("\(ServiceState.paused.badge(words("asked to wait"))) until \(clock.exact(until))")
        }
        return health.lastDeliveredAt == nil
            ? ServiceState.unknown.badge(words("never used")) : ServiceState.up.badge(words("works"))
    }

    private func outbox(_ entries: [OutboxSummary], nothing: String) -> Markup {
        var table = DataTable(
            words, words("Messages"),
            [
                .text("Message"), .text("State"), .text("Receiver"), .text("Incident"), .text("Made"), .number("Attempts"),
                .text("Next attempt"), .text("Last answer"),
            ] + (context.settings.hasActions ? [.text("Change")] : []))
        for entry in entries.prefix(201) {
            table.add(
                [
                    "\(Int(entry.id)), \(words(entry.kind.phrase))", words.markup(entry.state.phrase),
                    .name(entry.receiver, limit: 80),
                    incident(entry), clock.exact(entry.createdAt), "\(entry.attempts)",
                    entry.state == .due ? clock.exact(entry.nextAttemptAt) : "–",
                    entry.lastAnswer.map { "\(words.told.answer($0), limit: 300)" } ?? .empty,
                ] + buttons(entry))
        }
        return table.table(nothing: nothing)
    }

    private func test(_ receiver: AlertPages.ReceiverView) -> [Markup] {
        guard context.settings.hasActions else { return [] }
        return [
            ActionButton("receiver.test", words("Send a test"), of: receiver.name, [("receiver", receiver.name)])
                .markup(on: path)
        ]
    }

    private func buttons(_ entry: OutboxSummary) -> [Markup] {
        guard context.settings.hasActions else { return [] }
        let fields = [(name: "id", value: String(entry.id))]
        let name = "\(entry.id)"
        let retry = ActionButton("outbox.retry", words("Send again"), of: name, fields).markup(on: path)
        let drop = ActionButton("outbox.drop", words("Take out"), of: name, fields).markup(on: path)
        // What is being sent may arrive yet.
        return switch entry.state {
        case .due: ["\(retry)\(drop)"]
        case .held, .sending: [drop]
        case .failed, .dropped: [retry]
        case .delivered, .superseded: [.empty]
        }
    }

    private func incident(_ entry: OutboxSummary) -> Markup {
        guard let id = entry.incident else { return .empty }
        let title = context.alerts.incident(id).map { context.words($0.title) } ?? ""
        let text: Markup = title.isEmpty ? "\(Int(id))" : "<bdi>\(title, limit: 200)</bdi>"
        let page = SitePaths.incident(id)
        return context.existing.contains(page) ? "<a href=\"\(NotePath.relative(page, from: path))\">\(text)</a>" : text
    }
}
