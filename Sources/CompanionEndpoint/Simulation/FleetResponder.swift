import DockStatModel
import EngineSimulator
import HTTPTypes
import Hummingbird
import NIOCore

/// One pretend engine behind HTTP.
struct FleetResponder: HTTPResponder {
    typealias Context = ConnectionContext

    let fleet: SimulatedFleet
    let host: Int
    let clock: @Sendable () -> Timestamp

    func respond(to request: Request, context: ConnectionContext) async throws -> Response {
        // Like an engine's router, which has no routes for other methods on these paths.
        let path = request.method == .get || request.method == .head ? request.head.path ?? "" : ""
        guard let answer = fleet.respond(host: host, path: path, at: clock()) else {
            // Out of reach: the line is cut without an answer.
            try await context.channel.close()
            throw CancellationError()
        }
        var headers = HTTPFields()
        headers[.contentType] = answer.contentType
        headers[.contentLength] = String(answer.body.count)
        headers[Self.apiVersion] = "1.47"
        headers[Self.systemType] = "linux"
        let body = request.method == .head ? ResponseBody() : ResponseBody(byteBuffer: ByteBuffer(bytes: answer.body))
        return Response(status: .init(code: answer.status), headers: headers, body: body)
    }

    private static let apiVersion = HTTPField.Name("Api-Version") ?? .server
    private static let systemType = HTTPField.Name("Ostype") ?? .server
}
