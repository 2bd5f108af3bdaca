package import ArgumentParser

package struct RenderCommand: ParsableCommand {
    package static let configuration = CommandConfiguration(
        commandName: "render",
        abstract: "Only publish the pages, from what is kept; read no engine.",
        discussion: """
            For a changed note, template or setting. The pages still say when the engines were last read. Without --all the charts of \
            longer ranges follow when they move, and in a large fleet new pages some hundred at a time, as in every tick.
            """)

    @Flag(help: "Draw every page of every container, host and stack at once.")
    var all = false

    @OptionGroup var shared: SharedOptions
    @OptionGroup var outputOptions: OutputOptions

    package init() {}

    package func run() throws {
        try CommandFailure.reported {
            let session = try Session(shared, output: outputOptions.output)
            try session.tell(try session.render(all ? .all : .present))
        }
    }
}
