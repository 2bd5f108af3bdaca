internal import DockStatModel
internal import Operations

extension Requested {
    /// The same that a form or a program would ask for, read from fields.
    ///
    /// - Throws: the sentences that a request would be answered with.
    static func reading(_ fields: [String: JSONBody]) throws -> Self {
        do {
            return try ChangeFields.read(Self.self, ChangeFields(fields, now: SystemClock.now))
        } catch {
            let sentences = error.mistakes.map { mistake in
                "\(mistake.field): \(mistake.message)" + (mistake.expected.map { " Expected: \($0)." } ?? "")
            }
            throw CommandFailure(status: .usage, message: sentences.joined(separator: "\n"))
        }
    }
}
