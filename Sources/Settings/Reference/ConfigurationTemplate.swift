/// What `dockstat init` writes: every key at its default, commented out, with a word about it.
package enum ConfigurationTemplate {
    package static var text: String {
        let head = """
            # DockStat. Everything has a default: take away the "#" before what you want to change.
            # Values may hold ${VARIABLE} and ${VARIABLE:-default}. Lengths of time: 15s 5m 4h 30d. Sizes: 512KiB 2GiB 50MB.
            # Relative paths start in the folder of this file. `dockstat check-config` tells what is wrong.


            """
        return head + ConfigurationSchema.keys.filter { $0.parent.isEmpty }.map(block).joined(separator: "\n")
    }

    private static func block(_ key: ConfigurationKey) -> String {
        if let example = examples[key.path] { return example }
        let children = ConfigurationSchema.keys.filter { $0.parent == key.path }
        guard !children.isEmpty else { return "# \(key.explanation)\n\(line(key, indent: ""))" }
        return "# \(key.explanation)\n#\(key.name):\n"
            + children.map { "#  # \($0.explanation)\n\(line($0, indent: "  "))" }.joined()
    }

    /// A key without a default shows its example.
    private static func line(_ key: ConfigurationKey, indent: String) -> String {
        if case .value(let value) = key.fallback { return "#\(indent)\(key.name): \(value)\n" }
        return "#\(indent)\(key.name): \(key.example)\n"
    }

    /// Of lists, which their keys one by one would not show.
    private static let examples = [
        "hosts[]": hosts, "rules[]": rules, "maintenance[]": maintenance, "receivers[]": receivers, "routes[]": routes,
        "views[]": views,
        "companion": companion, "hotkeys": hotkeys,
        "heartbeat": "# \(heartbeat)\n#heartbeat: https://hc.example.org/ping/1234\n",
    ]

    /// Without the header: it would be believed of nobody.
    private static let companion = """
        # What `dockstat serve` is told, the small process that takes changes from pages and programs.
        #companion:
        #  # Where it listens; or unix: and an absolute path.
        #  listen: 127.0.0.1:8090
        #  # Gives the pages forms to acknowledge, silence and comment.
        #  forms: false
        #  # How long somebody stays signed in.
        #  session: 12h

        """

    /// What stands alone for a key wants quotation marks.
    private static let hotkeys = """
        # Keys of the pages; mod is Ctrl, on a Mac Cmd. What people choose on the page of settings comes before it.
        #hotkeys:
        #  # A search over hosts, containers, notes and pages.
        #  links: mod+k
        #  bar: mod+b
        #  theme: mod+p
        #  # The list of the keys.
        #  help: "?"

        """

    private static let heartbeat = "Asked after each tick, so that somebody else notices when DockStat stops."

    private static let hosts = """
        # The engines to read. Without any: the engine of DOCKER_HOST, else the socket below.
        #hosts:
        #  - name: local
        #    engine: unix:///var/run/docker.sock
        #  - name: web-1
        #    engine: tcp://10.0.0.5:2376
        #    tls: { ca: ca.pem, cert: cert.pem, key: key.pem }
        #    timeout: 10s
        #    connect_timeout: 3s
        #    source: auto
        #    labels: { region: eu }

        """

    private static let views = """
        # The sites to write, where there is more than the one with everything. Who reads a part gets no file that says more.
        #views:
        #  - name: private
        #  - name: public
        #    output: /var/www/status
        #    title: Our services
        #    include: { labels: { dockstat.public: "true" } }
        #    exclude: { stacks: [internal] }
        #    rename: { hosts: { web-1: Website }, containers: { web-1/nginx: Shop } }
        #    redact: [images, ports, labels, logs]

        """

    private static let rules = """
        # Rules beyond the built-in ones, or changes to these by their names.
        #rules:
        #  - name: container-memory
        #    on: { containers: "web-*", labels: { tier: prod } }
        #    when: memory_percent > 90
        #    for: 5m
        #    recover: memory_percent < 80
        #    recover_for: 2m
        #    severity: warning
        #    summary: "{{container}} uses {{value}} of its memory on {{host}}"
        #    runbook: notes/runbooks/memory.md
        #  - name: restart-loop
        #    enabled: false

        """

    private static let maintenance = """
        # Times in which nothing is sent and downtime counts as maintenance.
        #maintenance:
        #  - name: patch night
        #    match: { hosts: "web-*" }
        #    weekly: { days: [sun], from: "02:00", to: "04:00" }
        #  - name: backups
        #    cron: "30 3 1 * *"
        #    duration: 45m
        #    reason: Monthly full backup

        """

    private static let receivers = """
        # Ways to reach people. Without any: those of DISCORD_WEBHOOK_URL, SLACK_WEBHOOK_URL and EMAIL_SENDER and its like.
        # Secrets such as url and password may be given as url_file (a path) or url_credential (of systemd) as well.
        #receivers:
        #  - name: ops-discord
        #    type: discord
        #    url: ${DISCORD_WEBHOOK_URL}
        #  - name: ops-slack
        #    type: slack
        #    url: ${SLACK_WEBHOOK_URL}
        #    severity: warning
        #  - name: ops-mail
        #    type: email
        #    server: smtp://mail.example.org:587
        #    username: dockstat
        #    password: ${EMAIL_PASSWORD}
        #    from: DockStat <status@example.org>
        #    to: [ops@example.org]
        #    quiet_hours: { from: "22:00", to: "07:00" }
        #  - name: automation
        #    type: webhook
        #    url: https://hooks.example.org/dockstat
        #    headers: { X-Team: ops }
        #  - name: script
        #    type: command
        #    command: [/usr/local/bin/notify, --quick]

        """

    private static let routes = """
        # Who hears of what: the first route that matches decides. Without any, every receiver hears of everything.
        #routes:
        #  - match: { severity: critical }
        #    receivers: [ops-discord, ops-mail]
        #    escalate: { after: 30m, receivers: [script] }
        #    continue: true
        #  - receivers: [ops-slack, automation]

        """
}
