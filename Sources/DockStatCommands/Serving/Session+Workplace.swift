internal import DockStatModel
internal import Operations
internal import Storage

extension Session {
    /// What deeds work with, from the pages as from the command line.
    func workplace(_ store: Store) -> Workplace {
        var workplace = Workplace(store: store, configuration: { try with(store).configuration })
        workplace.site = siteDesk(store)
        return workplace
    }
}
