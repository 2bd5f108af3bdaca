import Foundation
import HTTPTypes
import Hummingbird
import NIOCore

/// Between HTTP and the endpoint.
struct EndpointResponder: HTTPResponder {
    typealias Context = ConnectionContext

    static let largestBody = 1 << 20

    let endpoint: Endpoint

    func respond(to request: Request, context: ConnectionContext) async throws -> Response {
        var body: ByteBuffer
        do {
            body = try await request.body.collect(upTo: Self.largestBody)
        } catch {
            return response(
                EndpointFault(413, "too-large", "The body is larger than 1 MiB.")
                    .answer(path: request.uri.path, now: endpoint.now()), to: request, closes: true)
        }
        let data = body.readBytes(length: body.readableBytes).map { Data($0) } ?? Data()
        let incoming = IncomingRequest(
            method: request.method.rawValue, target: request.head.path ?? "", headers: request.headers, body: data,
            peer: context.channel.remoteAddress?.ipAddress)
        guard let incoming else {
            return response(
                EndpointFault(400, "bad-request", "The path is none.").answer(path: "", now: endpoint.now()), to: request)
        }
        return response(await endpoint.answer(incoming), to: request)
    }

    private func response(_ answer: EndpointAnswer, to request: Request, closes: Bool = false) -> Response {
        var headers = HTTPFields()
        headers[.contentType] = answer.type
        headers[.contentLength] = String(answer.body.count)
        headers[.contentSecurityPolicy] =
            "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'self'; "
            + "frame-ancestors 'none'"
        headers[.xContentTypeOptions] = "nosniff"
        headers[.cacheControl] = "no-store"
        if let policy = HTTPField.Name("Referrer-Policy") { headers[policy] = "same-origin" }
        if closes { headers[.connection] = "close" }
        for (name, value) in answer.fields { if let name = HTTPField.Name(name) { headers[name] = value } }
        let isHead = request.method == .head
        return Response(
            status: .init(code: answer.status), headers: headers,
            body: isHead ? ResponseBody() : ResponseBody(byteBuffer: ByteBuffer(bytes: answer.body)))
    }
}
