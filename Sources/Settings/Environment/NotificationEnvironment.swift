internal import DockStatModel

/// The receivers of a configuration that names none: DockStat's well-known variables.
///
/// `DISCORD_WEBHOOK_URL` makes the receiver `discord`, `SLACK_WEBHOOK_URL` the receiver `slack`, and `EMAIL_SENDER`,
/// `EMAIL_RECIPIENT` (several with commas), `EMAIL_PASSWORD` and `EMAIL_SERVICE` together the receiver `email`. An empty variable
/// counts as none.
enum NotificationEnvironment {
    struct Found {
        var receivers: [ReceiverConfiguration] = []
        /// Of those that are wrong, too.
        var names: [String] = []
        var mistakes: [ConfigurationMistake] = []
        var warnings: [ConfigurationMistake] = []

        mutating func refuse(_ variable: String, _ message: String) {
            mistakes.append(ConfigurationMistake(source: "environment", key: variable, message: message))
        }
    }

    static func receivers(environment: [String: String]) -> Found {
        let given = environment.filter { !$0.value.isEmpty }
        var found = Found()
        if let url = address("DISCORD_WEBHOOK_URL", "discord", given, &found) {
            found.receivers.append(.init(name: "discord", kind: .discord(.init(url: url))))
        }
        if let url = address("SLACK_WEBHOOK_URL", "slack", given, &found) {
            found.receivers.append(.init(name: "slack", kind: .slack(.init(access: .webhook(url: url)))))
        }
        if let email = email(given, &found) { found.receivers.append(.init(name: "email", kind: .email(email))) }
        return found
    }

    private static func address(
        _ variable: String, _ name: String, _ given: [String: String], _ found: inout Found
    ) -> Secret? {
        guard let text = given[variable] else { return nil }
        found.names.append(name)
        guard let address = WebAddress(text) else {
            found.refuse(variable, "holds something else than is allowed: \(ValueKind<Secret>.secretAddress.allowed)")
            return nil
        }
        if address.isExposed {
            found.warnings.append(
                ConfigurationMistake(source: "environment", key: variable, message: ConfigurationReader.exposedAddress))
        }
        return Secret(text)
    }

    private static func email(_ given: [String: String], _ found: inout Found) -> ReceiverConfiguration.Email? {
        let variables = ["EMAIL_SENDER", "EMAIL_RECIPIENT", "EMAIL_PASSWORD", "EMAIL_SERVICE"]
        guard variables.contains(where: { given[$0] != nil }) else { return nil }
        found.names.append("email")
        for variable in variables where given[variable] == nil {
            found.refuse(variable, "is not set, though e-mail needs all of \(variables.joined(separator: ", "))")
        }
        guard let sender = given["EMAIL_SENDER"], let recipients = given["EMAIL_RECIPIENT"],
            let password = given["EMAIL_PASSWORD"], let service = given["EMAIL_SERVICE"]
        else { return nil }
        let allowed = ValueKind<String>.mailbox.allowed
        let user = MailboxText.address(of: sender)
        if user == nil { found.refuse("EMAIL_SENDER", "found \(Shown.value(sender)); allowed: \(allowed)") }
        let to = recipients.split(separator: ",").map { $0.trimming(" ") }.filter { !$0.isEmpty }
        if to.isEmpty || to.contains(where: { MailboxText.address(of: $0) == nil }) {
            found.refuse("EMAIL_RECIPIENT", "found \(Shown.value(recipients)); allowed: \(allowed), several with commas between")
        }
        if (try? ValueKind<Secret>.password.parse(password)) == nil {
            found.refuse("EMAIL_PASSWORD", "holds something else than is allowed: \(ValueKind<Secret>.password.allowed)")
        }
        let server = MailService.server(service)
        if server == nil {
            let question = NearestName.question(service, among: MailService.names)
            found.refuse(
                "EMAIL_SERVICE",
                "found \(Shown.value(service)), a mail service DockStat does not know\(question); "
                    + "give its server in dockstat.yaml, as a receiver of type email")
        }
        guard found.mistakes.allSatisfy({ $0.key?.hasPrefix("EMAIL_") != true }), let server else { return nil }
        var email = ReceiverConfiguration.Email(server: server, from: sender, to: to)
        email.username = user
        email.password = Secret(password)
        return email
    }
}

extension Substring {
    fileprivate func trimming(_ sign: Character) -> String {
        var text = drop { $0 == sign }
        while text.last == sign { text.removeLast() }
        return String(text)
    }
}
