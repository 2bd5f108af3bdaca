internal import DockStatModel
internal import Foundation
internal import Operations

extension Session {
    /// Carries out a change for whoever sits at this command line, with its line in the audit log.
    ///
    /// - Parameter advice: said where the change is refused.
    @discardableResult
    func perform(_ change: some Change, by author: AuthorOption, advice: String? = nil) throws -> Changed {
        let now = SystemClock.now
        let operations = Operations(try openExistingStore(now: now))
        do {
            return try operations.perform(change, by: author.author, now: now)
        } catch let refusal as ChangeRefusal {
            throw CommandFailure(status: .usage, message: refusal.message, advice: advice)
        } catch let invalid as InvalidChange {
            throw CommandFailure(status: .usage, message: invalid.sentence, advice: advice)
        }
    }

    /// What a silence or a window would mean just now, as the page tells that asks before one begins.
    func preview(_ matcher: Matcher, now: Timestamp) throws -> String {
        let preview = try MatchPreview(matcher, in: workplace(openExistingStore(now: now)), now: now)
        return preview.sentences.map { "\($0)\n" }.joined()
    }

    /// The same of a deed.
    ///
    /// - Throws: where an engine or another part did not do it, with the exit code of a stage that failed.
    @discardableResult
    func perform(_ deed: some Deed, by author: AuthorOption, advice: String? = nil) async throws -> Changed {
        let now = SystemClock.now
        let store = try openExistingStore(now: now)
        do {
            return try await Operations(store).perform(deed, in: workplace(store), by: author.author, now: now)
        } catch let refusal as ChangeRefusal {
            throw CommandFailure(
                status: refusal.kind == .failed ? .partlyFailed : .usage, message: refusal.message, advice: advice)
        } catch let invalid as InvalidChange {
            throw CommandFailure(status: .usage, message: invalid.sentence, advice: advice)
        }
    }
}

extension InvalidChange {
    /// All mistakes on one line.
    fileprivate var sentence: String { mistakes.map { "\($0.field): \($0.message)" }.joined(separator: " ") }
}

extension AuthorOption {
    var author: Author { Author(name: author(ProcessInfo.processInfo.environment), source: .commandLine) }
}
