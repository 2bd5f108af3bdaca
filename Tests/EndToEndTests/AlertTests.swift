import Foundation
import TestSupport
import Testing

/// Conditions made on a real engine, and what people are told of them.
@Suite("Alerts on a real engine", .serialized)
struct AlertTests {
    @Test("a container that is killed is told at every receiver within one tick, and so is its recovery")
    func killed() async throws {
        let scene = try await AlertScene(mail: true)
        defer { scene.end() }
        let mailBox = try #require(scene.mailBox)
        try await scene.engine.run("al-killed", shell: "echo password=hunter2; sleep 100000")
        try await scene.tick()
        try await scene.engine.docker("kill", "al-killed")
        // A kill within the last second waits for the engine's word on who asked for it.
        try await scene.letEngineSpeak()
        try await scene.tick()
        #expect(
            try await scene.counts(naming: "killed") == [
                "discord": 1, "slack": 1, "api": 1, "hook": 1, "program": 1, "mail": 1,
            ])
        #expect(try scene.told(about: "al-killed") == ["incident.opened"])
        #expect(try scene.programTold(about: "al-killed") == ["incident.opened"])
        let first = try await mailBox.mails()
        #expect(first.count == 1 && first.allSatisfy { $0.header("Subject")?.contains("al-killed") == true })
        let page = try scene.program.text("public/alerts/1/index.html")
        #expect(page.contains("al-killed"))
        // The line is there, and what is secret in it is not.
        #expect(try scene.program.text("public/incidents/1/index.html").contains("password=***"))
        #expect(try scene.field("evidence", about: "al-killed").contains("log: password=***"))

