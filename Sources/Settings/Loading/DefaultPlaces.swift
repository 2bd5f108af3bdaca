/// Where files lie when the configuration does not say.
///
/// State (database and output) goes to the folder systemd gives the service (`STATE_DIRECTORY`); with a configuration of the
/// whole system (below `/etc`) to `/var/lib/dockstat`; otherwise beside the configuration file, or into the working folder
/// where there is no file.
struct DefaultPlaces: Hashable {
    static let systemState = "/var/lib/dockstat"

    /// Absolute path of the configuration file.
    let file: String?
    /// What relative paths in the file start from.
    let base: String
    let database: String
    let output: String
    /// From the command line, absolute; they win over the file.
    let overridingDatabase: String?
    let overridingOutput: String?

    init(file: String?, workingDirectory: String, environment: [String: String], overrides: ConfigurationOverrides) {
        self.file = file
        base = file.map(FilePath.folder(of:)) ?? workingDirectory
        // systemd joins several folders with colons; the first is ours.
        let given = environment["STATE_DIRECTORY"]?.split(separator: ":").first.map(String.init)
        let state =
            if let given, given.hasPrefix("/") {
                given
            } else if base == "/etc" || base.hasPrefix("/etc/") {
                Self.systemState
            } else {
                base
            }
        database = FilePath.absolute("dockstat.sqlite", in: state)
        output = FilePath.absolute("public", in: state)
        overridingDatabase = overrides.database.map { FilePath.absolute($0, in: workingDirectory) }
        overridingOutput = overrides.output.map { FilePath.absolute($0, in: workingDirectory) }
    }
}
