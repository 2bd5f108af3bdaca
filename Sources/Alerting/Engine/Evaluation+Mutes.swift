internal import DockStatModel

extension Evaluation {
    /// Why nothing is sent about an alert just now: of those that are active, flap, or are over with people not yet told.
    mutating func judgeMutes() {
        let windows = engine.calendar.adding(state.maintenance).active(at: now)
        let silences = state.silences.filter { $0.isActive(at: now) }.sorted { $0.id < $1.id }
        for index in book.indices where !book.isForgotten[index] {
            let alert = book[index]
            let concernsPeople = alert.phase.isActive || alert.isAnnounced || alert.flappingSince != nil || !alert.turns.isEmpty
            if !concernsPeople, alert.mutedBy == nil { continue }
            _ = book[index].judgeFlapping(at: now)
            let mute = mute(book[index], windows: windows, silences: silences)
            if mute != alert.mutedBy {
                mutedBefore[alert.id] = .some(alert.mutedBy)
                book[index].mutedBy = mute
            }
        }
    }

    private func mute(_ alert: Alert, windows: [MaintenanceWindow], silences: [Silence]) -> Alert.Mute? {
        let isFlapping = alert.flappingSince != nil
        guard alert.phase.isActive || alert.isAnnounced || isFlapping else { return nil }
        if alert.phase.isActive, case .container(let identity) = alert.subject, lostHosts.contains(identity.host) {
            return .inhibited(host: identity.host)
        }
        if let silence = silences.first(where: { $0.matcher.matches(alert.facts) }) { return .silence(silence.id) }
        if let window = windows.first(where: { $0.matcher.matches(alert.facts) }) { return .maintenance(window.name) }
        return isFlapping ? .flapping : nil
    }

    /// Whether it began to flap just now, or nothing else mutes it any more while it flaps: one message says so.
    func beginsToFlap(_ alert: Alert) -> Bool { alert.mutedBy == .flapping && mutedBefore[alert.id] != nil }

    /// What no longer mutes it since this look.
    func muteThatEnded(_ alert: Alert) -> Alert.Mute? {
        guard alert.mutedBy == nil, let before = mutedBefore[alert.id] else { return nil }
        return before
    }
}
