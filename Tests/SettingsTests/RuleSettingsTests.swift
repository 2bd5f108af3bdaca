import DockStatModel
import Settings
import Testing

struct RuleSettingsTests {
    @Test("a rule of its own comes behind the built-in ones with everything it says")
    func ownRule() throws {
        let rules = try load(
            """
            rules:
              - name: container-memory
                on: { containers: "web-*", hosts: ["a", "b?"], stacks: shop, labels: { tier: prod } }
                when: memory_percent > 90
                for: 5m
                recover: memory_percent < 80
                recover_for: 2m
                severity: critical
                summary: "{{container}} uses {{value}}"
                runbook: notes/runbooks/memory.md
                enabled: false
            """
        ).configuration.rules
        var matcher = Matcher()
        matcher.containers = ["web-*"]
        matcher.hosts = ["a", "b?"]
        matcher.stacks = ["shop"]
        matcher.labels = ["tier": "prod"]
        let own = Rule(
            name: "container-memory", on: matcher,
            when: .init(signal: .memoryPercent, comparison: .above, threshold: .number(90)), hold: .time(.minutes(5)),
            recover: .init(signal: .memoryPercent, comparison: .below, threshold: .number(80)), recoverFor: .minutes(2),
            severity: .critical, summary: "{{container}} uses {{value}}", runbook: "notes/runbooks/memory.md", isOn: false)
        #expect(rules == Rule.builtIn + [own])
    }

    @Test("a built-in rule named again changes only the parts given, in its place")
    func builtIn() throws {
        let rules = try load(
            """
            rules:
              - { name: restart-loop, enabled: false }
              - { name: memory-limit, when: memory_limit_percent > 90, for: 0s }
              - { name: container-unhealthy, for: 4 ticks, severity: info }
            """
        ).configuration.rules
        var expected = Rule.builtIn
        expected[2].isOn = false
        expected[5].when.threshold = .number(90)
        expected[5].hold = .time(.zero)
        expected[1].hold = .ticks(4)
        expected[1].severity = .info
        #expect(expected.map(\.name) == Rule.builtIn.map(\.name))
        #expect(rules == expected)
    }

    @Test(
        "a built-in recovery that no longer fits a changed condition goes",
        arguments: ["memory_limit_percent > 80", "memory_percent > 95", "memory_limit_percent < 10"])
    func inheritedRecovery(when: String) throws {
        let rules = try load("rules: [{ name: memory-limit, when: \(when) }]").configuration.rules
        #expect(rules.first { $0.name == "memory-limit" }?.recover == nil)
    }

    @Test("a recovery counts in the window of its rule where it names none")
    func window() throws {
        let rules = try load("rules: [{ name: a, when: restarts >= 3 in 1h, recover: restarts < 1 }]").configuration.rules
        #expect(rules.last?.recover?.window == .hours(1))
    }

    @Test(
        "what is wrong with a rule is told at its place",
        arguments: [
            ("name: web", "9", "rules[0].when: is missing, and no built-in rule is called web; it is signal, comparison"),
            (
                "name: oom-kil", "9",
                "rules[0].when: is missing, and no built-in rule is called oom-kil (did you mean oom-kill?);"
            ),
            ("when: pids > 1", "9", "rules[0].name: is missing; it is 1 to 63 letters"),
            ("name: a.b, when: pids > 1", "17", "rules[0].name: found \"a.b\"; allowed: 1 to 63 letters"),
            (
                "name: a, when: memry_percent > 90", "26",
                "rules[0].when: unknown signal \"memry_percent\" (did you mean memory_percent?); there are cpu_percent, "
            ),
            ("name: a, when: pids > 5m", "26", "rules[0].when: \"5m\" does not fit pids; it is compared with a number such as 3"),
            ("name: a, when: cpu_percent > 512MiB", "26", "rules[0].when: \"512MiB\" does not fit cpu_percent;"),
            ("name: a, when: state > exited", "26", "rules[0].when: state has no order; compare it with = or !="),
            (
                "name: a, when: pids > 9, recover: cpu_percent < 1", "45",
                "rules[0].recover: is about cpu_percent, but `when` is about pids; allowed: the same signal"
            ),
            (
                "name: a, when: pids > 9, recover: pids < 20", "45",
                "rules[0].recover: holds at 10 while `when` holds as well; allowed: what ends `when`"
            ),
            (
                "name: a, when: restarts > 9 in 1h, recover: restarts < 9 in 2h", "55",
                "rules[0].recover: counts in another window than `when`; allowed: the same window"
            ),
            ("name: a, when: pids > 9, for: 5", "41", "rules[0].for: found \"5\"; allowed: a length of time such as 5m"),
            ("name: a, when: pids > 9, for: 0 ticks", "41", "rules[0].for: found \"0 ticks\"; allowed:"),
            ("name: a, when: pids > 9, severity: fatal", "46", "rules[0].severity: found \"fatal\"; allowed: info, warning"),
            (
                "name: a, when: pids > 9, runbook: \"javascript:alert(1)\"", "45",
                "rules[0].runbook: found \"javascript:alert(1)\""
            ),
            ("name: a, when: pids > 9, runbook: a/../../b", "45", "rules[0].runbook: found \"a/../../b\"; allowed: a path"),
            (
                "name: a, when: reachable = false, on: { containers: web }", "49",
                "rules[0].on: would never match, since reachable is a signal of hosts: take out containers and stacks"
            ),
            (
                "name: a, when: job_age > 5m, on: { hosts: web }", "44",
                "rules[0].on: would never match, since job_age is a signal of DockStat itself"
            ),
            (
                "name: a, when: pids > 9, on: { host: web }", "42",
                "rules[0].on.host: unknown key (did you mean hosts?); allowed here: hosts, "
            ),
        ])
    func wrong(rule: String, column: String, beginning: String) throws {
        let told = try mistakes("rules: [{ \(rule) }]")
        #expect(told.count == 1)
        #expect(told.first?.hasPrefix("dockstat.yaml:1:\(column): \(beginning)") == true, "\(told)")
    }

