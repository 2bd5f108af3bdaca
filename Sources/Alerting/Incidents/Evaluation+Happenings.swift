internal import DockStatModel

extension Evaluation {
    /// What the engine told since the tick before of containers that belong to an open incident; of those that join one now, the
    /// whole hour before is told when they do.
    mutating func tellHappenings() {
        guard let previous = seen.previousTick else { return }
        for position in conversations.indices {
            let members = members(position)
            var told: Set<AlertSubject> = []
            for alert in members where told.insert(alert.subject).inserted {
                guard let sample = subjectView(of: alert).sample, sample.hasNews(since: previous) else { continue }
                // What falls on the tick before was told by it.
                let evidence = Evidence(sample, since: previous + .milliseconds(1), now: now)
                let isLooping = members.contains { $0.subject == alert.subject && isAboutRestarts($0) }
                for happening in evidence.happenings {
                    // One that restarts over and over would bury the rest, and its alert says so.
                    let kind = happening.entryKind
                    if isLooping, kind == .exit || kind == .restart { continue }
                    changes.entries.append(
                        IncidentEntry(
                            incident: conversations[position].incident.id, time: happening.time ?? now, kind: kind,
                            text: "\(alert.name) \(happening.words(in: "en"))", alert: alert.id))
                }
            }
        }
    }

    private func isAboutRestarts(_ alert: Alert) -> Bool {
        alert.phase.isActive && engine.rulebook.rule(alert.rule)?.when.signal == .restarts
    }
}

extension ContainerSample {
    /// Whether anything was told after that moment: of a thousand alerts that fire, few have news.
    fileprivate func hasNews(since moment: Timestamp) -> Bool {
        events.last.map { $0.time > moment } ?? false || imageChanges.contains { $0.time > moment }
    }
}
