internal import DockStatModel
internal import Yams

extension ConfigurationReader {
    /// Receivers, routes and what goes with them; without `receivers` in the file, those of the environment.
    ///
    /// - Parameter top: `nil` where there is no file, or an empty one.
    /// - Returns: with what is wrong with the environment.
    func readNotifications(
        _ top: NodeReader.Map?, timeZone: String, _ reader: inout NodeReader
    ) -> (settings: NotificationSettings, mistakes: [ConfigurationMistake], warnings: [ConfigurationMistake]) {
        var settings = NotificationSettings()
        var mistakes: [ConfigurationMistake] = []
        var warnings: [ConfigurationMistake] = []
        let receivers: Receivers
        if let given = top.flatMap({ readReceivers($0, timeZone: timeZone, &reader) }) {
            receivers = given
        } else {
            let found = NotificationEnvironment.receivers(environment: environment)
            receivers = Receivers(readable: found.receivers, names: found.names)
            mistakes = found.mistakes
            warnings = found.warnings
        }
        settings.receivers = receivers.readable
        guard let top else { return (settings, mistakes, warnings) }
        settings.routes = readRoutes(top, receivers: receivers, &reader)
        if let words = reader.values(top, "group_by", .groupWord) { settings.groupBy = words }
        reader.read(&settings.groupWait, top, "group_wait", .duration(.milliseconds(1)...(.hours(1)), orZero: true))
        reader.read(&settings.repeatEvery, top, "repeat", .duration(from: .minutes(1), orZero: true))
        settings.heartbeat = readHeartbeat(top, &reader)
        return (settings, mistakes, warnings)
    }

    private func readHeartbeat(_ top: NodeReader.Map, _ reader: inout NodeReader) -> HeartbeatConfiguration? {
        guard case .mapping = top.entries["heartbeat"] else {
            guard reader.hasSecret(top, "heartbeat") else { return nil }
            return readAddress(top, key: "heartbeat", &reader).map { HeartbeatConfiguration(url: $0) }
        }
        guard let map = reader.map(top, "heartbeat", schemaPath: "heartbeat") else { return nil }
        for other in ["heartbeat_file", "heartbeat_credential"] where top.has(other) {
            reader.refuse(top.place(other), other, "is given besides heartbeat; keep one of them")
        }
        var tellsStart = false
        reader.read(&tellsStart, map, "start", .flag)
        return readAddress(map, &reader).map { HeartbeatConfiguration(url: $0, tellsStart: tellsStart) }
    }
}
