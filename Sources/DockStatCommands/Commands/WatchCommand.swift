package import ArgumentParser
internal import DockStatModel

package struct WatchCommand: AsyncParsableCommand {
    package static let configuration = CommandConfiguration(
        commandName: "watch",
        abstract: "Stay in the foreground: tick at a pace, and at once when an engine tells of a change.",
        discussion:
            "SIGTERM or Ctrl+C ends it after the tick that runs. Ticks of a timer beside it are respected: never two at once.")

    @OptionGroup var shared: SharedOptions
    @OptionGroup var outputOptions: OutputOptions

    @Option(help: ArgumentHelp("The pace, such as 15s or 1m, instead of the configured interval.", valueName: "duration"))
    var every: DurationArgument?

    package init() {}

    package func validate() throws {
        if let every, every.duration < .seconds(1) { throw ValidationError("--every takes 1s or more") }
    }

    package func run() async throws {
        try await CommandFailure.reported {
            let session = try Session(shared, output: outputOptions.output, interval: every?.duration)
            let watch = Watch(session: session)
            try await TerminationSignal.cancels { try await watch.run() }
        }
    }
}
