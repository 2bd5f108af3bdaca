import DockStatModel
import Operations
import Storage

extension Workplace {
    /// One without any engine: whoever is asked answers that there is none.
    init(store: Store, configuration: @escaping @Sendable () throws -> Configuration) {
        self.init(
            store: store, file: Configuration(database: "", output: "", backupDirectory: ""), configuration: configuration,
            engines: Engines(
                carryOut: { _, _ in .failed(reason: "There is no engine.") },
                greet: { _ in .failure(UnreachableReason(kind: .refused, message: "There is no engine.")) }, look: {}))
    }
}
