package import ArgumentParser
internal import DockStatModel

package struct RunCommand: AsyncParsableCommand {
    package static let configuration = CommandConfiguration(
        commandName: "run",
        abstract: "One tick: read the engines, keep what they said, publish the pages that changed.",
        discussion: """
            Meant for a systemd timer or cron. Exits at once with code 75 while another tick runs. A host that does not \
            answer is a warning and shows on the site as unreachable; where none answers the exit code is 69.
            """)

    @OptionGroup var shared: SharedOptions
    @OptionGroup var outputOptions: OutputOptions

    package init() {}

    package func run() async throws {
        try await CommandFailure.reported {
            let session = try Session(shared, output: outputOptions.output)
            let report = try await session.tick()
            try session.tell(report)
        }
    }
}
