import ArgumentParser
import CompanionEndpoint

struct Preview: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Serve a generated site on this machine, for looking at it.",
        discussion:
            "Ends on SIGINT (Ctrl-C) and SIGTERM. For readers elsewhere, use a web server; deploy/ has files for nginx and Caddy."
    )

    @Argument(help: ArgumentHelp("The site's folder.", valueName: "dir"))
    var folder = "public"

    @Option(help: ArgumentHelp("Where to listen: a port of the loopback address, or ADDRESS:PORT. Port 0 is any free one."))
    var listen = ListenAddress.previewDefault

    func run() async throws {
        do {
            let server = try PreviewServer(folder: folder, address: listen)
            if !listen.isLoopback {
                Streams.error("Listening on \(listen.text): everybody who reaches this address can read the site.")
            }
            let folder = folder
            try await server.run { url in Streams.output("Serving \(folder) on \(url) (end with Ctrl-C)") }
        } catch let fault as ServerFault {
            throw fault.asExit
        }
    }
}

extension ListenAddress: ExpressibleByArgument {
    public init?(argument: String) { self.init(argument) }
    public var defaultValueDescription: String { text }
}
