package import FoundationEssentials

/// An answer, whatever its status.
package struct TransferResponse: Hashable, Sendable {
    package var status: Int
    package var headers: [TransferHeader]
    package var body: Data
    /// From leaving the queue to the last byte.
    package var seconds: Double

    package init(status: Int, headers: [TransferHeader], body: Data, seconds: Double) {
        self.status = status
        self.headers = headers
        self.body = body
        self.seconds = seconds
    }

    /// The first header of that name, in whatever case it came.
    package func header(_ name: String) -> String? {
        headers.first { $0.name.lowercased() == name.lowercased() }?.value
    }
}

/// What a streamed answer consists of: the head once, then its body as it arrives.
package enum TransferPart: Hashable, Sendable {
    case head(status: Int, headers: [TransferHeader])
    case body(Data)
}
