package import ArgumentParser
internal import DockStatModel
internal import SiteGenerator

package struct CheckConfigCommand: ParsableCommand {
    package static let configuration = CommandConfiguration(
        commandName: "check-config",
        abstract: "Check the configuration, the templates and the site folder; change nothing.",
        discussion:
            "All mistakes at once, each with file, line, key, what was found and what is allowed. Exit code 65 where there is one."
    )

    @OptionGroup var shared: SharedOptions

    package init() {}

    package func run() throws {
        try CommandFailure.reported {
            let session = try Session(shared)
            _ = try session.siteGenerators()
            print("\(session.configurationFile ?? "No configuration file; the defaults"): sound.")
            print("  hosts     \(session.configuration.hosts.map { "\($0.name) (\($0.engine.text))" }.joined(separator: ", "))")
            print("  database  \(session.configuration.database)")
            for site in session.configuration.sites {
                let name = session.configuration.views.isEmpty ? "" : " (\(site.name)\(site.isPartial ? ", a part" : ""))"
                print("  output    \(site.output)\(name)")
            }
            print("  interval  \(session.configuration.interval.text)")
        }
    }
}
