import DockStatModel

/// From the text of a configuration to its values.
struct ConfigurationReader {
    let source: String
    let places: DefaultPlaces
    let environment: [String: String]
    var checks = TextChecks()

    /// - Parameter text: `nil` where there is no file.
    func read(_ text: String?) throws(ConfigurationErrors) -> LoadedConfiguration {
        var reader = NodeReader(source: source, environment: environment, folder: places.base)
        var configuration = Configuration(database: places.database, output: places.output, backupDirectory: "")
        var backupDirectory = "backups"
        var hosts: [HostConfiguration]?
        let top = try text.flatMap { text throws(ConfigurationErrors) in try YAMLText.root(of: text, source: source) }
            .flatMap { reader.map(root: $0) }
        if let top {
            readGeneral(&configuration, top, &reader)
            hosts = readHosts(top, &reader, folder: places.base)
            readContainers(&configuration.containers, top, &reader)
            readRetention(&configuration.retention, top, &reader)
            if let map = reader.map(top, "backup", schemaPath: "backup") {
                reader.read(&configuration.backup.every, map, "every", .duration(from: .minutes(1), orZero: true))
                reader.read(&configuration.backup.keep, map, "keep", .number(1...1000))
                // Where a relative one starts is known only after the database's place is.
                reader.read(&backupDirectory, map, "directory", .text(atMost: 1000))
            }
            if let map = reader.map(top, "publishing", schemaPath: "publishing") {
                reader.read(&configuration.publishing.gzip, map, "gzip", .flag)
            }
            if let map = reader.map(top, "logging", schemaPath: "logging") {
                reader.read(&configuration.logging.level, map, "level", .choice)
                reader.read(&configuration.logging.format, map, "format", .choice)
            }
            readCompanion(&configuration.companion, top, &reader)
            configuration.rules = readRules(top, &reader)
            configuration.maintenance = readMaintenance(top, timeZone: configuration.timeZone, &reader)
        }
        let notifications = readNotifications(top, timeZone: configuration.timeZone, &reader)
        configuration.notifications = notifications.settings
        configuration.database = places.overridingDatabase ?? configuration.database
        configuration.output = places.overridingOutput ?? configuration.output
        if let top { configuration.views = readViews(top, of: configuration, &reader) }
        configuration.backup.directory = FilePath.absolute(backupDirectory, in: FilePath.folder(of: configuration.database))

        var mistakes = reader.mistakes + notifications.mistakes
        var warnings = reader.warnings + notifications.warnings
        if let hosts {
            configuration.hosts = hosts
        } else {
            do {
                let host = try DockerEnvironment.host(environment: environment)
                configuration.hosts = [host]
                if let message = OpenEngine.warning(host.engine) {
                    warnings.append(ConfigurationMistake(source: "environment", key: "DOCKER_HOST", message: message))
                }
            } catch {
                mistakes += error.mistakes
            }
        }
        guard mistakes.isEmpty else { throw ConfigurationErrors(mistakes) }
        return LoadedConfiguration(configuration: configuration, file: places.file, warnings: warnings)
    }

    private func readGeneral(_ configuration: inout Configuration, _ top: NodeReader.Map, _ reader: inout NodeReader) {
        reader.read(&configuration.title, top, "title", .text(atMost: 200))
        reader.read(&configuration.baseURL, top, "base_url", .webAddress)
        reader.read(&configuration.language, top, "language", .languageTag)
        reader.read(&configuration.timeZone, top, "time_zone", .timeZone)
        reader.read(&configuration.interval, top, "interval", .duration(.seconds(1)...(.hours(1))))
        reader.read(&configuration.theme, top, "theme", .themeName)
        if let entries = reader.list(top, "pinned", of: "patterns, such as \"web-1/mail*\"") {
            configuration.pinned = entries.compactMap { reader.value($0.node, path: $0.path, .text(atMost: 300)) }
        }
        readHotkeys(&configuration.hotkeys, top, &reader)
        let path = ValueKind.path(in: places.base)
        reader.read(&configuration.database, top, "database", path)
        reader.read(&configuration.output, top, "output", path)
        reader.read(&configuration.templates, top, "templates", path)
        reader.read(&configuration.site, top, "site", path)
        checkLanguage(configuration.language, site: configuration.site, in: top, &reader)
        reader.read(&configuration.logo, top, "logo", .picture(in: places.base))
        reader.read(&configuration.footer, top, "footer", .text(atMost: 500))
    }

    /// Told at the language where it is given, else at the folder that has no catalogue for the one above.
    func checkLanguage(_ language: String, site: String?, in map: NodeReader.Map, _ reader: inout NodeReader) {
        guard map.has("language") || map.has("site"), let sentence = checks.language(language, site) else { return }
        let key = map.has("language") ? "language" : "site"
        reader.refuse(map.place(key), map.path(key), sentence)
    }

    private func readContainers(_ settings: inout ContainerSettings, _ top: NodeReader.Map, _ reader: inout NodeReader) {
        guard let map = reader.map(top, "containers", schemaPath: "containers") else { return }
        reader.read(&settings.logs, map, "logs", .number(0...DockStatLabel.mostLogLines))
        guard let entries = reader.list(map, "ignore", of: "patterns, such as \"*-init-*\"") else { return }
        settings.ignore = entries.compactMap { reader.value($0.node, path: $0.path, .text(atMost: 200)) }
    }

    private func readRetention(_ settings: inout RetentionSettings, _ top: NodeReader.Map, _ reader: inout NodeReader) {
        guard let map = reader.map(top, "retention", schemaPath: "retention") else { return }
        let before = reader.mistakes.count
        reader.read(&settings.full, map, "full", .duration(from: .hours(1)))
        reader.read(&settings.fiveMinutes, map, "five_minutes", .duration(from: .hours(1)))
        reader.read(&settings.hourly, map, "hourly", .duration(from: .hours(1)))
        reader.read(&settings.databaseSize, map, "database_size", .sizeOrUnlimited)
        guard reader.mistakes.count == before else { return }
        // Told at the key that is given; the other one may be a default.
        if settings.fiveMinutes < settings.full {
            let key = map.has("five_minutes") ? "five_minutes" : "full"
            reader.refuse(
                map.place(key), map.path(key),
                "five_minutes (\(settings.fiveMinutes.text)) is shorter than full (\(settings.full.text)); allowed: at least as long"
            )
        }
        if settings.hourly < settings.fiveMinutes {
            let key = map.has("hourly") ? "hourly" : "five_minutes"
            reader.refuse(
                map.place(key), map.path(key),
                "hourly (\(settings.hourly.text)) is shorter than five_minutes (\(settings.fiveMinutes.text)); allowed: at least as long"
            )
        }
    }
}
