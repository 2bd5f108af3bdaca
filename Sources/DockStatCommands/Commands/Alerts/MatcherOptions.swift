internal import ArgumentParser
internal import DockStatModel

/// Which alerts a silence or a maintenance window is about. Every option that is given must match.
struct MatcherOptions: ParsableArguments {
    @Option(help: ArgumentHelp("Hosts; * and ? are wildcards. May be given several times, as all of these.", valueName: "glob"))
    var host: [String] = []

    @Option(help: ArgumentHelp("Containers by name.", valueName: "glob"))
    var container: [String] = []

    @Option(help: ArgumentHelp("Compose projects.", valueName: "glob"))
    var stack: [String] = []

    @Option(help: ArgumentHelp("Rules.", valueName: "glob"))
    var rule: [String] = []

    @Option(help: ArgumentHelp("A label of the container or its host.", valueName: "name=glob"))
    var label: [String] = []

    func validate() throws {
        for text in label where !text.contains("=") || text.hasPrefix("=") {
            throw ValidationError("--label \(text) is not of the form name=value.")
        }
    }

    var matcher: Matcher {
        var matcher = Matcher()
        matcher.hosts = host
        matcher.containers = container
        matcher.stacks = stack
        matcher.rules = rule
        for text in label {
            let parts = text.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
            matcher.labels[parts[0]] = parts[1]
        }
        return matcher
    }
}

/// Who does it, for the pages and the trace.
struct AuthorOption: ParsableArguments {
    @Option(help: ArgumentHelp("Who does this, for the pages. Without it: $SUDO_USER or $USER.", valueName: "name"))
    var by: String?

    func author(_ environment: [String: String]) -> String {
        for name in [by, environment["SUDO_USER"], environment["USER"], environment["LOGNAME"]] {
            if let name, !name.isEmpty { return name }
        }
        return "the command line"
    }
}

enum ListFormat: String, CaseIterable, ExpressibleByArgument { case table, json }
