internal import ArgumentParser
internal import DockStatModel
internal import Operations
internal import Settings
internal import Terminal

extension HostCommand {
    struct Test: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Try whether an engine answers: a host's, or one that may become a host.",
            discussion: "Exit code 69 where it does not.")

        @OptionGroup var shared: SharedOptions
        @OptionGroup var options: HostOptions
        @OptionGroup var author: AuthorOption

        @Argument(help: ArgumentHelp("The name of a host.", valueName: "name"))
        var name: String

        @Argument(help: ArgumentHelp("Where to try instead: unix:///path or tcp://host:port.", valueName: "engine"))
        var engine: String?

        func validate() throws {
            if engine == nil, options.fields != HostFields() {
                throw ValidationError("These options belong to an engine that is named.")
            }
        }

        func run() async throws {
            try await CommandFailure.reported {
                let session = try Session(shared)
                let proposal = engine.map { options.fields.applied(to: HostText(name: name, engine: $0)) }
                let changed = try await session.perform(
                    TestHost(name, proposal), by: author, advice: HostCommand.advice)
                guard let outcome = changed.outcome else { return }
                let facts = outcome.facts.map { " \($0.name) \($0.value)." }.joined()
                guard outcome.isGood else { throw CommandFailure(status: .nothingReachable, message: outcome.message) }
                StandardOutput.write(TerminalText.safe("\(outcome.message)\(facts)") + "\n")
            }
        }
    }
}

/// What a host is told beside its name and its engine.
struct HostOptions: ParsableArguments {
    @Flag(help: "With TLS, and the authorities of this machine.")
    var tls = false

    @Option(help: ArgumentHelp("PEM file of the authority that signed the engine's certificate.", valueName: "file"))
    var tlsCa: String?

    @Option(help: ArgumentHelp("PEM file of our certificate.", valueName: "file"))
    var tlsCert: String?

    @Option(help: ArgumentHelp("PEM file of its key.", valueName: "file"))
    var tlsKey: String?

    @Option(help: ArgumentHelp("For everything a tick asks of it.", valueName: "length"))
    var timeout: String?

    @Option(help: ArgumentHelp("For reaching it.", valueName: "length"))
    var connectTimeout: String?

    @Option(help: ArgumentHelp("Where readings come from: auto, api or cgroup.", valueName: "source"))
    var source: String?

    @Option(help: ArgumentHelp("Your own words about it; several times for several.", valueName: "name=value"))
    var label: [String] = []

    func validate() throws {
        for text in label where !text.contains("=") || text.hasPrefix("=") {
            throw ValidationError("--label \(text) is not of the form name=value.")
        }
    }

    var fields: HostFields {
        var fields = HostFields()
        if tls || tlsCa != nil || tlsCert != nil || tlsKey != nil {
            fields.tls = HostText.TLS(ca: tlsCa, cert: tlsCert, key: tlsKey)
        }
        fields.timeout = timeout
        fields.connectTimeout = connectTimeout
        fields.source = source
        if !label.isEmpty {
            let pairs = label.map { $0.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false).map(String.init) }
            fields.labels = Dictionary(pairs.map { ($0[0], $0[1]) }) { _, last in last }
        }
        return fields
    }
}
