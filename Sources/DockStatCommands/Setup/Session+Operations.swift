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

extension AuthorOption {
    var author: Author { Author(name: author(ProcessInfo.processInfo.environment), source: .commandLine) }
}
