package import ArgumentParser

package struct RenderCommand: ParsableCommand {
    package static let configuration = CommandConfiguration(
        commandName: "render",
        abstract: "Only publish the pages, from what is kept; read no engine.",
        discussion: "For a changed note, template or setting. The pages still say when the engines were last read.")

    @OptionGroup var shared: SharedOptions
    @OptionGroup var outputOptions: OutputOptions

    package init() {}

    package func run() throws {
        try CommandFailure.reported {
            let session = try Session(shared, output: outputOptions.output)
            try session.tell(try session.render())
        }
    }
}
