import Hummingbird
import Logging
import NIOCore
import UnixSignals

/// Serves a generated site as it is on disk, for looking at it.
package struct PreviewServer: Sendable {
    private let root: String
    private let address: ListenAddress

    /// - Throws: `ServerFault` where the folder cannot be read.
    package init(folder: String, address: ListenAddress) throws(ServerFault) {
        guard let root = SiteFile.realPath(ofFolder: folder) else {
            throw ServerFault(
                .folder,
                "Cannot read the folder \(folder): it is missing or may not be read. Run `dockstat run` first, or name another one."
            )
        }
        self.root = root
        self.address = address
    }

    /// Serves until SIGTERM or SIGINT.
    ///
    /// - Parameter ready: called once with the page's address when connections are accepted.
    /// - Throws: `ServerFault` where it cannot listen.
    package func run(ready: @escaping @Sendable (String) -> Void) async throws {
        let address = address
        let application = Application(
            responder: SiteResponder(root: root),
            configuration: ApplicationConfiguration(address: .hostname(address.host, port: address.port)),
            onServerRunning: { channel in
                let port = channel.localAddress?.port ?? address.port
                ready("http://\(ListenAddress(host: address.host, port: port).text)/")
            }, logger: Logger.quiet("preview"))
        do {
            try await application.runService(gracefulShutdownSignals: [.sigterm, .sigint])
        } catch {
            throw ServerFault.binding(error, to: address.text)
        }
    }
}

extension Logger {
    /// For the parts below us: what matters of what they say is said by our own errors.
    static func quiet(_ label: String) -> Logger {
        var logger = Logger(label: label) { StreamLogHandler.standardError(label: $0) }
        logger.logLevel = .critical
        return logger
    }
}
