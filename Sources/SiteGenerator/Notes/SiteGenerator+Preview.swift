package import DockStatModel

extension SiteGenerator {
    /// A note as its page would show it, for a page of `dockstat serve`.
    ///
    /// - Parameters:
    ///   - path: below `notes/`.
    ///   - data: what its placeholders speak of.
    package func preview(
        note path: String, _ text: String, in data: SiteData,
        history: (HistoryRange, Set<ContainerIdentity>) throws -> [ContainerIdentity: History]
    ) throws -> String {
        let note = NoteFile(path: path, text: text)
        var context = RenderContext(
            settings: settings, data: data, clock: ClockText(zone: zone, now: data.now, words: words), words: words,
            notes: NoteLibrary(siteFolder: settings.site), existing: [])
        let values = NoteValues(context: context, page: "", subject: note.subject)
        var wanted: [HistoryRange: Set<ContainerIdentity>] = [:]
        for placeholder in note.outline.placeholders {
            for (range, container) in values.histories(of: placeholder) { wanted[range, default: []].insert(container) }
        }
        for (range, containers) in wanted {
            let few = Set(containers.sorted().prefix(SiteTick.noteHistoryLimit))
            context.noteHistories[range] = try history(range, few)
        }
        return context.html(note, onPage: ActionPageView.path).string
    }
}
