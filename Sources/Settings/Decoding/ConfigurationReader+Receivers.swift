internal import DockStatModel
internal import Yams

/// The words of `receivers[].type`.
enum ReceiverType: String, CaseIterable {
    case discord, slack, email, webhook, command
}

extension ConfigurationReader {
    struct Receivers {
        var readable: [ReceiverConfiguration] = []
        /// All names, of those too that are wrong otherwise: routes to these are not told on top of it.
        var names: [String] = []
        /// Where each name is written; empty where the environment gives the receivers.
        var places: [String: (place: ConfigurationMistake.Place?, path: String)] = [:]
    }

    /// - Parameter timeZone: the site's, for quiet hours that name none.
    /// - Returns: `nil` where the file does not speak of receivers.
    func readReceivers(_ top: NodeReader.Map, timeZone: String, _ reader: inout NodeReader) -> Receivers? {
        guard top.has("receivers") else { return nil }
        var receivers = Receivers()
        var places: [String: String] = [:]
        for entry in reader.list(top, "receivers", of: "receivers, each with name and type") ?? [] {
            guard let map = reader.map(entry.node, path: entry.path, schemaPath: "receivers[]") else { continue }
            let name = reader.required(map, "name", .receiverName)
            let isNew = name.map { reader.claim($0, map, &places) } ?? false
            let kind = readKind(map, &reader)
            guard let name, isNew else { continue }
            receivers.names.append(name)
            receivers.places[name] = (map.place("name"), map.path("name"))
            var receiver = ReceiverConfiguration(name: name, kind: kind ?? .command(.init(arguments: [])))
            readCommon(&receiver, map, timeZone: timeZone, &reader)
            if kind != nil { receivers.readable.append(receiver) }
        }
        return receivers
    }

    private func readKind(_ map: NodeReader.Map, _ reader: inout NodeReader) -> ReceiverConfiguration.Kind? {
        guard let type = reader.required(map, "type", ValueKind<ReceiverType>.choice) else { return nil }
        for name in map.entries.keys {
            guard let key = ConfigurationSchema.key(name, in: "receivers[]"), !key.receivers.isEmpty,
                !key.receivers.contains(type.rawValue)
            else { continue }
            reader.refuse(
                map.place(name), map.path(name),
                "belongs to receivers of type \(key.receivers.joined(separator: ", ")); this one is of type \(type.rawValue)")
        }
        switch type {
        case .discord: return readDiscord(map, &reader).map { .discord($0) }
        case .slack: return readSlack(map, &reader).map { .slack($0) }
        case .email: return readEmail(map, &reader).map { .email($0) }
        case .webhook: return readWebhook(map, &reader).map { .webhook($0) }
        case .command: return readCommand(map, &reader).map { .command($0) }
        }
    }

    private func readCommon(
        _ receiver: inout ReceiverConfiguration, _ map: NodeReader.Map, timeZone: String, _ reader: inout NodeReader
    ) {
        reader.read(&receiver.severity, map, "severity", .choice)
        reader.read(&receiver.sendResolved, map, "send_resolved", .flag)
        receiver.quietHours = readQuietHours(map, timeZone: timeZone, &reader)
        if receiver.quietHours != nil, receiver.severity == .critical {
            reader.warn(
                map.place("quiet_hours"), map.path("quiet_hours"),
                "hold nothing back: the receiver hears of critical alerts alone, and these do not wait")
        }
        receiver.title = reader.text(map, "title", .text(atMost: 1000), checked: checks.template)
        receiver.body = reader.text(map, "body", .lines(atMost: 20_000), checked: checks.template)
        reader.read(&receiver.language, map, "language", .language)
        receiver.proxy = reader.secret(map, "proxy", .proxy)
        reader.read(&receiver.authorityFile, map, "ca_file", .path(in: places.base))
    }

    private func readQuietHours(
        _ receiver: NodeReader.Map, timeZone: String, _ reader: inout NodeReader
    ) -> ReceiverConfiguration.QuietHours? {
        guard let map = reader.map(receiver, "quiet_hours", schemaPath: "receivers[].quiet_hours") else { return nil }
        let from = reader.required(map, "from", .timeOfDay())
        let to = reader.required(map, "to", .timeOfDay(latest: 1440))
        let days = reader.values(map, "days", ValueKind<MaintenanceWindow.Weekday>.choice) ?? []
        let zone = reader.value(map, "time_zone", .timeZone) ?? timeZone
        guard let from, let to else { return nil }
        return .init(from: from, to: to, days: days.isEmpty ? [] : Self.sorted(days), timeZone: zone)
    }

    /// The secret address of a receiver, with a warning where it can be read on its way.
    func readAddress(_ map: NodeReader.Map, key: String = "url", _ reader: inout NodeReader) -> Secret? {
        let url = reader.requiredSecret(map, key, .secretAddress)
        if let url, WebAddress(url.value)?.isExposed == true {
            let given = SecretForm.allCases.map { key + $0.suffix }.first(where: map.has) ?? key
            reader.warn(map.place(given), map.path(given), Self.exposedAddress)
        }
        if let url { checkAuthority(map, isEncrypted: url.value.lowercased().hasPrefix("https:"), &reader) }
        return url
    }

    /// Nobody shows a certificate where nothing is encrypted.
    func checkAuthority(_ map: NodeReader.Map, isEncrypted: Bool, _ reader: inout NodeReader) {
        guard !isEncrypted, map.has("ca_file") else { return }
        reader.refuse(map.place("ca_file"), map.path("ca_file"), "is not used: the connection is not encrypted; take it out")
    }

    static let exposedAddress =
        "is reached without encryption, and whoever listens on the way learns the address, which is the secret; use https://"
}
