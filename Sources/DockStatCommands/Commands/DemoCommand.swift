package import ArgumentParser
internal import DockStatModel

package struct DemoCommand: AsyncParsableCommand {
    package static let configuration = CommandConfiguration(
        commandName: "demo",
        abstract: "Make the site of a pretend fleet with three months of history.",
        discussion: """
            No engine and no configuration is needed. Every page is marked as demonstration data, and its database is one of \
            its own.
            """)

    @Option(help: "How many hosts.")
    var hosts = 3

    @Option(help: "How many containers each host has.")
    var containers = 12

    @Option(help: ArgumentHelp("The folder that receives the site.", valueName: "folder"))
    var output = "public"

    @Option(help: ArgumentHelp("The database; one that holds a demo is made anew.", valueName: "file"))
    var database = "demo.sqlite"

    @Option(help: ArgumentHelp("Another number makes another fleet.", valueName: "number"))
    var seed: UInt64 = 1

    package init() {}

    package func validate() throws {
        guard (1...100).contains(hosts) else { throw ValidationError("--hosts takes 1 to 100") }
        guard (1...1000).contains(containers) else { throw ValidationError("--containers takes 1 to 1000") }
    }

    package func run() async throws {
        try await CommandFailure.reported {
            let demo = try Demo(
                hosts: hosts, containers: containers, seed: seed, database: database, output: output)
            let report = try await demo.make(until: SystemClock.now.floored(to: .seconds(1)))
            print("The demo site: \(demo.configuration.output)/index.html (\(report.filesWritten) files).")
            print("Look at it with `dockstat preview \(output)`.")
        }
    }
}
