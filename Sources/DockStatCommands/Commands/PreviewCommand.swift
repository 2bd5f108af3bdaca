package import ArgumentParser
internal import Foundation

package struct PreviewCommand: ParsableCommand {
    package static let configuration = CommandConfiguration(
        commandName: "preview",
        abstract: "Serve a generated site on this machine, to look at it.",
        discussion: "Runs dockstat-companion. A real installation puts any web server in front of the folder instead.")

    @Argument(help: "The folder that holds the site.")
    var folder = "public"

    @Option(help: ArgumentHelp("Where to listen.", valueName: "address:port"))
    var listen = "127.0.0.1:8080"

    package init() {}

    package func run() throws {
        try CommandFailure.reported {
            try CompanionProgram.run(
                ["preview", folder, "--listen", listen], environment: ProcessInfo.processInfo.environment)
        }
    }
}
