import HTTPTypes
import Hummingbird
import NIOCore

/// Serves the files of a site with the headers that the web servers of `deploy/` send.
struct SiteResponder: HTTPResponder {
    typealias Context = ConnectionContext

    /// The real path of the site's folder.
    let root: String

    private static let chunk = 65_536

    func respond(to request: Request, context: ConnectionContext) async throws -> Response {
        switch SiteAnswer(method: request.method.rawValue, target: request.head.path ?? "", root: root) {
        case .file(let file, let status): return send(file, status: status, to: request)
        case .redirect(let location): return plain(.movedPermanently, "See \(location)", [(.location, location)], to: request)
        case .notFound: return plain(.notFound, "There is no such page.", to: request)
        case .methodNotAllowed:
            return plain(
                .methodNotAllowed, "This is a preview: it only answers GET and HEAD.", [(.allow, "GET, HEAD")], to: request)
        }
    }

    private func send(_ file: SiteFile, status: Int, to request: Request) -> Response {
        var headers = Self.securityHeaders
        headers[.contentType] = ContentType.of(status == 200 ? file.name : "404.html")
        if status == 200 {
            headers[.eTag] = file.entityTag
            if EntityTags(request.headers[.ifNoneMatch]).match(file.entityTag) {
                return Response(status: .notModified, headers: headers)
            }
        }
        headers[.contentLength] = String(file.size)
        guard request.method != .head else { return Response(status: .init(code: status), headers: headers) }
        let body = ResponseBody(contentLength: file.size) { writer in
            var offset = 0
            while offset < file.size {
                let bytes = file.read(at: offset, count: min(Self.chunk, file.size - offset))
                // Cut short under our hands: the announced length no longer holds, and only closing tells.
                guard !bytes.isEmpty else { throw CutShort() }
                try await writer.write(ByteBuffer(bytes: bytes))
                offset += bytes.count
            }
            try await writer.finish(nil)
        }
        return Response(status: .init(code: status), headers: headers, body: body)
    }

    private func plain(
        _ status: HTTPResponse.Status, _ text: String, _ fields: [(HTTPField.Name, String)] = [], to request: Request
    ) -> Response {
        var headers = Self.securityHeaders
        headers[.contentType] = "text/plain; charset=utf-8"
        headers[.contentLength] = String(text.utf8.count + 1)
        for (name, value) in fields { headers[name] = value }
        let body = request.method == .head ? ResponseBody() : ResponseBody(byteBuffer: ByteBuffer(string: text + "\n"))
        return Response(status: status, headers: headers, body: body)
    }

    private struct CutShort: Error {}

    private static let securityHeaders: HTTPFields = {
        var headers = HTTPFields()
        headers[.contentSecurityPolicy] =
            "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; connect-src 'self'; base-uri 'none'; "
            + "form-action 'self'; frame-ancestors 'none'"
        headers[.xContentTypeOptions] = "nosniff"
        headers[.cacheControl] = "no-cache"
        return headers
    }()
}
