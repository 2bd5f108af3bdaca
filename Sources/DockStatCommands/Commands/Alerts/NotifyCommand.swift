package import ArgumentParser
internal import DockStatModel
internal import Foundation
internal import Operations

package struct NotifyCommand: AsyncParsableCommand {
    package static let configuration = CommandConfiguration(
        commandName: "notify", abstract: "Try the ways of notification.", subcommands: [Test.self])

    package init() {}

    struct Test: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Send a message marked as a test, the way real ones go, and print the answer.",
            discussion: "Without a name: to every receiver. Exits with 1 where one of them did not take it.")

        @OptionGroup var shared: SharedOptions
        @OptionGroup var author: AuthorOption

        @Argument(help: ArgumentHelp("Its configured name.", valueName: "receiver"))
        var receiver: String?

        func run() async throws {
            try await CommandFailure.reported {
                let session = try Session(shared)
                let all = session.configuration.notifications.receivers
                let chosen = all.filter { receiver == nil || $0.name == receiver }
                guard !chosen.isEmpty else {
                    let known = all.map(\.name).joined(separator: ", ")
                    throw CommandFailure(
                        status: .usage,
                        message: receiver.map { "There is no receiver \($0)." } ?? "No receivers are configured.",
                        advice: known.isEmpty ? "docs/notifications/ says how to add one." : "There are: \(known).")
                }
                var allTookIt = true
                for receiver in chosen {
                    let (isDelivered, line) = try await test(receiver.name, session)
                    allTookIt = allTookIt && isDelivered
                    StandardOutput.write("\(isDelivered ? "delivered" : "FAILED   ")  \(line)\n")
                }
                if !allTookIt { throw ExitCode(ExitStatus.partlyFailed.rawValue) }
            }
        }

        /// A receiver can be tried before there is a database; there is no audit log then.
        private func test(_ receiver: String, _ session: Session) async throws -> (isDelivered: Bool, line: String) {
            guard FileManager.default.fileExists(atPath: session.configuration.database) else {
                let answer = await session.testReceiver(receiver, now: SystemClock.now)
                return (answer?.isDelivered ?? false, answer?.line ?? receiver)
            }
            do {
                // Not taking it is this receiver's answer, and no reason to leave the others out.
                let store = try session.openExistingStore(now: SystemClock.now)
                let changed = try await Operations(store).perform(
                    TestReceiver(receiver), in: session.workplace(store), by: author.author, now: SystemClock.now)
                return (true, changed.outcome?.message ?? receiver)
            } catch let refusal as ChangeRefusal {
                return (false, refusal.message)
            }
        }
    }
}