    @Test("names of rules are unique in a file")
    func unique() throws {
        #expect(
            try mistakes("rules: [{ name: oom-kill, for: 1m }, { name: oom-kill, for: 2m }]") == [
                "dockstat.yaml:1:46: rules[1].name: \"oom-kill\" is the name of rules[0] already; names are unique"
            ])
    }

    @Test("a separate file of rules is a list, or a map with rules; it answers with those it names, whole")
    func rulesInFile() throws {
        try withFolder { folder in
            let loader = ConfigurationLoader(environment: [:], workingDirectory: folder)
            try write("- { name: oom-kill, severity: info }\n- { name: b, when: pids > 9 }", to: folder + "/list.yaml")
            try write("title: x\nrules: [{ name: b, when: pids > 9 }]", to: folder + "/map.yaml")
            var oomKill = Rule.builtIn[3]
            oomKill.severity = .info
            let own = Rule(name: "b", when: .init(signal: .pids, comparison: .above, threshold: .number(9)))
            #expect(try loader.rules(inFile: "list.yaml") == [oomKill, own])
            #expect(try loader.rules(inFile: folder + "/map.yaml") == [own])
        }
    }

    @Test(
        "what is wrong with a file of rules is told",
        arguments: [
            ("", "f.yaml: holds no rules; it is a list of rules, or a map with rules"),
            ("title: x", "f.yaml: holds no rules; it is a list of rules, or a map with rules"),
            ("text", "f.yaml:1:1: found \"text\"; allowed: a map (keys with values)"),
            ("- { name: a, when: pids >> 9 }", "f.yaml:1:20: rules[0].when: after pids, one of > >= < <= = != is expected"),
        ])
    func wrongFile(yaml: String, message: String) throws {
        try withFolder { folder in
            try write(yaml, to: folder + "/f.yaml")
            let error = #expect(throws: ConfigurationErrors.self) {
                try ConfigurationLoader(environment: [:], workingDirectory: folder).rules(inFile: "f.yaml")
            }
            #expect(error?.text == message)
        }
    }

    @Test("what other rooms say about summaries, templates and cron is told with its place")
    func checks() throws {
        try withFolder { folder in
            try write(
                """
                rules: [{ name: a, when: pids > 9, summary: wrong }]
                maintenance: [{ name: a, cron: "1 2 3 4 5", duration: 1h }]
                receivers:
                  - { name: a, type: slack, url: "https://a.ex", title: bad, body: worse }
                """, to: folder + "/dockstat.yaml")
            let loader = ConfigurationLoader(
                environment: [:], workingDirectory: folder, checkCron: { "cron \($0)" }, checkTemplate: { "template \($0)" },
                checkSummary: { "summary \($0)" })
            let error = #expect(throws: ConfigurationErrors.self) { try loader.load() }
            #expect(
                error?.mistakes.map(\.text) == [
                    "dockstat.yaml:1:45: rules[0].summary: summary wrong",
                    "dockstat.yaml:2:32: maintenance[0].cron: cron 1 2 3 4 5",
                    "dockstat.yaml:4:57: receivers[0].title: template bad",
                    "dockstat.yaml:4:68: receivers[0].body: template worse",
                ])
        }
    }
}
