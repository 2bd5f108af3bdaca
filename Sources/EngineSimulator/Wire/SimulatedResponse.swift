/// An engine's answer.
package struct SimulatedResponse: Hashable, Sendable {
    /// HTTP's.
    package var status: Int
    package var contentType: String
    package var body: [UInt8]

    init(status: Int, contentType: String = "application/json", body: [UInt8]) {
        self.status = status
        self.contentType = contentType
        self.body = body
    }

    /// The engine's form of an error.
    static func error(_ status: Int, _ message: String) -> SimulatedResponse {
        json(status: status) { $0.object { $0.field("message", message) } }
    }

    static func json(status: Int = 200, capacity: Int = 1024, _ content: (inout JSONWriter) -> Void) -> SimulatedResponse {
        var json = JSONWriter(capacity: capacity)
        content(&json)
        json.newLine()
        return SimulatedResponse(status: status, body: json.bytes)
    }
}
