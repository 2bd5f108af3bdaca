internal import DockStatModel
internal import Yams

extension ConfigurationReader {
    func readDiscord(_ map: NodeReader.Map, _ reader: inout NodeReader) -> ReceiverConfiguration.Discord? {
        let url = readAddress(map, &reader)
        let mention = reader.values(map, "mention", .mention) ?? []
        let username = reader.value(map, "username", .discordName)
        return url.map { .init(url: $0, mention: mention, username: username) }
    }

    func readSlack(_ map: NodeReader.Map, _ reader: inout NodeReader) -> ReceiverConfiguration.Slack? {
        guard reader.hasSecret(map, "bot_token") else {
            for key in ["channel", "api"] where map.has(key) {
                reader.refuse(map.place(key), map.path(key), "is given without bot_token, to which it belongs")
            }
            guard reader.hasSecret(map, "url") else {
                reader.refuse(
                    map.mark, map.path("url"), "is missing; give the address of an incoming webhook, or bot_token and channel")
                return nil
            }
            return readAddress(map, &reader).map { .init(access: .webhook(url: $0)) }
        }
        if let given = SecretForm.allCases.map({ "url" + $0.suffix }).first(where: map.has) {
            reader.refuse(map.place(given), map.path(given), "is given besides bot_token; keep one of them")
        }
        let token = reader.secret(map, "bot_token", .token)
        let channel = reader.required(map, "channel", .text(atMost: 100))
        let api = reader.hidden(map, "api", .plainAddress) ?? "https://slack.com/api"
        checkAuthority(map, isEncrypted: api.hasPrefix("https:"), &reader)
        if WebAddress(api)?.isExposed == true {
            reader.warn(map.place("api"), map.path("api"), "is reached without encryption, and bot_token with it; use https://")
        }
        guard let token, let channel else { return nil }
        return .init(access: .bot(token: token, channel: channel, api: api))
    }

    func readEmail(_ map: NodeReader.Map, _ reader: inout NodeReader) -> ReceiverConfiguration.Email? {
        let server = map.has("server") ? reader.hidden(map, "server", .mailServer) : reader.required(map, "server", .mailServer)
        let from = reader.required(map, "from", .mailbox)
        if !map.has("to") { _ = reader.required(map, "to", .mailbox) }
        let to = reader.values(map, "to", .mailbox) ?? []
        if map.has("to"), case .sequence(let list) = map.entries["to"], list.isEmpty {
            reader.refuse(map.place("to"), map.path("to"), "names nobody; it is \(ValueKind<String>.mailbox.allowed)")
        }
        var email = ReceiverConfiguration.Email(server: server ?? "", from: from ?? "", to: to)
        reader.read(&email.tls, map, "tls", .choice)
        reader.read(&email.username, map, "username", .text(atMost: 320))
        email.password = reader.secret(map, "password", .password)
        email.cc = reader.values(map, "cc", .mailbox) ?? []
        reader.read(&email.replyTo, map, "reply_to", .mailbox)
        reader.read(&email.listID, map, "list_id", .listID)
        email.listUnsubscribe = reader.hidden(map, "list_unsubscribe", .unsubscribeAddress)
        checkLogin(email, map, &reader)
        checkAuthority(map, isEncrypted: email.tls == .required, &reader)
        return server == nil || from == nil || to.isEmpty ? nil : email
    }

    private func checkLogin(_ email: ReceiverConfiguration.Email, _ map: NodeReader.Map, _ reader: inout NodeReader) {
        let password = SecretForm.allCases.map { "password" + $0.suffix }.first(where: map.has)
        if let password, !map.has("username") {
            reader.refuse(map.place(password), map.path(password), "is given without username; they belong together")
        }
        if map.has("username"), password == nil {
            reader.refuse(map.place("username"), map.path("username"), "is given without password; they belong together")
        }
        guard email.tls == .none else { return }
        if email.server.hasPrefix("smtps://") {
            reader.refuse(
                map.place("tls"), map.path("tls"), "found \"none\", but smtps:// is always encrypted; allowed: required")
        } else if let password, !Loopback.isName(MailServerText.host(of: email.server)) {
            reader.warn(map.place(password), map.path(password), "is sent without encryption; take out `tls: none`")
        }
    }

    func readWebhook(_ map: NodeReader.Map, _ reader: inout NodeReader) -> ReceiverConfiguration.Webhook? {
        let url = readAddress(map, &reader)
        var webhook = ReceiverConfiguration.Webhook(url: url ?? Secret(""))
        webhook.secrets = reader.secrets(map, "secrets", .signingKey)
        reader.read(&webhook.format, map, "format", .choice)
        webhook.headers = readHeaders(map, &reader)
        reader.read(&webhook.allowsLinkLocal, map, "allow_link_local", .flag)
        if webhook.format == .template, !map.has("body") {
            reader.refuse(
                map.place("format"), map.path("format"), "found \"template\", but there is no body, which is the template")
        }
        if webhook.format != .template, map.has("body") {
            reader.refuse(
                map.place("body"), map.path("body"),
                "is not used by the format \(webhook.format.rawValue); add `format: template`, or take it out")
        }
        return url == nil ? nil : webhook
    }

    func readCommand(_ map: NodeReader.Map, _ reader: inout NodeReader) -> ReceiverConfiguration.Command? {
        let program = ValueKind<String>.program(in: places.base)
        guard let node = map.entries["command"] else {
            _ = reader.required(map, "command", program)
            return nil
        }
        var arguments: [String?] = []
        if case .sequence(let list) = node {
            for (index, element) in list.enumerated() {
                let path = "\(map.path("command"))[\(index)]"
                arguments.append(reader.hidden(element, path: path, index == 0 ? program : .argument))
            }
            if list.isEmpty {
                reader.refuse(map.place("command"), map.path("command"), "is empty; it begins with \(program.allowed)")
            }
        } else {
            arguments = [reader.hidden(node, path: map.path("command"), program)]
        }
        var command = ReceiverConfiguration.Command(arguments: arguments.compactMap { $0 })
        reader.read(&command.timeout, map, "timeout", .duration(.milliseconds(100)...(.minutes(1))))
        return arguments.isEmpty || command.arguments.count < arguments.count ? nil : command
    }
}
