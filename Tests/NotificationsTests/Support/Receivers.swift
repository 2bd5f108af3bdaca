import DockStatModel
import Synchronization
import Transfer

@testable import Notifications

extension ReceiverConfiguration {
    static func discord(_ url: String, name: String = "discord", mention: [String] = []) -> ReceiverConfiguration {
        ReceiverConfiguration(name: name, kind: .discord(.init(url: Secret(url), mention: mention)))
    }
    static func slack(_ url: String, name: String = "slack") -> ReceiverConfiguration {
        ReceiverConfiguration(name: name, kind: .slack(.init(access: .webhook(url: Secret(url)))))
    }
    static func bot(_ api: String) -> ReceiverConfiguration {
        ReceiverConfiguration(
            name: "bot", kind: .slack(.init(access: .bot(token: Secret("xoxb-secret"), channel: "#ops", api: api))))
    }
    static func webhook(_ url: String, name: String = "hook", _ change: (inout Webhook) -> Void = { _ in })
        -> ReceiverConfiguration
    {
        var webhook = Webhook(url: Secret(url))
        // The sink is on the loopback, which is not refused anyway.
        webhook.allowsLinkLocal = true
        change(&webhook)
        return ReceiverConfiguration(name: name, kind: .webhook(webhook))
    }
    static func command(_ arguments: [String], timeout: Duration = .seconds(10)) -> ReceiverConfiguration {
        var command = Command(arguments: arguments)
        command.timeout = timeout
        return ReceiverConfiguration(name: "command", kind: .command(command))
    }

    func provider(client: TransferClient = TransferClient()) -> any MessageProvider {
        Providers(client: client, language: "en", timeZone: "Europe/Berlin").provider(for: self)
    }

    /// One attempt at this receiver.
    func deliver(
        _ message: AlertMessage = Samples.message(), reference: String? = nil, key: String = "dockstat-test-1"
    ) async -> DeliveryResult {
        await provider().deliver(
            message, key: key, reference: reference.map(ConversationReference.init), attemptAt: Samples.now)
    }
}

/// Keeps what was recorded, in order.
final class RecordedResults: Sendable {
    private let state = Mutex<[(id: Int64, result: DeliveryResult)]>([])
    var all: [(id: Int64, result: DeliveryResult)] { state.withLock { $0 } }
    func add(_ id: Int64, _ result: DeliveryResult) { state.withLock { $0.append((id, result)) } }
    subscript(id: Int64) -> DeliveryResult? { all.first { $0.id == id }?.result }
}
