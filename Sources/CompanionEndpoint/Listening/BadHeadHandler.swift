import HTTPTypes
import NIOCore
import NIOHTTP1
import NIOHTTPTypes

/// Answers what never becomes a request, in the shape of the other answers. The decoder closes the connection right after.
final class BadHeadHandler: ChannelDuplexHandler, RemovableChannelHandler {
    typealias InboundIn = HTTPRequestPart
    typealias InboundOut = HTTPRequestPart
    typealias OutboundIn = HTTPResponsePart
    typealias OutboundOut = HTTPResponsePart

    private let answer: @Sendable (Int, String) -> (head: HTTPResponse, body: ByteBuffer)
    /// Requests that were passed on and have no whole answer: nothing may come in between.
    private var open = 0

    init(_ answer: @escaping @Sendable (Int, String) -> (head: HTTPResponse, body: ByteBuffer)) { self.answer = answer }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        if case .head = unwrapInboundIn(data) { open += 1 }
        context.fireChannelRead(data)
    }

    func write(context: ChannelHandlerContext, data: NIOAny, promise: EventLoopPromise<Void>?) {
        if case .end = unwrapOutboundIn(data) { open -= 1 }
        context.write(data, promise: promise)
    }

    func errorCaught(context: ChannelHandlerContext, error: any Error) {
        guard let error = error as? HTTPParserError, open == 0 else { return context.fireErrorCaught(error) }
        let (head, body) =
            error == .headerOverflow
            ? answer(431, "The head of the request is too large.") : answer(400, "This is no request of HTTP/1.1.")
        context.write(wrapOutboundOut(.head(head)), promise: nil)
        context.write(wrapOutboundOut(.body(body)), promise: nil)
        context.writeAndFlush(wrapOutboundOut(.end(nil)), promise: nil)
        // Nothing else has to answer it.
        context.close(promise: nil)
    }
}
