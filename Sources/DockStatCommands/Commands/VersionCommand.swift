package import ArgumentParser

package struct VersionCommand: ParsableCommand {
    package static let configuration = CommandConfiguration(commandName: "version", abstract: "Print the version.")

    package init() {}

    package func run() { print("dockstat \(Version.current)") }
}