        try await scene.engine.docker("start", "al-killed")
        try await scene.tick()
        #expect(try scene.told(about: "al-killed") == ["incident.opened", "incident.resolved"])
        #expect(try scene.programTold(about: "al-killed") == ["incident.opened", "incident.resolved"])
        #expect(try scene.program.text("public/incidents/1/index.html").contains("al-killed started"))
        // Discord's first message is edited, and the end posted as one of its own.
        let discord = try scene.messages("discord", naming: "killed").compactMap { $0["method"] as? String }
        #expect(discord.sorted() == ["PATCH", "POST", "POST"])
        #expect(try scene.messages("slack", naming: "killed").count == 2)
        // The bot edits its first message too, and the end is a line in its thread.
        let bot = try scene.messages("api", naming: "killed").compactMap { $0["path"] as? String }
        #expect(
            bot.map { $0.split(separator: "/").last } == ["chat.postMessage", "chat.update", "chat.postMessage"], "\(bot)")
        let mails = try await mailBox.mails()
        #expect(
            mails.count == 2 && mails.allSatisfy { $0.defects.isEmpty && $0.parts.map(\.type) == ["text/plain", "text/html"] })
        let last = try #require(mails.last)
        #expect(last.parts.allSatisfy { $0.text.contains("al-killed") })
        #expect(last.header("References") != nil && last.header("References") == first.first?.header("References"))
        #expect(try scene.violations() == [])
        try await secretsAreNowhere(scene, ["planted-secret", AlertScene.token, MailBox.password, "hunter2"])
    }

    @Test("docker stop, a process that ignores TERM, a job that ends with 0 and a recreation are no outage")
    func wanted() async throws {
        let scene = try await AlertScene()
        defer { scene.end() }
        let labels = ["--label", "com.docker.compose.project=al", "--label", "com.docker.compose.service=api"]
        try await scene.engine.run("al-stopped", shell: "sleep 100000")
        try await scene.engine.run("al-stubborn", shell: "trap '' TERM; while :; do sleep 1; done")
        try await scene.engine.run("al-job", shell: "sleep 1")
        try await scene.engine.run("al-api-1", labels + ["--restart", "always"], shell: "sleep 100000")
        try await scene.tick()
        try await scene.engine.docker("stop", "-t", "1", "al-stopped", "al-stubborn")
        try await scene.engine.docker("wait", "al-job")
        try await scene.engine.docker("stop", "-t", "0", "al-api-1")
        try await scene.engine.docker("rm", "al-api-1")
        try await scene.tick()
        try await scene.engine.run("al-api-1", labels + ["--restart", "always"], shell: "sleep 100000")
        try await scene.tick(3)
        for name in ["al-stopped", "al-stubborn", "al-job", "al-api-1"] {
            #expect(try scene.told(about: name) == [], "\(name)")
        }
        try await scene.engine.docker("rm", "-f", "al-api-1")
    }

    @Test("an engine that restarts, and its restart policies with it, cause no alarm")
    func engineRestart() async throws {
        let scene = try await AlertScene("alerts-restarting")
        defer { scene.end() }
        try await scene.engine.run("al-always", ["--restart", "always"], shell: "sleep 100000")
        try await scene.tick()
        try await scene.engine.restart()
        try await scene.tick()
        #expect(
            try await eventually {
                try await scene.engine.docker("inspect", "-f", "{{.State.Running}}", "al-always").hasPrefix("true")
            })
        try await scene.tick(3)
        #expect(try scene.told(about: "al-always") == [])
    }

    @Test(
        "a restart loop, a failing health check and a kill for lack of memory are told everywhere with the tick their rule asks for, and so are their ends"
    )
    func rules() async throws {
        // Both windows are short, for their ends are waited for.
        let scene = try await AlertScene(
            mail: true,
            extra: """
                group_by: [host, container]
                rules:
                  - { name: restart-loop, when: restarts >= 3 in 12s }
                  - { name: oom-kill, when: oom_kills > 0 in 12s }
                """)
        defer { scene.end() }
        let mailBox = try #require(scene.mailBox)
        try await scene.tick()
        try await scene.engine.run(
            "al-loop", ["--restart", "always"], shell: "[ -e /well ] && exec sleep 100000; sleep 0.2; exit 1")
        try await scene.engine.run(
            "al-sick", ["--health-cmd", "test -e /well", "--health-interval", "1s", "--health-retries", "1"],
            shell: "echo the stomach aches; sleep 100000")
        try await scene.engine.run(
            "al-hungry", ["-m", "16m", "--memory-swap", "16m"],
            shell: "[ -e /fed ] && exec sleep 100000; touch /fed; sleep 1; tail /dev/zero")
        #expect(
            try await eventually {
                let restarts = try await scene.engine.docker("inspect", "-f", "{{.RestartCount}}", "al-loop")
                let health = try await scene.engine.docker("inspect", "-f", "{{.State.Health.Status}}", "al-sick")
                let isDead = try await scene.engine.docker("inspect", "-f", "{{.State.OOMKilled}}", "al-hungry") == "true"
                return Int(restarts) ?? 0 >= 4 && health == "unhealthy" && isDead
            })
        let once = ["discord": 1, "slack": 1, "api": 1, "hook": 1, "program": 1, "mail": 1]
        try await scene.tick()
        for name in ["loop", "hungry"] { #expect(try await scene.counts(naming: name) == once, "\(name)") }
        // Seen between two of its runs it is down as well.
        #expect(try scene.field("rule", about: "al-loop").contains("restart-loop"))
        #expect(try scene.field("rule", about: "al-hungry").contains("oom-kill"))
        #expect(try scene.told(about: "al-sick") == [])
        // Two ticks in a row, says its rule.
        try await scene.tick()
        #expect(try await scene.counts(naming: "sick") == once)
        #expect(try scene.field("rule", about: "al-sick") == ["container-unhealthy"])
        // What it wrote was long before its alert fired.
        #expect(try scene.loggedLines().contains("the stomach aches"))
        #expect(try scene.field("evidence", about: "al-sick").contains("log: the stomach aches"))

        try await scene.engine.docker("exec", "al-sick", "touch", "/well")
        try await scene.engine.docker("start", "al-hungry")
        try scene.program.write("", to: "well")
        try await scene.engine.docker("cp", scene.program.folder.appendingPathComponent("well").path, "al-loop:/well")
        #expect(
            try await eventually {
                try await scene.tick()
                return try ["al-loop", "al-sick", "al-hungry"].allSatisfy {
                    try scene.told(about: $0).last == "incident.resolved"
                }
            })
        let mails = try await mailBox.mails().compactMap { $0.header("Subject") }
        for name in ["al-loop", "al-sick", "al-hungry"] {
            #expect(try scene.told(about: name).count { $0 == "incident.resolved" } == 1, "\(name)")
            #expect(try scene.programTold(about: name).last == "incident.resolved", "\(name)")
            #expect(mails.contains { $0.contains("RESOLVED") && $0.contains(name) }, "\(mails)")
        }
        let twice = ["discord": 3, "slack": 2, "api": 3, "hook": 2, "program": 2, "mail": 2]
        #expect(try await scene.counts(naming: "sick") == twice)
        #expect(try scene.violations() == [])
        try await scene.engine.docker("rm", "-f", "al-loop", "al-sick", "al-hungry")
    }

    @Test("a pause is no alarm by itself; a rule on it tells it, with links to the container's page and the runbook's")
    func pause() async throws {
        let site = "https://status.example.org"
        let pages = ["hosts/local/containers/al-paused/", "notes/runbooks/paused.html", "incidents/1/"].map { "\(site)/\($0)" }
        let scene = try await AlertScene(
            links: pages,
            extra: """
                base_url: \(site)
                rules:
                  - { name: paused, when: state = paused, runbook: notes/runbooks/paused.md }
                """)
        defer { scene.end() }
        try await scene.engine.run("al-paused", shell: "sleep 100000")
        try await scene.tick()
        try await scene.engine.docker("pause", "al-paused")
        try await scene.tick(3)
        let container = try scene.program.json("public/api/v2/docker/containers/local/al-paused.json") as? [String: Any]
        #expect(container?["state"] as? String == "paused" && container?["service"] as? String == "paused")
        #expect(try scene.told(about: "al-paused") == ["incident.opened"])
        #expect(try scene.field("page", about: "al-paused") == [pages[0]])
        #expect(try scene.field("runbook", about: "al-paused") == [pages[1]])
        for kind in ["discord", "slack", "api"] {
            let body = try scene.messages(kind, naming: "paused").first?["body"] as? String ?? ""
            #expect(pages.allSatisfy { body.replacing("\\/", with: "/").contains($0) }, "\(body)")
        }
        try await scene.engine.docker("unpause", "al-paused")
        try await scene.tick()
        #expect(try scene.told(about: "al-paused") == ["incident.opened", "incident.resolved"])
        #expect(try Set(scene.field("rule", about: "al-paused")) == ["paused"], "no rule of ours takes a pause for an outage")
        #expect(try scene.violations() == [])
    }

    @Test("a container that dies and is restarted between two ticks is seen and counted, and told only when its rule says so")
    func blink() async throws {
        let scene = try await AlertScene()
        defer { scene.end() }
        try await scene.engine.run(
            "al-blink", ["--restart", "always"], shell: "while [ ! -e /end ]; do sleep 0.05; done; rm /end; exit 7")
        try await scene.tick()
        for restarts in 1...3 {
            try await scene.engine.docker("exec", "al-blink", "touch", "/end")
            #expect(
                try await eventually {
                    try await scene.engine.docker("inspect", "-f", "{{.RestartCount}} {{.State.Status}}", "al-blink")
                        == "\(restarts) running"
                })
            try await scene.tick()
            let rule = try await scene.program("rules", "test", "restart-loop", "local/al-blink").output
            #expect(rule.contains("value      \(restarts)"), "\(rule)")
            #expect(try scene.told(about: "al-blink") == (restarts < 3 ? [] : ["incident.opened"]))
        }
        #expect(
            try scene.messages("hook", naming: "al-blink").allSatisfy {
                ($0["body"] as? String)?.contains("restart-loop") == true
            })
        let history = try #require(
            try scene.program.json("public/api/v2/docker/containers/local/al-blink/history/1h.json") as? [String: Any])
        let events = try #require(history["events"] as? [[String: Any]])
        #expect(events.count { $0["action"] as? String == "die" } == 3)
        try await scene.engine.docker("rm", "-f", "al-blink")
    }

    @Test("what fires is told again, until somebody acknowledges it")
    func acknowledged() async throws {
        let scene = try await AlertScene(extra: "repeat: 1m")
        defer { scene.end() }
        try await scene.engine.run("al-acked", shell: "sleep 100000")
        try await scene.tick()
        try await scene.engine.docker("kill", "al-acked")
        #expect(
            try await eventually {
                try await scene.tick()
                return try scene.told(about: "al-acked") == ["incident.opened"]
            })
        #expect(try await scene.program("alerts").status == 1)
        try await scene.passMinute()
        try await scene.tick()
        #expect(try scene.told(about: "al-acked") == ["incident.opened", "incident.reminder"])
        let acknowledgement = try await scene.program("ack", "1", "--reason", "on it", "--by", "ada")
        #expect(acknowledgement.status == 0, "\(acknowledgement.errors)")
        #expect(try await scene.program("alerts").status == 0)
        try await scene.passMinute()
        try await scene.tick(2)
        #expect(try scene.told(about: "al-acked") == ["incident.opened", "incident.reminder"])
        #expect(try scene.program.text("public/alerts/1/index.html").contains("ada"))
        try await scene.engine.docker("rm", "-f", "al-acked")
    }

    /// No file that the job wrote and nothing it says holds any of these.
    private func secretsAreNowhere(_ scene: AlertScene, _ secrets: [String]) async throws {
        for command in [
            ["run", "--log-level", "trace"], ["alerts"], ["outbox", "list", "--all"], ["check-config"], ["notify", "test"],
        ] {
            let process = try scene.program.start(
                command, output: scene.program.folder.path + "/out", errors: scene.program.folder.path + "/err")
            _ = try await process.end()
            for file in ["out", "err"] {
                for secret in secrets { #expect(try !scene.program.text(file).contains(secret), "\(command) \(file)") }
            }
        }
        for secret in secrets {
            let found = try await runTool([
                "sh", "-c", "grep -rl \(secret) '\(scene.program.folder.path)/public' || [ $? -eq 1 ]",
            ])
            #expect(found == "", "\(secret)")
        }
    }
}
