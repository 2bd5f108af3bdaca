import Hummingbird
import NIOCore

/// What a responder of ours knows beside the request.
struct ConnectionContext: InitializableFromSource {
    let channel: any Channel

    init(source: ApplicationRequestContextSource) { channel = source.channel }
}
