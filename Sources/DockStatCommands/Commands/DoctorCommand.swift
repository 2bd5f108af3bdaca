package import ArgumentParser

package struct DoctorCommand: AsyncParsableCommand {
    package static let configuration = CommandConfiguration(
        commandName: "doctor",
        abstract: "Check everything a tick needs, and say how to mend what is wrong.",
        discussion: """
            Engines and permissions, clocks, database, disk space, the folder for the site. Changes nothing. Exit code 1 \
            where something needs mending.

            --job asks nothing but whether the job still runs: exit code 1 where its last tick is older than three intervals, \
            for another timer or a monitor.
            """)

    @OptionGroup var shared: SharedOptions
    @OptionGroup var outputOptions: OutputOptions

    @Flag(help: "Only whether the job still runs.")
    var job = false

    package init() {}

    package func run() async throws {
        try await CommandFailure.reported {
            let session = try Session(shared, output: outputOptions.output)
            let now = SystemClock.now
            let findings =
                job
                ? [try JobCheck(session: session).finding(now: now)]
                : await Doctor(session: session.withWhatIsKept(now: now)).examine(now: now)
            for finding in findings { print(finding.text(colour: StandardOutput.isTerminal)) }
            if findings.contains(where: { $0.verdict == .broken }) {
                throw ExitCode(ExitStatus.partlyFailed.rawValue)
            }
        }
    }
}
