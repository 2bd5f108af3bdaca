internal import DockStatModel
internal import Foundation
internal import Storage

extension Session {
    /// The same with what people keep in the database beside the file.
    func with(_ store: Store) throws -> Session {
        var session = self
        session.configuration = configuration.with(try store.kept())
        return session
    }

    /// The same where there may be no database yet, or none that can be opened, which is told where it is used.
    func withWhatIsKept(now: Timestamp) -> Session {
        guard FileManager.default.fileExists(atPath: configuration.database) else { return self }
        return (try? with(openExistingStore(now: now))) ?? self
    }
}

extension Configuration {
    /// What the file says, with what people keep beside it.
    func with(_ kept: [Kept]) -> Configuration {
        var configuration = self
        configuration.takeHosts(kept)
        configuration.takeLooks(kept)
        return configuration
    }
}
