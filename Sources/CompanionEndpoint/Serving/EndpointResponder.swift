import DockStatModel
import Foundation
import HTTPTypes
import Hummingbird
import NIOCore

/// Between HTTP and the endpoint.
struct EndpointResponder: Sendable {
    static let largestBody = 1 << 20

    /// More than a name of anything here needs, and less than a head may hold.
    static let longestTarget = 8000

    let endpoint: Endpoint

    func respond(to request: Request, on channel: any Channel) async -> Response {
        let trace = RequestTrace()
        guard request.head.path?.utf8.count ?? 0 <= Self.longestTarget else {
            let fault = EndpointFault(414, "too-long", "The address is longer than \(Self.longestTarget) bytes.")
            return response(fault.answer(path: "", now: endpoint.now()), to: request, trace)
        }
        let incoming: IncomingRequest?
        do {
            let peer = channel.remoteAddress?.ipAddress
            incoming = IncomingRequest(
                method: request.method.rawValue, target: request.head.path ?? "", headers: request.headers,
                body: try await body(of: request), peer: peer, trace: trace, host: request.head.authority,
                isForwarded: endpoint.settings.tellsAddresses(peer: peer))
        } catch {
            return response(
                error.answer(path: request.uri.path, now: endpoint.now()), to: request, trace, closes: true)
        }
        guard let incoming else {
            return response(
                EndpointFault(400, "bad-request", "The path is none.").answer(path: "", now: endpoint.now()), to: request, trace)
        }
        return response(await endpoint.answer(incoming), to: request, trace)
    }

    /// Whether the client waits for a word before it sends its body, and the body is wanted: RFC 9110, 10.1.1.
    func isAwaited(_ request: Request) -> Bool {
        let announced = request.headers[.contentLength].map { Int($0) ?? .max } ?? 1
        return request.headers[.expect]?.lowercased() == "100-continue" && (1...Self.largestBody).contains(announced)
            && request.head.path?.utf8.count ?? 0 <= Self.longestTarget
    }

    /// What is answered to what never became a request.
    func refusal(_ status: Int, _ sentence: String) -> (head: HTTPResponse, body: ByteBuffer) {
        let answer = EndpointFault(status, "bad-request", sentence).answer(path: "", now: endpoint.now())
        endpoint.use.add(route: EndpointUse.unknownRoute, status: status, duration: .zero)
        var headers = headers(of: answer)
        headers[.connection] = "close"
        return (HTTPResponse(status: .init(code: status), headerFields: headers), ByteBuffer(bytes: answer.body))
    }

    private func body(of request: Request) async throws(EndpointFault) -> Data {
        let sent = request.headers[.contentLength].map { Int($0) ?? .max }
        if sent ?? 0 == 0, request.headers[.transferEncoding] == nil { return Data() }
        guard sent ?? 0 <= Self.largestBody else { throw Self.tooLarge }
        do {
            return try await withThrowingTaskGroup(of: Data?.self) { group in
                group.addTask {
                    var body = try await request.body.collect(upTo: Self.largestBody)
                    return body.readBytes(length: body.readableBytes).map { Data($0) } ?? Data()
                }
                // However it is dripped in.
                group.addTask {
                    try await Task.sleep(for: endpoint.settings.patience)
                    return nil
                }
                defer { group.cancelAll() }
                guard let first = try await group.next(), let body = first else {
                    throw EndpointFault(
                        408, "timeout", "The body did not arrive within \(endpoint.settings.patience.inSeconds) s.")
                }
                return body
            }
        } catch let fault as EndpointFault {
            throw fault
        } catch is NIOTooManyBytesError {
            throw Self.tooLarge
        } catch {
            throw EndpointFault(400, "bad-request", "The body broke off.")
        }
    }

    private static let tooLarge = EndpointFault(413, "too-large", "The body is larger than 1 MiB.")

    private func response(
        _ answer: EndpointAnswer, to request: Request, _ trace: RequestTrace, closes: Bool = false
    ) -> Response {
        let duration = trace.elapsed
        endpoint.use.add(route: answer.route ?? EndpointUse.unknownRoute, status: answer.status, duration: duration)
        var headers = headers(of: answer)
        if endpoint.settings.showsTraces, let timing = HTTPField.Name("Server-Timing") {
            headers[timing] = trace.serverTiming(total: duration)
        }
        if closes { headers[.connection] = "close" }
        for (name, value) in answer.fields { if let name = HTTPField.Name(name) { headers[name] = value } }
        let isHead = request.method == .head
        return Response(
            status: .init(code: answer.status), headers: headers,
            body: isHead ? ResponseBody() : ResponseBody(byteBuffer: ByteBuffer(bytes: answer.body)))
    }

    /// Those of every answer.
    private func headers(of answer: EndpointAnswer) -> HTTPFields {
        var headers = HTTPFields()
        headers[.contentType] = answer.type
        headers[.contentLength] = String(answer.body.count)
        headers[.contentSecurityPolicy] =
            "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; connect-src 'self'; base-uri 'none'; "
            + "form-action 'self'; frame-ancestors 'none'"
        headers[.xContentTypeOptions] = "nosniff"
        headers[.cacheControl] = "no-store"
        headers[.date] = Moments.http(endpoint.now())
        if let policy = HTTPField.Name("Referrer-Policy") { headers[policy] = "same-origin" }
        return headers
    }
}
