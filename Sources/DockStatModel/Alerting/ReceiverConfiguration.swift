/// A way to reach people, as configured.
package struct ReceiverConfiguration: Hashable, Sendable {
    package enum Kind: Hashable, Sendable {
        case discord(Discord)
        case slack(Slack)
        case email(Email)
        case webhook(Webhook)
        case command(Command)

        /// The word of `type:`.
        package var name: String {
            switch self {
            case .discord: "discord"
            case .slack: "slack"
            case .email: "email"
            case .webhook: "webhook"
            case .command: "command"
            }
        }
    }

    /// Unique.
    package var name: String
    package var kind: Kind
    /// Hears of alerts at least that severe.
    package var severity: Severity = .info
    package var sendResolved = true
    package var quietHours: QuietHours?
    /// Mustache; `nil`: ours.
    package var title: String?
    package var body: String?
    /// `en` or `de`; `nil`: the site's.
    package var language: String?
    /// As libcurl takes it; `nil`: the usual variables of the environment.
    package var proxy: Secret?
    /// Absolute path of a PEM file.
    package var authorityFile: String?

    package init(name: String, kind: Kind) {
        self.name = name
        self.kind = kind
    }

    /// Daily; a `to` that is not after `from` is on the next day. What is below critical waits and comes as one digest.
    package struct QuietHours: Hashable, Sendable {
        package var from: MaintenanceWindow.TimeOfDay
        package var to: MaintenanceWindow.TimeOfDay
        /// On which days they begin; empty: every day.
        package var days: [MaintenanceWindow.Weekday]
        /// IANA name.
        package var timeZone: String

        package init(
            from: MaintenanceWindow.TimeOfDay, to: MaintenanceWindow.TimeOfDay, days: [MaintenanceWindow.Weekday],
            timeZone: String
        ) {
            self.from = from
            self.to = to
            self.days = days
            self.timeZone = timeZone
        }
    }

    package struct Discord: Hashable, Sendable {
        package var url: Secret
        /// `role:<id>`, `user:<id>` or `everyone`: who is mentioned in a first message. Nobody by default.
        package var mention: [String]
        /// The name it posts under; `nil`: the webhook's own.
        package var username: String?

        package init(url: Secret, mention: [String] = [], username: String? = nil) {
            self.url = url
            self.mention = mention
            self.username = username
        }
    }

    package struct Slack: Hashable, Sendable {
        package enum Access: Hashable, Sendable {
            case webhook(url: Secret)
            /// `api` is `https://slack.com/api` but for tests and gateways.
            case bot(token: Secret, channel: String, api: String)
        }
        package var access: Access

        package init(access: Access) { self.access = access }
    }

    package struct Email: Hashable, Sendable {
        package enum TLS: String, Hashable, Sendable, CaseIterable { case required, none }

        /// `smtp://host:port` or `smtps://host:port`.
        package var server: String
        package var tls: TLS = .required
        package var username: String?
        package var password: Secret?
        /// `Name <address>` or a bare address, as all of these.
        package var from: String
        package var to: [String]
        package var cc: [String] = []
        package var replyTo: String?
        package var listID: String?
        /// `https:` or `mailto:` address.
        package var listUnsubscribe: String?

        package init(server: String, from: String, to: [String]) {
            self.server = server
            self.from = from
            self.to = to
        }
    }

    package struct Webhook: Hashable, Sendable {
        package enum Format: String, Hashable, Sendable, CaseIterable { case standard, cloudevents, alertmanager, template }

        package var url: Secret
        /// `whsec_…` or `whsk_…`; each makes a signature.
        package var secrets: [Secret] = []
        package var format: Format = .standard
        package var headers: [String: Secret] = [:]
        /// Link-local and metadata addresses are refused unless this is set.
        package var allowsLinkLocal = false

        package init(url: Secret) { self.url = url }
    }

    package struct Command: Hashable, Sendable {
        /// Absolute path and arguments; gets the message as JSON on its standard input.
        package var arguments: [String]
        package var timeout: Duration = .seconds(10)

        package init(arguments: [String]) { self.arguments = arguments }
    }
}
