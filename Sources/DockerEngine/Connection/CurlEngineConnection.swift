package import DockStatModel
package import FoundationEssentials
package import Transfer

/// An engine behind a unix socket, TCP or mutual TLS.
package struct CurlEngineConnection: EngineConnection {
    private let client: TransferClient
    private let address: EngineAddress
    private let connectTimeout: Duration
    private let timeout: Duration

    /// - Parameter client: shared by all hosts; its limits hold over all of them.
    package init(host: HostConfiguration, client: TransferClient) {
        self.client = client
        address = host.engine
        connectTimeout = host.connectTimeout
        timeout = host.timeout
    }

    package func get(_ paths: [String], within: Duration, atOnce: Int?) async -> [Result<EngineAnswer, UnreachableReason>] {
        let requests = paths.map { path in
            var request = request(path)
            request.timeout = within
            request.perHost = atOnce
            return request
        }
        return await client.perform(requests, within: within).map { result in
            result.map { response in
                EngineAnswer(
                    status: response.status, body: response.body,
                    date: response.header("Date").flatMap(EngineTime.timestamp(httpDate:)))
            }.mapError { UnreachableReason($0, engine: address, whole: timeout, connect: connectTimeout) }
        }
    }

    package func follow(_ path: String) -> AsyncThrowingStream<Data, any Error> {
        var request = request(path)
        request.timeout = nil
        let parts = client.stream(request)
        let (address, timeout, connectTimeout) = (address, timeout, connectTimeout)
        return AsyncThrowingStream(bufferingPolicy: .bufferingOldest(4096)) { continuation in
            let task = Task {
                do {
                    try await Self.forward(parts, from: address, to: continuation)
                    continuation.finish()
                } catch let error as TransferError {
                    continuation.finish(
                        throwing: UnreachableReason(error, engine: address, whole: timeout, connect: connectTimeout))
                } catch {
                    continuation.finish(throwing: error)
                }
            }
            continuation.onTermination = { _ in task.cancel() }
        }
    }

    private static func forward(
        _ parts: AsyncThrowingStream<TransferPart, any Error>, from address: EngineAddress,
        to continuation: AsyncThrowingStream<Data, any Error>.Continuation
    ) async throws {
        var status = 200
        var refusal = Data()
        for try await part in parts {
            switch part {
            case .head(let received, _): status = received
            case .body(let bytes) where status < 300:
                if case .dropped = continuation.yield(bytes) {
                    throw UnreachableReason(kind: .garbled, message: "\(address.text) sends events faster than they can be read")
                }
            case .body(let bytes):
                refusal.append(bytes.prefix(max(0, 4096 - refusal.count)))
            }
        }
        if let reason = UnreachableReason(EngineAnswer(status: status, body: refusal), engine: address, asked: "events") {
            throw reason
        }
    }

    private func request(_ path: String) -> TransferRequest {
        var request: TransferRequest
        switch address {
        case .unix(let socket):
            request = TransferRequest(url: "http://localhost\(path)")
            request.unixSocket = socket
        case .tcp(let host, let port, let tls):
            let name = host.contains(":") ? "[\(host)]" : host
            request = TransferRequest(url: "\(tls == nil ? "http" : "https")://\(name):\(port)\(path)")
            if let tls {
                request.tls = TransferTLS(authority: tls.authority, certificate: tls.certificate, key: tls.key)
            }
        }
        request.connectTimeout = connectTimeout
        return request
    }
}
