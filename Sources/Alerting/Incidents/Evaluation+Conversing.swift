internal import DockStatModel

/// What an incident has to tell since people last heard of it.
private struct News {
    /// Fire and people have not been told.
    var joined: [Alert] = []
    /// Were told to fire and are over.
    var ended: [Alert] = []
    /// Were told, and are worth a word again, for the reason in `note`.
    var noted: [Alert] = []
    var note: [String: String]?

    var isEmpty: Bool { joined.isEmpty && ended.isEmpty && noted.isEmpty }
    var all: [Alert] { joined + ended + noted }
}

extension Evaluation {
    /// For each open incident, the difference between what people were told and what holds and is not muted.
    mutating func converse() {
        for position in conversations.indices {
            explainSilence(position)
            let members = members(position)
            if members.allSatisfy({ !$0.phase.isActive && $0.flappingSince == nil }) {
                close(position, members)
            } else if !tellNews(position, members) {
                remind(position, members)
                escalate(position, members)
            }
        }
    }

    /// - Returns: whether something was sent.
    private mutating func tellNews(_ position: Int, _ members: [Alert]) -> Bool {
        let incident = conversations[position].incident
        var news = news(members)
        if let raised = raised(position, members), news.isEmpty {
            news.noted = [raised]
            news.note = ["en": "the severity was raised", "de": "der Schweregrad wurde erhöht"]
        }
        if incident.announcedAt == nil, !news.isEmpty, now - incident.openedAt < engine.settings.groupWait {
            for alert in news.joined where isFresh(alert, incident) {
                decide(
                    alert, incident, nil, .opened, .waitsForGroup,
                    "others of its group are waited for, \(engine.settings.groupWait.text) long")
            }
            return false
        }
        if news.isEmpty { return false }
        var audience = Set(incident.escalated)
        for alert in news.all { audience.formUnion(engine.router.path(of: alert.facts).receivers) }
        // Of an end hears who heard of the beginning.
        if news.joined.isEmpty, news.noted.isEmpty { audience.formIntersection(incident.receivers) }
        conversations[position].incident.title = incident.title(of: members)
        send(incident.announcedAt == nil ? .opened : .updated, position, to: audience, about: news.all, note: news.note)
        mark(news.joined + news.noted, announced: true)
        mark(news.ended, announced: false)
        return true
    }

    private func news(_ members: [Alert]) -> News {
        var news = News()
        for alert in members {
            if alert.isAnnounced, !alert.phase.isActive, alert.mutedBy == nil { news.ended.append(alert) }
            let isTellable = alert.phase.isActive && alert.mutedBy == nil
            if !isTellable, !beginsToFlap(alert) { continue }
            if engine.router.path(of: alert.facts).receivers.isEmpty { continue }
            if beginsToFlap(alert) {
                news.noted.append(alert)
                news.note = Notes.flapping(alert.name)
            } else if !alert.isAnnounced {
                news.joined.append(alert)
                news.note = news.note ?? muteThatEnded(alert).flatMap { Notes.ended($0) }
            } else if let mute = muteThatEnded(alert), let note = Notes.ended(mute) {
                news.noted.append(alert)
                news.note = note
            }
        }
        return news
    }

    /// The alert that made an incident more severe than people were told.
    private func raised(_ position: Int, _ members: [Alert]) -> Alert? {
        let conversation = conversations[position]
        guard conversation.incident.announcedAt != nil, conversation.incident.severity > conversation.severityBefore else {
            return nil
        }
        return members.first {
            $0.severity == conversation.incident.severity && $0.phase.isActive && $0.mutedBy == nil && $0.isAnnounced
        }
    }

    /// All its alerts are over. What was told to fire is told to be over, but not while it is muted: then the incident stays open.
    private mutating func close(_ position: Int, _ members: [Alert]) {
        let incident = conversations[position].incident
        if incident.announcedAt != nil, members.contains(where: { $0.isAnnounced && $0.mutedBy != nil }) { return }
        // People read when it was over, not when they could be told.
        let end = members.compactMap(\.resolvedAt).max() ?? now
        conversations[position].incident.resolvedAt = max(incident.openedAt, end)
        tell(position, .resolved, "resolved")
        if incident.announcedAt != nil {
            let ended = members.filter(\.isAnnounced)
            let calmed = ended.contains { muteThatEnded($0) == .flapping }
            send(
                .resolved, position, to: Set(incident.receivers), about: ended,
                note: calmed ? Notes.ended(.flapping) : nil)
        }
        for alert in members {
            guard let index = book.index(ofID: alert.id) else { continue }
            book[index].isAnnounced = false
            book[index].incident = nil
        }
    }

    private mutating func remind(_ position: Int, _ members: [Alert]) {
        let incident = conversations[position].incident
        let every = engine.settings.repeatEvery
        guard every > .zero, let last = incident.lastMessageAt, now - last >= every else { return }
        let firing = members.filter { $0.phase.isActive && $0.mutedBy == nil && $0.isAnnounced }
        let open = firing.filter { $0.acknowledgement == nil }
        if open.isEmpty {
            if crossed(last + every) {
                for alert in firing { decideAcknowledged(alert, incident, .reminder) }
            }
            return
        }
        var audience = Set(incident.escalated)
        for alert in open { audience.formUnion(engine.router.path(of: alert.facts).receivers) }
        send(.reminder, position, to: audience.intersection(incident.receivers), about: open, note: nil)
    }

    private mutating func escalate(_ position: Int, _ members: [Alert]) {
        let incident = conversations[position].incident
        guard let announced = incident.announcedAt else { return }
        for alert in members where alert.phase.isActive && alert.mutedBy == nil && alert.isAnnounced {
            for escalation in engine.router.path(of: alert.facts).escalations where now - announced >= escalation.after {
                if alert.acknowledgement != nil {
                    if crossed(announced + escalation.after) { decideAcknowledged(alert, incident, .escalated) }
                    continue
                }
                var further = Set(escalation.receivers).subtracting(conversations[position].incident.receivers)
                if case .receiver(let name) = alert.subject { further.remove(name) }
                for name in further.sorted() {
                    guard let receiver = engine.router.receiver(name), receiver.severity > incident.severity else { continue }
                    further.remove(name)
                    if crossed(announced + escalation.after) {
                        decide(
                            alert, incident, name, .escalated, .belowSeverity,
                            "\(name) hears of \(receiver.severity.rawValue) only")
                    }
                }
                further = further.filter { engine.router.receiver($0) != nil }
                if further.isEmpty { continue }
                send(.escalated, position, to: further, about: [alert], note: nil)
                conversations[position].incident.escalated += further.sorted()
                tell(position, .escalated, "nobody acknowledged it; \(further.sorted().joined(separator: ", ")) hear of it")
            }
        }
    }

    private mutating func mark(_ alerts: [Alert], announced: Bool) {
        for alert in alerts {
            if let index = book.index(ofID: alert.id) { book[index].isAnnounced = announced }
        }
    }

    /// Whether a moment has come since the tick before: what is to be said once is said then.
    func crossed(_ moment: Timestamp) -> Bool { moment <= now && (seen.previousTick.map { moment > $0 } ?? true) }

    /// Whether it is the look at which it is decided who hears of it.
    func isFresh(_ alert: Alert, _ incident: Incident) -> Bool {
        fired.contains(alert.id) || mutedBefore[alert.id] != nil
            || (engine.settings.groupWait > .zero && crossed(incident.openedAt + engine.settings.groupWait))
    }
}
