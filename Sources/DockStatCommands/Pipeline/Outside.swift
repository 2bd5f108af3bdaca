internal import DockStatModel
internal import Notifications
internal import Transfer

/// Whom a tick talks to besides engines: receivers of messages, registries, a watcher of its own pulse.
struct Outside: Sendable {
    let client: TransferClient
    let delivery: Delivery

    init(_ configuration: Configuration, client: TransferClient) {
        self.client = client
        delivery = Delivery(
            receivers: configuration.notifications.receivers, language: configuration.language,
            timeZone: configuration.timeZone, client: client)
    }

    /// - Returns: why the pulse was not told, for a log.
    func tell(_ signal: Heartbeat.Signal, _ heartbeat: HeartbeatConfiguration?) async -> String? {
        guard let heartbeat else { return nil }
        return await Heartbeat(client: client).send(signal, to: heartbeat)
    }
}
