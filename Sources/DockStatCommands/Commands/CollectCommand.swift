package import ArgumentParser

package struct CollectCommand: AsyncParsableCommand {
    package static let configuration = CommandConfiguration(
        commandName: "collect", abstract: "Only read the engines and keep what they said; write no page.")

    @OptionGroup var shared: SharedOptions

    package init() {}

    package func run() async throws {
        try await CommandFailure.reported {
            let session = try Session(shared)
            let report = try await session.tick(.none)
            try session.tell(report)
        }
    }
}
