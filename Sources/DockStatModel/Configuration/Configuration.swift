/// Everything `dockstat.yaml` decides. `Configuration()` is what an empty or missing file means.
package struct Configuration: Hashable, Sendable {
    package var title = "DockStat"
    /// Absolute URL without a trailing slash; only for feeds, messages and badges.
    package var baseURL: String?
    /// BCP 47, `en` or `de`.
    package var language = "en"
    /// IANA name.
    package var timeZone = "UTC"
    /// What the timer is set to: staleness and gaps are judged by it.
    package var interval: Duration = .seconds(15)
    /// Absolute paths.
    package var database: String
    package var output: String
    package var templates: String?
    package var site: String?
    /// A line at the foot of every page.
    package var footer: String?
    /// Absolute path of a picture.
    package var logo: String?
    /// Empty: one site with everything, in `output`.
    package var views: [ViewConfiguration] = []
    /// The slug of a theme; `automatic` is light or dark as the reader's system is.
    package var theme = "automatic"
    /// Globs over `container` or `host/container`; what they name stands first on the overview, in this order.
    package var pinned: [String] = []
    /// Of those, what people pinned on the pages: `host/container`.
    package var keptPins: [String] = []
    /// What is another key than usual.
    package var hotkeys: [Hotkey: String] = [:]
    /// Themes that people made on the pages.
    package var keptThemes: [KeptTheme] = []
    /// The theme that people chose for whoever chose none, in the place of `theme`.
    package var chosenTheme: String?
    package var hosts = [HostConfiguration(name: "local", engine: .localDefault)]
    package var containers = ContainerSettings()
    package var retention = RetentionSettings()
    package var backup: BackupSettings
    package var publishing = PublishingSettings()
    package var logging = LoggingSettings()
    package var companion = CompanionSettings()
    /// The built-in ones with their changes, and those of the configuration; in this order.
    package var rules = Rule.builtIn
    package var maintenance: [MaintenanceWindow] = []
    package var notifications = NotificationSettings()

    /// - Parameters: absolute paths.
    package init(database: String, output: String, backupDirectory: String) {
        self.database = database
        self.output = output
        self.backup = BackupSettings(directory: backupDirectory)
    }

    /// The hosts that are read.
    package var monitored: [HostConfiguration] { hosts.filter { $0.pausedSince == nil } }
}

package struct HostConfiguration: Hashable, Sendable {
    package enum Source: String, Hashable, Sendable, CaseIterable {
        /// Control groups where the engine is local and they are readable, else the API.
        case auto
        case api
        case cgroup
    }

    package enum Origin: Hashable, Sendable {
        /// The configuration file, or the environment.
        case file
        /// Added through the pages, the API or the command line.
        ///
        /// - Parameter revision: another one after every edit.
        case kept(revision: String)
    }

    /// Letters, digits, `.`, `_`, `-`; unique.
    package var name: String
    package var engine: EngineAddress
    /// For the whole poll of this host.
    package var timeout: Duration = .seconds(10)
    package var connectTimeout: Duration = .seconds(3)
    package var source: Source = .auto
    package var labels: [String: String] = [:]
    /// Whether its containers may be started, stopped and removed from here.
    package var actions = false
    package var origin: Origin = .file
    /// Since when people want it not to be read; `nil`: it is read.
    package var pausedSince: Timestamp?

    package var isKept: Bool { if case .kept = origin { true } else { false } }

    package init(name: String, engine: EngineAddress) {
        self.name = name
        self.engine = engine
    }
}

package struct ContainerSettings: Hashable, Sendable {
    /// Globs over container names; these containers are not kept at all.
    package var ignore: [String] = []
    /// Last lines kept in incidents; 0: none.
    package var logs = 0

    package init() {}
}

package struct RetentionSettings: Hashable, Sendable {
    /// Every reading.
    package var full: Duration = .hours(48)
    package var fiveMinutes: Duration = .days(30)
    package var hourly: Duration = .days(400)
    /// Bytes the database file may take; the oldest readings go first. `nil`: no limit.
    package var databaseSize: Int64? = 2 << 30

    package init() {}
}

package struct BackupSettings: Hashable, Sendable {
    /// Zero switches scheduled backups off.
    package var every: Duration = .hours(1)
    package var keep = 10
    /// Absolute path.
    package var directory: String

    package init(directory: String) { self.directory = directory }
}

package struct PublishingSettings: Hashable, Sendable {
    /// Whether every text file gets a `.gz` twin for `gzip_static`.
    package var gzip = false

    package init() {}
}

package struct LoggingSettings: Hashable, Sendable {
    package enum Level: String, Hashable, Sendable, CaseIterable {
        case trace, debug, info, notice, warning, error, critical
    }
    package enum Format: String, Hashable, Sendable, CaseIterable {
        case text, json
    }

    package var level: Level = .info
    package var format: Format = .text

    package init() {}
}
