import ArgumentParser

@main
struct DockStatCompanion: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "dockstat-companion",
        abstract: "What DockStat does with a server: looking at the site, pretend engines.",
        subcommands: [Preview.self, Simulate.self])
}
