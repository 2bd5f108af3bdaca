import DockStatModel

/// A message as a CloudEvent in structured mode.
///
/// Source: CloudEvents 1.0.2, JSON format; https://github.com/cloudevents/spec
enum CloudEvent {
    static let contentType = "application/cloudevents+json; charset=utf-8"

    /// - Parameter key: with the source it names the event for good.
    static func event(_ message: AlertMessage, key: String, writer: MessageWriter) -> WireJSON {
        EventPayload.fitted { detail in
            var event: [String: WireJSON] = [
                "specversion": .string("1.0"), "id": .string(key),
                "source": .string(SafeLink.web(message.baseURL) ?? "/dockstat"),
                "type": .string("dockstat." + EventPayload.type(message)), "time": .string(MessageClock.iso(message.time)),
                "datacontenttype": .string("application/json"),
                "data": EventPayload.data(message, writer: writer, detail: detail),
            ]
            if let incident = message.incident { event["subject"] = .string("incident/\(incident.id)") }
            return .object(event)
        }
    }
}
