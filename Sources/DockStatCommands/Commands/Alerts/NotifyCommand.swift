package import ArgumentParser
internal import DockStatModel
internal import Foundation
internal import Notifications
internal import Storage

package struct NotifyCommand: AsyncParsableCommand {
    package static let configuration = CommandConfiguration(
        commandName: "notify", abstract: "Try the ways of notification.", subcommands: [Test.self])

    package init() {}

    struct Test: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Send a message marked as a test, the way real ones go, and print the answer.",
            discussion: "Without a name: to every receiver. Exits with 1 where one of them did not take it.")

        @OptionGroup var shared: SharedOptions

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
                    let now = SystemClock.now
                    guard
                        let result = await session.outside.delivery.test(
                            receiver.name, site: session.configuration.title, baseURL: session.configuration.baseURL,
                            key: "dockstat-test-\(now.milliseconds)", now: now)
                    else { continue }
                    allTookIt = allTookIt && result.isDelivered
                    StandardOutput.write(
                        "\(result.isDelivered ? "delivered" : "FAILED   ")  \(receiver.name) (\(receiver.kind.name), "
                            + "\(Delivery.target(of: receiver))): \(result.answer)\n")
                    if result.isDelivered, FileManager.default.fileExists(atPath: session.configuration.database) {
                        try session.openExistingStore(now: now).noteReceiverWorks(receiver.name, now: now)
                    }
                }
                if !allTookIt { throw ExitCode(ExitStatus.partlyFailed.rawValue) }
            }
        }
    }
}
