package import ArgumentParser
internal import Foundation

package struct ServeCommand: ParsableCommand {
    package static let configuration = CommandConfiguration(
        commandName: "serve",
        abstract: "Take changes from pages and programs: acknowledge, silence, announce.",
        discussion: """
            Runs dockstat-companion until SIGTERM or SIGINT. The site itself stays files; a web server in front forwards what is \
            no GET under /api/ and everything under /actions/ to it. Nothing else needs it.
            """)

    @OptionGroup var shared: SharedOptions

    @Option(help: ArgumentHelp("Where to listen, instead of `companion.listen`.", valueName: "address:port"))
    var listen: String?

    package init() {}

    package func run() throws {
        try CommandFailure.reported {
            try CompanionProgram.run(
                ["serve"] + shared.arguments + (listen.map { ["--listen", $0] } ?? []),
                environment: ProcessInfo.processInfo.environment)
        }
    }
}
