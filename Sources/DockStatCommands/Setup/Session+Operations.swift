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
        }
    }
}

extension Session {
    /// The same for a deed, between its two lines of the audit log.
    ///
    /// - Throws: `ChangeRefusal`, or what the database throws.
    @discardableResult
    func perform(_ deed: some Deed, by author: AuthorOption) async throws -> Changed {
        let now = SystemClock.now
        let store = try openExistingStore(now: now)
        return try await Operations(store).perform(deed, in: workplace(store), by: author.author, now: now)
    }
}

extension AuthorOption {
    var author: Author { Author(name: author(ProcessInfo.processInfo.environment), source: .commandLine) }
}
