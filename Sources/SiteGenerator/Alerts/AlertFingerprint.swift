import DockStatModel

/// Fingerprints of everything the pages of alerts and incidents show. What a page comes to show has to be added here, or it stays
/// as it was.
struct AlertFingerprint {
    var context: RenderContext
    /// Of what all pages show: settings, templates, navigation.
    var frame: UInt64

    func of(_ alert: Alert) -> Fingerprint {
        let pages = context.alerts.pages
        var core = ValueHash(seed: frame)
        core.add(alert.id)
        core.add(alert.rule)
        core.add(context.subjectText(alert.subject))
        core.add(context.page(of: alert.subject))
        core.add(alert.severity.rawValue)
        core.add(alert.phase.rawValue)
        core.add(alert.since)
        core.add(alert.condition)
        core.add(alert.hold)
        core.add(context.title(of: alert))
        core.add(alert.firstConfirmed)
        core.add(alert.firedAt)
        core.add(alert.resolvedAt)
        core.add(alert.flappingSince)
        core.add(alert.mutedBy.map { context.words(for: $0) })
        core.add(alert.acknowledgement.map { context.words(for: $0) })
        core.add(alert.acknowledgement?.time)
        core.add(alert.runbook)
        if let note = Runbook(context: context, path: "", text: alert.runbook).note { add(note, to: &core) }
        if let rule = context.alerts.rule(named: alert.rule) {
            core.add(rule.recover?.text)
            core.add(rule.recoverFor)
        }
        core.add(pages.receivers.isEmpty)
        for transition in pages.transitions[alert.id] ?? [] {
            core.add(transition.time)
            core.add(transition.from.rawValue)
            core.add(transition.to.rawValue)
            core.add(transition.value)
            core.add(transition.reason)
        }
        for decision in pages.decisions[alert.id] ?? [] {
            core.add(decision.time)
            core.add(decision.kind.rawValue)
            core.add(decision.receiver)
            core.add(decision.outcome.rawValue)
            core.add(decision.reason)
            core.add(decision.incident.flatMap { pages.deliveries[$0]?.first?.time })
        }
        if let incident = context.alerts.incident(of: alert) {
            core.add(incident.id)
            core.add(context.title(of: incident))
            add(deliveries: pages.deliveries[incident.id] ?? [], to: &core)
            for entry in context.alerts.outbox(of: incident.id) {
                core.add(entry.id)
                core.add(entry.receiver)
                core.add(entry.state.rawValue)
                core.add(Int64(entry.attempts))
                core.add(entry.lastAnswer)
            }
        }
        var moving = ValueHash(seed: moving(alert))
        let runbook = Runbook(context: context, path: SitePaths.alert(alert.id), text: alert.runbook)
        if runbook.note?.outline.placeholders.isEmpty == false { moving.add(runbook.body(for: alert.subject).string) }
        return Fingerprint(core: core.value, moving: moving.value)
    }

    private func moving(_ alert: Alert) -> UInt64 {
        var hash = ValueHash()
        hash.add(alert.value)
        hash.add(alert.lastConfirmed)
        hash.add(alert.held)
        hash.add(Int64(alert.confirmations))
        for sample in alert.samples {
            hash.add(sample.time)
            hash.add(sample.value)
            hash.add(sample.verdict.rawValue)
            hash.add(sample.reason)
        }
        return hash.value
    }

    func of(_ incident: Incident) -> Fingerprint {
        let pages = context.alerts.pages
        var core = ValueHash(seed: frame)
        core.add(incident.id)
        core.add(context.title(of: incident))
        core.add(incident.severity.rawValue)
        core.add(incident.openedAt)
        core.add(incident.resolvedAt)
        core.add(incident.openedBy)
        core.add(incident.announcedAt)
        for (name, value) in incident.group.sorted(by: { $0.key < $1.key }) {
            core.add(name)
            core.add(value)
        }
        for name in incident.receivers { core.add(name) }
        core.add(-2)
        for name in incident.escalated { core.add(name) }
        core.add(Int64(pages.entriesOmitted[incident.id] ?? 0))
        for entry in pages.entries[incident.id] ?? [] {
            core.add(entry.time)
            core.add(entry.kind.rawValue)
            core.add(entry.text)
            core.add(entry.alert)
            for line in entry.lines { core.add(line) }
        }
        add(deliveries: pages.deliveries[incident.id] ?? [], to: &core)
        if let note = context.notesBySubject[.incident(incident.id)] { add(note, to: &core) }
        var moving = ValueHash()
        if context.notesBySubject[.incident(incident.id)]?.outline.placeholders.isEmpty == false {
            moving.add(context.note(for: .incident(incident.id), onPage: SitePaths.incident(incident.id)).string)
        }
        for id in incident.alerts {
            core.add(id)
            guard let alert = context.alerts.alert(id) else { continue }
            core.add(alert.phase.rawValue)
            core.add(alert.severity.rawValue)
            core.add(context.title(of: alert))
            core.add(context.subjectText(alert.subject))
            core.add(context.page(of: alert.subject))
            core.add(context.existing.contains(SitePaths.alert(id)))
            core.add(alert.incident)
            core.add(alert.incident.map { context.existing.contains(SitePaths.incident($0)) } ?? false)
            core.add(alert.mutedBy.map { context.words(for: $0) })
            core.add(alert.acknowledgement.map { context.words(for: $0) })
            core.add(alert.acknowledgement?.time)
            core.add(alert.firedAt)
            core.add(alert.resolvedAt)
            core.add(alert.since)
            core.add(alert.condition)
            core.add(alert.hold)
            moving.add(alert.value)
        }
        return Fingerprint(core: core.value, moving: moving.value)
    }

    private func add(deliveries: [DeliveryRecord], to hash: inout ValueHash) {
        for record in deliveries {
            hash.add(record.outbox)
            hash.add(record.receiver)
            hash.add(record.kind.rawValue)
            hash.add(record.time)
            hash.add(record.duration)
            hash.add(record.result.rawValue)
            hash.add(record.answer)
        }
    }

    private func add(_ note: NoteFile, to hash: inout ValueHash) {
        hash.add(note.path)
        hash.add(note.title)
        hash.add(note.body)
    }
}

extension ValueHash {
    fileprivate mutating func add(_ number: Int64?) {
        if let number { add(number) } else { add(false) }
    }
}
