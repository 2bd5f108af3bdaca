import Glibc
import HTTPTypes
import Hummingbird
import HummingbirdCore
import Logging
import NIOCore
import NIOExtras
import NIOPosix
import ServiceLifecycle

/// Accepts connections and serves HTTP/1.1 on them until it is told to shut down; what runs then is finished.
///
/// Hummingbird's own server binds its socket itself; a socket that systemd opened is taken over here, and the other two kinds go
/// the same way.
struct Listener: Service {
    enum Place: Hashable, Sendable {
        case tcp(ListenAddress)
        case unix(String)
        /// A listening socket that whoever started this process opened.
        case inherited(Int32)
    }

    /// A name of more than this is no header of a browser or a program that means well.
    static let longestHeader = 16 * 1024
    static let mostHeaders = 100

    let place: Place
    /// Who sends no whole request for so long has gone, or wants to keep the place.
    let patience: Duration
    let responder: HTTPChannelHandler.Responder
    /// What is answered to a head that is no request, by status and sentence.
    let refusal: @Sendable (Int, String) -> (head: HTTPResponse, body: ByteBuffer)
    let logger: Logger
    /// Called once connections are accepted.
    let ready: @Sendable (any Channel) -> Void

    func run() async throws {
        let group = MultiThreadedEventLoopGroup.singleton
        let quiescing = ServerQuiescingHelper(group: group)
        let setup = HTTP1Channel(
            responder: responder,
            configuration: HTTP1Channel.Configuration(
                additionalChannelHandlers: [BadHeadHandler(refusal)],
                idleTimeout: TimeAmount(patience),
                httpDecoderConfiguration: .init(
                    maxHeaderFieldSize: Self.longestHeader, maxHeaderListSize: Self.longestHeader * 2,
                    maxHeaderFieldCount: Self.mostHeaders)))
        let bootstrap = ServerBootstrap(group: group)
            .serverChannelOption(.backlog, value: 1024)
            .serverChannelOption(.socketOption(.so_reuseaddr), value: 1)
            .childChannelOption(.allowRemoteHalfClosure, value: true)
            .serverChannelInitializer { channel in
                channel.eventLoop.makeCompletedFuture {
                    try channel.pipeline.syncOperations.addHandler(quiescing.makeServerChannelHandler(channel: channel))
                }
            }
        let connection = { @Sendable (channel: any Channel) in setup.setup(channel: channel, logger: logger) }
        let server =
            switch place {
            case .tcp(let address):
                try await bootstrap.bind(host: address.host, port: address.port, childChannelInitializer: connection)
            case .unix(let path):
                try await Self.opened(
                    path, bootstrap.bind(unixDomainSocketPath: path, childChannelInitializer: connection))
            case .inherited(let descriptor):
                try await bootstrap.bind(descriptor, childChannelInitializer: connection)
            }
        await withGracefulShutdownHandler {
            ready(server.channel)
            await withDiscardingTaskGroup { group in
                do {
                    try await server.executeThenClose { connections in
                        for try await connection in connections {
                            group.addTask { await setup.handle(value: connection, logger: logger) }
                        }
                    }
                } catch {
                    logger.error("no more connections: \(error)")
                }
            }
        } onGracefulShutdown: {
            quiescing.initiateShutdown(promise: nil)
        }
    }

    /// Whoever is in the group of the socket may connect, as the web server's account is, and nobody else: whatever the umask says.
    private static func opened<Server>(_ path: String, _ server: Server) throws -> Server {
        guard chmod(path, 0o660) == 0 else {
            throw ServerFault(.folder, "Cannot open \(path) to its group: \(String(cString: strerror(errno))).")
        }
        return server
    }
}
