package import DockStatModel
import FoundationEssentials

/// Tries whether an engine can be read at all, before anybody relies on it.
package struct EngineProbe: Sendable {
    private let host: HostConfiguration
    private let connection: any EngineConnection

    package init(host: HostConfiguration, connection: any EngineConnection) {
        self.host = host
        self.connection = connection
    }

    /// Ends within the host's `timeout`. Nothing that is told holds more of the answer than the two versions.
    package func greet() async -> Result<EngineGreeting, UnreachableReason> {
        do throws(UnreachableReason) {
            guard let first = await connection.get(["/version"], within: host.timeout, atOnce: nil).first else {
                throw UnreachableReason(kind: .garbled, message: "\(host.engine.text) gave no answer.")
            }
            let answer = try first.get()
            let silent = EngineAnswer(status: answer.status, body: Data())
            if let reason = UnreachableReason(silent, engine: host.engine, asked: "its version") { throw reason }
            let dialect = try EngineDialect(answer: answer, engine: host.engine)
            return .success(
                EngineGreeting(
                    version: Readable.line(dialect.version.version ?? "", limit: 60), apiVersion: dialect.api.description))
        } catch {
            return .failure(error)
        }
    }
}
