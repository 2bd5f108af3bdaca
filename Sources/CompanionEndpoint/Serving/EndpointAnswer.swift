import DockStatModel
import Foundation
import Operations

/// What a request gets, before it becomes HTTP.
struct EndpointAnswer: Sendable {
    var status: Int
    var body: Data
    var type: String
    /// As it is written among the routes, for counting; `nil`: none of them.
    var route: String?
    /// Further header fields.
    var fields: [(String, String)] = []

    static func json(_ status: Int, _ body: JSONBody) -> EndpointAnswer {
        EndpointAnswer(status: status, body: body.data, type: "application/json; charset=utf-8")
    }

    static func done(_ answer: JSONBody, status: Int = 200) -> EndpointAnswer {
        json(status, .object(["success": .bool(true), "data": answer]))
    }

    /// Beside what `done` tells, a sentence that a program may show.
    mutating func notice(_ sentence: String) {
        body = JSONBody.object(["notice": .text(sentence)]).data.dropLast() + Data(",".utf8) + body.dropFirst()
    }

    /// Back to a page of the site. 303: a reload does not send the form again.
    static func see(_ location: String) -> EndpointAnswer {
        EndpointAnswer(
            status: 303, body: Data("See \(location)\n".utf8), type: "text/plain; charset=utf-8", fields: [("Location", location)]
        )
    }

    static func html(_ status: Int, _ page: String) -> EndpointAnswer {
        EndpointAnswer(status: status, body: Data(page.utf8), type: "text/html; charset=utf-8")
    }
}

/// Why a request is not carried out, in the shape that programs know: `{success, error: {code, message, details}, path, timestamp}`.
struct EndpointFault: Error {
    var status: Int
    /// One word for programs.
    var code: String
    /// A sentence for people.
    var message: String
    var details: [FieldMistake] = []
    /// What is there instead of what the request is about.
    var current: JSONBody?
    var fields: [(String, String)] = []

    init(_ status: Int, _ code: String, _ message: String, details: [FieldMistake] = []) {
        self.status = status
        self.code = code
        self.message = message
        self.details = details
    }

    init(_ fault: AccessFault) {
        switch fault.kind {
        case .unknown:
            self.init(401, "unauthorized", fault.message)
            fields = [("WWW-Authenticate", "Bearer realm=\"DockStat\"")]
        case .forbidden: self.init(403, "forbidden", fault.message)
        case .tooMany(let seconds):
            self.init(429, "too-many-requests", fault.message)
            fields = [("Retry-After", String(seconds))]
        }
    }

    init(_ refusal: ChangeRefusal) {
        switch refusal.kind {
        case .notFound: self.init(404, "not-found", refusal.message)
        case .conflict: self.init(409, "conflict", refusal.message)
        case .stale: self.init(412, "precondition-failed", refusal.message)
        case .forbidden: self.init(403, "forbidden", refusal.message)
        case .failed: self.init(502, "failed", refusal.message)
        }
        current = refusal.current
    }

    init(_ invalid: InvalidChange) {
        self.init(422, "invalid", "Some fields are not as they have to be.", details: invalid.mistakes)
    }

    func answer(path: String, now: Timestamp) -> EndpointAnswer {
        var error: [String: JSONBody] = ["code": .text(code), "message": .text(message)]
        if !details.isEmpty {
            error["details"] = .list(
                details.map { mistake in
                    .object([
                        "field": .text(mistake.field), "message": .text(mistake.message), "value": .optional(mistake.value),
                        "expected": .optional(mistake.expected),
                    ])
                })
        }
        if let current { error["current"] = current }
        var answer = EndpointAnswer.json(
            status,
            .object([
                "success": .bool(false), "error": .object(error), "path": .text(path),
                "timestamp": .text(Moments.rfc3339(now)),
            ]))
        answer.fields = fields
        return answer
    }
}

enum Moments {
    /// As HTTP writes a date: RFC 9110, 5.6.7.
    static func http(_ time: Timestamp) -> String {
        var seconds = time_t(time.seconds)
        var parts = tm()
        gmtime_r(&seconds, &parts)
        func two(_ number: Int32) -> String { number < 10 ? "0\(number)" : String(number) }
        let date = "\(days[Int(parts.tm_wday)]), \(two(parts.tm_mday)) \(months[Int(parts.tm_mon)]) \(parts.tm_year + 1900)"
        return "\(date) \(two(parts.tm_hour)):\(two(parts.tm_min)):\(two(parts.tm_sec)) GMT"
    }

    private static let days = ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"]
    private static let months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]

    static func rfc3339(_ time: Timestamp) -> String {
        Date(timeIntervalSince1970: Double(time.seconds)).formatted(Date.ISO8601FormatStyle(timeZone: .gmt))
    }
}
