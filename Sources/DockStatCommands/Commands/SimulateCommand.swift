package import ArgumentParser
internal import Foundation

package struct SimulateCommand: ParsableCommand {
    package static let configuration = CommandConfiguration(
        commandName: "simulate",
        abstract: "Pretend to be a fleet of Docker engines, for trying things out and for benchmarks.",
        discussion: "Runs dockstat-companion, which answers the engine API on one unix socket per simulated host.")

    @Option(help: "How many hosts.")
    var hosts = 3

    @Option(help: "How many containers each host runs.")
    var containers = 12

    @Option(help: ArgumentHelp("The folder for the sockets host-1.sock, host-2.sock, …", valueName: "folder"))
    var sockets: String

    @Flag(help: "Nothing changes from tick to tick.")
    var frozen = false

    package init() {}

    package func run() throws {
        var arguments = ["simulate", "--hosts", "\(hosts)", "--containers", "\(containers)", "--sockets", sockets]
        if frozen { arguments.append("--frozen") }
        try CommandFailure.reported {
            try CompanionProgram.run(arguments, environment: ProcessInfo.processInfo.environment)
        }
    }
}
