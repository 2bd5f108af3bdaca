package import DockStatModel
package import FoundationEssentials
package import Transfer

/// An engine behind a unix socket, TCP or mutual TLS.
package struct CurlEngineConnection: EngineConnection {
    private let client: TransferClient
    private let host: HostConfiguration

    private var address: EngineAddress { host.engine }
    private var connectTimeout: Duration { host.connectTimeout }
    private var timeout: Duration { host.timeout }
    /// Whoever may add hosts may not read through us what other machines of this network say.
    private var tellsRefusals: Bool { !host.isKept }

    /// - Parameter client: shared by all hosts; its limits hold over all of them.
    package init(host: HostConfiguration, client: TransferClient) {
        self.client = client
        self.host = host
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
                    status: response.status,
                    body: tellsRefusals || (200..<300).contains(response.status) ? response.body : Data(),
                    date: response.header("Date").flatMap(EngineTime.timestamp(httpDate:)))
            }.mapError { UnreachableReason($0, engine: address, whole: timeout, connect: connectTimeout) }
        }
    }

    package func follow(_ path: String) -> AsyncThrowingStream<Data, any Error> {
        var request = request(path)
        request.timeout = nil
        let parts = client.stream(request)
        let (address, timeout, connectTimeout) = (address, timeout, connectTimeout)
        let refusalLimit = tellsRefusals ? 4096 : 0
        return AsyncThrowingStream(bufferingPolicy: .bufferingOldest(4096)) { continuation in
            let task = Task {
                do {
                    try await Self.forward(parts, from: address, refusalLimit: refusalLimit, to: continuation)
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
        _ parts: AsyncThrowingStream<TransferPart, any Error>, from address: EngineAddress, refusalLimit: Int,
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
                refusal.append(bytes.prefix(max(0, refusalLimit - refusal.count)))
            }
        }
        if let reason = UnreachableReason(EngineAnswer(status: status, body: refusal), engine: address, asked: "events") {
            throw reason
        }
    }

    private func request(_ path: String) -> TransferRequest { TransferRequest(path, of: host) }
}
