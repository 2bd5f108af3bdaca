package import DockStatModel
package import FoundationEssentials

/// A way to ask one engine. Only ever GETs: collecting must work through a read-only socket proxy.
package protocol EngineConnection: Sendable {
    /// Asks for all `paths` (with their queries, such as `/version`) at once; answers in their order.
    ///
    /// - Parameters:
    ///   - within: time for all of them together.
    ///   - atOnce: how many may be under way at once; `nil` leaves it to the connection.
    func get(_ paths: [String], within: Duration, atOnce: Int?) async -> [Result<EngineAnswer, UnreachableReason>]

    /// The body of a successful answer as it arrives. Throws `UnreachableReason`; ends when the engine ends it.
    func follow(_ path: String) -> AsyncThrowingStream<Data, any Error>
}

/// What an engine answered, whatever the status.
package struct EngineAnswer: Sendable {
    package var status: Int
    package var body: Data
    /// The `Date` header: the engine's clock, cut to the second.
    package var date: Timestamp?

    package init(status: Int, body: Data, date: Timestamp? = nil) {
        self.status = status
        self.body = body
        self.date = date
    }
}
