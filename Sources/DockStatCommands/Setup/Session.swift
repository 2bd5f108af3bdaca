internal import Alerting
internal import DockStatModel
internal import DockerEngine
internal import Foundation
internal import Logging
internal import Logs
internal import Notifications
internal import Settings
internal import SiteGenerator

/// What a command works with: the configuration it was given and the parts built from it.
struct Session: Sendable {
    var configuration: Configuration
    /// Absolute path; `nil` where the defaults apply.
    let configurationFile: String?
    let logger: Logger
    let engines: EngineRoom
    let outside: Outside
    private let generators = GeneratorCache()

    init(_ shared: SharedOptions, output: String? = nil, interval: Duration? = nil) throws {
        let environment = ProcessInfo.processInfo.environment
        let loaded = try Self.loader(environment).load(
            file: shared.config, overrides: ConfigurationOverrides(database: shared.database, output: output))
        var configuration = loaded.configuration
        if let interval { configuration.interval = interval }
        logger = LogSetup.logger(shared, settings: configuration.logging, environment: environment)
        for warning in loaded.warnings { logger.warning("\(warning.text)") }
        self.configuration = configuration
        configurationFile = loaded.file
        engines = try EngineRoom(environment: environment)
        outside = Outside(configuration, client: engines.client)
    }

    /// Reads configurations, and has the texts in them checked by the rooms that use them.
    static func loader(_ environment: [String: String]) -> ConfigurationLoader {
        ConfigurationLoader(
            environment: environment, workingDirectory: FileManager.default.currentDirectoryPath,
            checkCron: { text in
                do throws(RuleTextMistake) {
                    _ = try CronExpression(text: text)
                    return nil
                } catch {
                    return error.message
                }
            }, checkTemplate: MessageTemplate.mistake(in:),
            checkSummary: { text in
                let mistakes = SummaryTemplate.mistakes(inSummary: text)
                return mistakes.isEmpty ? nil : mistakes.joined(separator: "; ")
            }, checkLanguage: SiteLanguages.mistake(in:siteFolder:))
    }

    /// The same for a tick: what is wrong with a site keeps its last good pages, and neither another site nor the readings and
    /// messages of the tick from their turn.
    func sitesToPublish() -> (generators: [SiteGenerator], failures: [StageFailure]) {
        var generators: [SiteGenerator] = []
        var failures: [StageFailure] = []
        for view in configuration.sites {
            do {
                let settings = SiteSettings(view, of: configuration, isDemo: false, version: Version.current)
                generators.append(try self.generators.generator(settings))
            } catch {
                let failure = StageFailure(stage: .publish, error)
                failures.append(
                    StageFailure(stage: .publish, message: "\(view.output) keeps its last good pages: \(failure.message)"))
            }
        }
        return (generators, failures)
    }

    /// The rules of a file that is no configuration, or not the one in use.
    func rules(inFile file: String) throws(ConfigurationErrors) -> [Rule] {
        try Self.loader(ProcessInfo.processInfo.environment).rules(inFile: file)
    }

    /// One generator for each site that the configuration asks for, its templates checked.
    func siteGenerators() throws -> [SiteGenerator] {
        try configuration.sites.map { view in
            try SiteGenerator(settings: SiteSettings(view, of: configuration, isDemo: false, version: Version.current))
        }
    }

    /// A path of the command line, absolute.
    func absolute(_ path: String) -> String {
        URL(fileURLWithPath: path).standardizedFileURL.path
    }

    /// How far the configured zone is from UTC at a moment.
    var offsetFromUTC: @Sendable (Timestamp) -> Duration { ZoneOffset.function(configuration.timeZone) }
}

/// The configured time zone as a plain function, for the rooms that know no calendars.
enum ZoneOffset {
    /// - Parameter identifier: IANA name, checked when the configuration was read; an unknown one counts as UTC.
    static func function(_ identifier: String) -> @Sendable (Timestamp) -> Duration {
        let zone = TimeZone(identifier: identifier) ?? .gmt
        return { time in
            .seconds(zone.secondsFromGMT(for: Date(timeIntervalSince1970: Double(time.milliseconds) / 1000)))
        }
    }
}
