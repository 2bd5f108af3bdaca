import ArgumentParser

@main
struct DockStatCompanion: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "dockstat-companion",
        abstract: "What DockStat does with a server: taking changes, looking at the site, pretend engines.",
        subcommands: [Serve.self, Preview.self, Simulate.self])
}
