internal import DockStatModel
internal import DockerEngine
internal import Operations
internal import Storage

extension Session {
    /// What deeds work with, from the pages as from the command line.
    func workplace(_ store: Store) -> Workplace {
        var workplace = Workplace(
            store: store, file: configuration, configuration: { try with(store).configuration },
            engines: Engines(
                carryOut: { order, host in await ContainerActor(host: host, client: engines.client).carryOut(order) },
                greet: { host in await EngineProbe(host: host, connection: engines.connection(to: host)).greet() },
                look: { try await look() }))
        workplace.site = siteDesk(store)
        return workplace
    }
}
