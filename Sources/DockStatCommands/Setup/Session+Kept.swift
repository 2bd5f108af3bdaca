internal import DockStatModel
internal import Storage

extension Session {
    /// The same with what people keep in the database beside the file.
    func with(_ store: Store) throws -> Session {
        var session = self
        session.configuration = configuration.with(try store.kept())
        return session
    }
}

extension Configuration {
    /// What the file says, with what people keep beside it.
    func with(_ kept: [Kept]) -> Configuration {
        var configuration = self
        configuration.takeLooks(kept)
        return configuration
    }
}
