internal import DockStatModel
internal import Operations

extension Session {
    /// Carries out a deed for whoever sits at this command line, between its lines in the audit log.
    ///
    /// - Parameter advice: said where it is refused.
    @discardableResult
    func carryOut(_ deed: some Deed, by author: AuthorOption, advice: String? = nil) async throws -> Changed {
        let now = SystemClock.now
        let store = try openExistingStore(now: now)
        do {
            return try await Operations(store).perform(deed, in: workplace(store), by: author.author, now: now)
        } catch let refusal as ChangeRefusal {
            throw CommandFailure(
                status: refusal.kind == .failed ? .cannotWrite : .usage, message: refusal.message, advice: advice)
        } catch let invalid as InvalidChange {
            throw CommandFailure(
                status: .usage, message: invalid.mistakes.map { "\($0.field): \($0.message)" }.joined(separator: "\n"),
                advice: advice)
        }
    }
}

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
