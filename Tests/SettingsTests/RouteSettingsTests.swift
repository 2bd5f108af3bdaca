import DockStatModel
import Settings
import Testing

struct RouteSettingsTests {
    private static let receivers =
        "receivers: [{ name: ops, type: command, command: /x }, { name: mail, type: command, command: /x }]\n"

    @Test("routes, grouping, repeating and the heartbeat are read")
    func everything() throws {
        let settings = try load(
            Self.receivers + """
                routes:
                  - match: { severity: critical, groups: [shop] }
                    receivers: [ops, mail]
                    continue: true
                    escalate: { after: 30m, receivers: mail }
                  - receivers: ops
                  - { match: { hosts: db }, receivers: [] }
                group_by: [rule, "label:team"]
                group_wait: 30s
                repeat: 0
                heartbeat: { url: "https://hc.example/1", start: true }
                """
        ).configuration.notifications
        var matcher = Matcher()
        matcher.severity = .critical
        matcher.groups = ["shop"]
        var database = Matcher()
        database.hosts = ["db"]
        #expect(
            settings.routes == [
                Route(
                    matcher: matcher, receivers: ["ops", "mail"], isContinued: true,
                    escalation: .init(after: .minutes(30), receivers: ["mail"])),
                Route(matcher: Matcher(), receivers: ["ops"]), Route(matcher: database, receivers: []),
            ])
        #expect(settings.groupBy == ["rule", "label:team"])
        #expect(settings.groupWait == .seconds(30))
        #expect(settings.repeatEvery == .zero)
        #expect(settings.heartbeat == HeartbeatConfiguration(url: Secret("https://hc.example/1"), tellsStart: true))
    }

    @Test("a heartbeat may be an address alone")
    func heartbeat() throws {
        let settings = try load("heartbeat: https://hc.example/1").configuration.notifications
        #expect(settings.heartbeat == HeartbeatConfiguration(url: Secret("https://hc.example/1")))
    }

    @Test(
        "what is wrong with routes is told at its place",
        arguments: [
            (
                "routes: [{ receivers: [opps] }]",
                "dockstat.yaml:2:24: routes[0].receivers[0]: no receiver is called \"opps\" (did you mean ops?); allowed: ops, mail"
            ),
            (
                "routes: [{ receivers: ops, escalate: { after: 5m, receivers: x } }]",
                "dockstat.yaml:2:62: routes[0].escalate.receivers: no receiver is called \"x\"; allowed: ops, mail"
            ),
            (
                "routes: [{ continue: true }]",
                "dockstat.yaml:2:10: routes[0].receivers: is missing; it is names of receivers: ops, mail"
            ),
            (
                "routes: [{ receivers: ops, escalate: { receivers: ops } }]",
                "dockstat.yaml:2:38: routes[0].escalate.after: is missing; it is a length of time such as 15s, 5m, 4h or 30d, 1m to 7d"
            ),
            (
                "group_by: [hosts]",
                "dockstat.yaml:2:12: group_by[0]: found \"hosts\" (did you mean host?); allowed: host, stack, rule, container, severity, group or label:<name>"
            ),
            (
                "repeat: 10s",
                "dockstat.yaml:2:9: repeat: found \"10s\"; allowed: a length of time such as 15s, 5m, 4h or 30d, 0 or from 1m"
            ),
            (
                "heartbeat: { start: true }",
                "dockstat.yaml:2:12: heartbeat.url: is missing; it is an http:// or https:// address, and may be given as url_file or url_credential as well"
            ),
            (
                "heartbeat: { url: \"https://a\" }\nheartbeat_file: x",
                "dockstat.yaml:3:17: heartbeat_file: is given besides heartbeat; keep one of them"
            ),
        ])
    func wrong(yaml: String, message: String) throws {
        #expect(try mistakes(Self.receivers + yaml) == [message])
    }

    @Test("a route to a receiver that is wrong itself is not told on top of it")
    func wrongReceiver() throws {
        let told = try mistakes("receivers: [{ name: ops, type: command }]\nroutes: [{ receivers: ops }]")
        #expect(told.count == 1 && told.first?.contains("receivers[0].command: is missing") == true, "\(told)")
    }

    @Test("routes without any receiver lead nowhere")
    func noReceivers() throws {
        #expect(
            try mistakes("routes: [{ receivers: ops }]") == [
                "dockstat.yaml:1:23: routes[0].receivers: no receiver is called \"ops\"; allowed: none, since there are no receivers"
            ])
    }

    @Test(
        "a receiver that no route leads to, and a route that is never reached, are worth a warning",
        arguments: [
            ("routes: [{ receivers: [ops, mail] }]", []), ("routes: [{ match: { hosts: a }, receivers: ops }]", []),
            ("routes: [{ receivers: ops, continue: true }]", []),
            ("routes: [{ receivers: ops, escalate: { after: 5m, receivers: mail } }]", []),
            (
                "routes: [{ match: { hosts: a }, receivers: ops }, { receivers: ops }]",
                [
                    "dockstat.yaml:1:64: receivers[1].name: no route leads to the receiver mail, since routes[1] has no match and ends all; only the label dockstat.receiver reaches it"
                ]
            ),
            (
                "routes: [{ receivers: [ops, mail] }, { match: { hosts: a }, receivers: ops }]",
                ["dockstat.yaml:2:38: routes[1]: is never reached: routes[0] has no match and ends all"]
            ),
        ] as [(String, [String])])
    func unreachable(yaml: String, warnings: [String]) throws {
        #expect(try load(Self.receivers + yaml).warnings.map(\.text) == warnings)
    }
}
