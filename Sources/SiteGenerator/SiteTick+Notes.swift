import DockStatModel

extension SiteTick {
    /// How many containers' histories a tick reads for notes, of each range.
    static let noteHistoryLimit = 100

    /// What charts in notes are made from.
    func histories(
        for context: RenderContext, _ history: SiteGenerator.HistorySource, report: inout PublishReport
    ) -> [HistoryRange: [ContainerIdentity: History]] {
        var wanted: [HistoryRange: Set<ContainerIdentity>] = [:]
        for note in notes.notes where !note.outline.placeholders.isEmpty {
            for subject in subjects(of: note, context) {
                let values = NoteValues(context: context, page: "", subject: subject)
                for placeholder in note.outline.placeholders {
                    for (range, container) in values.histories(of: placeholder) { wanted[range, default: []].insert(container) }
                }
            }
        }
        var found: [HistoryRange: [ContainerIdentity: History]] = [:]
        for (range, containers) in wanted.sorted(by: { $0.key.rawValue < $1.key.rawValue }) {
            if containers.count > SiteTick.noteHistoryLimit {
                report.warnings.append(
                    "notes: charts of \(range.rawValue) are asked for of \(containers.count) containers; "
                        + "\(SiteTick.noteHistoryLimit) get theirs")
            }
            do {
                found[range] = try history(range, Set(containers.sorted().prefix(SiteTick.noteHistoryLimit)))
            } catch {
                report.failures.append(.init(path: "charts in notes, \(range.rawValue)", reason: "no history: \(error)"))
            }
        }
        return found
    }

    /// What a note is about; a runbook is about what its alerts are about.
    private func subjects(of note: NoteFile, _ context: RenderContext) -> Set<NoteSubject> {
        var subjects: Set<NoteSubject> = [note.subject]
        for alert in context.alerts.pages.alerts where alert.runbook != nil {
            guard Runbook(context: context, path: "", text: alert.runbook).note?.path == note.path else { continue }
            if let subject = context.noteSubject(of: alert.subject) { subjects.insert(subject) }
        }
        return subjects
    }
}

extension RenderContext {
    /// As notes know it; `nil` for what has no page.
    func noteSubject(of subject: AlertSubject) -> NoteSubject? {
        switch subject {
        case .container(let identity): alerts.container(identity).map { .container(host: identity.host, name: $0.name) }
        case .host(let host): .host(host)
        case .job, .receiver: nil
        }
    }
}
