package import DockStatModel

/// A configuration ready to use, and where it came from.
package struct LoadedConfiguration: Hashable, Sendable {
    package var configuration: Configuration
    /// Absolute path of the file it was read from; `nil` where there is none and defaults hold.
    package var file: String?
    /// What works but deserves a look, such as an engine that is reached without encryption.
    package var warnings: [ConfigurationMistake]

    package init(configuration: Configuration, file: String?, warnings: [ConfigurationMistake]) {
        self.configuration = configuration
        self.file = file
        self.warnings = warnings
    }
}

/// What the command line says in place of the file. Relative paths start in the working folder.
package struct ConfigurationOverrides: Hashable, Sendable {
    package var database: String?
    package var output: String?

    package init(database: String? = nil, output: String? = nil) {
        self.database = database
        self.output = output
    }
}

/// Finds and reads `dockstat.yaml`.
///
/// Without a file named, these are tried: the file of `DOCKSTAT_CONFIG`, `dockstat.yaml` in the working folder, and
/// `/etc/dockstat/dockstat.yaml`. The last two may be missing; a file that was named may not.
package struct ConfigurationLoader: Sendable {
    package static let fileName = "dockstat.yaml"
    package static let systemFile = "/etc/dockstat/dockstat.yaml"

    private let environment: [String: String]
    private let workingDirectory: String
    private let systemFile: String
    private let checks: TextChecks

    /// - Parameters:
    ///   - environment: `DOCKSTAT_CONFIG`, `STATE_DIRECTORY`, `DOCKER_HOST`, `DOCKER_TLS_VERIFY`, `DOCKER_CERT_PATH`, `HOME`
    ///     `CREDENTIALS_DIRECTORY`, the variables of `NotificationEnvironment` and whatever `${VARIABLE}` names.
    ///   - workingDirectory: absolute.
    ///   - checkCron: what is wrong with the five fields of a maintenance window, as a sentence; `nil`: nothing.
    ///   - checkTemplate: the same of a receiver's `title` and `body`.
    ///   - checkSummary: the same of a rule's `summary`.
    ///   - checkLanguage: the same of the tag of a site's language, with the folder of its key `site`.
    package init(
        environment: [String: String], workingDirectory: String, systemFile: String = ConfigurationLoader.systemFile,
        checkCron: @escaping @Sendable (String) -> String? = { _ in nil },
        checkTemplate: @escaping @Sendable (String) -> String? = { _ in nil },
        checkSummary: @escaping @Sendable (String) -> String? = { _ in nil },
        checkLanguage: @escaping @Sendable (String, String?) -> String? = { _, _ in nil }
    ) {
        self.environment = environment
        self.workingDirectory = workingDirectory
        self.systemFile = systemFile
        checks = TextChecks(cron: checkCron, template: checkTemplate, summary: checkSummary, language: checkLanguage)
    }

    /// - Parameter file: the one named on the command line; relative paths start in the working folder.
    /// - Throws: every mistake of the file at once; nothing is applied then.
    package func load(
        file: String? = nil, overrides: ConfigurationOverrides = ConfigurationOverrides()
    ) throws(ConfigurationErrors) -> LoadedConfiguration {
        guard let found = try find(file) else {
            let places = DefaultPlaces(
                file: nil, workingDirectory: workingDirectory, environment: environment, overrides: overrides)
            return try reader(Self.fileName, places).read(nil)
        }
        let places = DefaultPlaces(
            file: found.path, workingDirectory: workingDirectory, environment: environment, overrides: overrides)
        return try reader(found.shown, places).read(found.text)
    }

    /// The rules that a file names, without the rest of the built-in ones: a list of rules, or a map with `rules` (such as a
    /// whole configuration, of which nothing else is looked at). What it does not say of a built-in rule is as built in.
    ///
    /// - Parameter file: relative paths start in the working folder.
    /// - Throws: every mistake at once; a file without rules is one.
    package func rules(inFile file: String) throws(ConfigurationErrors) -> [Rule] {
        guard let found = try read(file, whereNamed: "on the command line") else { return [] }
        let places = DefaultPlaces(
            file: found.path, workingDirectory: workingDirectory, environment: environment,
            overrides: ConfigurationOverrides())
        return try reader(found.shown, places).rules(found.text)
    }

    /// The same of a text that is no file.
    ///
    /// - Parameter name: what mistakes call it.
    package func rules(inText text: String, called name: String) throws(ConfigurationErrors) -> [Rule] {
        let places = DefaultPlaces(
            file: nil, workingDirectory: workingDirectory, environment: environment, overrides: ConfigurationOverrides())
        return try reader(name, places).rules(text)
    }

    private func reader(_ source: String, _ places: DefaultPlaces) -> ConfigurationReader {
        ConfigurationReader(source: source, places: places, environment: environment, checks: checks)
    }

    private struct Found {
        var path: String
        /// As the person named it.
        var shown: String
        var text: String
    }

    private func find(_ named: String?) throws(ConfigurationErrors) -> Found? {
        if let named { return try read(named, whereNamed: "on the command line") }
        if let named = environment["DOCKSTAT_CONFIG"], !named.isEmpty { return try read(named, whereNamed: "by DOCKSTAT_CONFIG") }
        for candidate in [Self.fileName, systemFile] {
            if let found = try read(candidate, whereNamed: nil) { return found }
        }
        return nil
    }

    /// - Parameter whereNamed: `nil` where the file may be missing.
    private func read(_ file: String, whereNamed: String?) throws(ConfigurationErrors) -> Found? {
        let path = FilePath.absolute(file, in: workingDirectory)
        func failed(_ message: String) -> ConfigurationErrors {
            ConfigurationErrors([ConfigurationMistake(source: Shown.path(file), message: message)])
        }
        do {
            return Found(path: path, shown: Shown.path(file), text: try ConfigurationFile.text(at: path))
        } catch {
            switch error {
            case .missing:
                guard let whereNamed else { return nil }
                throw failed("no such file, though it is named \(whereNamed); `dockstat init` writes one")
            case .unreadable(let reason): throw failed("cannot be read: \(reason)")
            case .tooLarge: throw failed("is larger than 1 MiB, which no configuration is; is it the right file?")
            case .notText(let offset): throw failed("is not UTF-8 text: the first wrong byte is at offset \(offset)")
            }
        }
    }
}
