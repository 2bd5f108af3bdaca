import DockStatModel

/// Badges, and pages that others put into theirs.
extension SiteTick {
    func addBadges(_ context: RenderContext, to rendered: inout Rendered) {
        let containers =
            data.containers.count <= BadgeTurn.containerLimit ? data.containers : PinnedTable(context: context).pinned()
        let subjects: [(subject: BadgeSubject, container: ContainerStatus?)] =
            [(BadgeSubject(context), nil)]
            + data.hosts.map { host in
                (BadgeSubject(host, containers: context.containersByHost[host.name] ?? [], in: context), nil)
            }
            + context.stacks.map { (BadgeSubject($0, in: context), nil) }
            + containers.map { (BadgeSubject($0, in: context), $0) }
        let turn = BadgeTurn(known: known, now: data.now)
        for (place, entry) in subjects.enumerated() {
            let folder = entry.subject.folder
            let fingerprint = BadgeTurn.fingerprint(entry.subject)
            let first = BadgeKind.status.path(in: folder, "svg")
            guard turn.isDue(first, fingerprint: fingerprint, place: place, of: subjects.count) else {
                for kind in BadgeKind.allCases {
                    rendered.kept.insert(kind.path(in: folder, "svg"))
                    rendered.kept.insert(kind.path(in: folder, "json"))
                }
                if entry.container != nil {
                    rendered.kept.insert(EmbedPage.path(in: folder))
                    rendered.kept.insert(EmbedPage.drawing(in: folder))
                }
                continue
            }
            for kind in BadgeKind.allCases {
                let badge = kind.badge(of: entry.subject, in: context)
                var file = RenderedFile(kind.path(in: folder, "svg"), badge.svg())
                if kind == .status { file.fingerprint = fingerprint }
                rendered.files.append(file)
                rendered.files.append(RenderedFile(kind.path(in: folder, "json"), badge.endpoint()))
            }
            if let container = entry.container {
                let embed = EmbedPage(context: context, container: container)
                rendered.files.append(page(.embed, EmbedPage.path(in: folder), embed.values()))
                rendered.files.append(RenderedFile(EmbedPage.drawing(in: folder), embed.drawing()))
            }
        }
    }
}
