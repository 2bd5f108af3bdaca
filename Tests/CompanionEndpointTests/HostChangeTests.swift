import Foundation
import TestSupport
import Testing

/// Hosts that people add, try, edit, pause and take out, against real engines and dead addresses.
@Suite(.serialized)
struct HostChangeTests {
    private static let hosts = "/api/v2/docker/hosts"

    private func ground() async throws -> (EngineGround, RealEngine) {
        let engine = try await RealEngine.shared()
        return (try await EngineGround(hosts: ["{ name: filed, engine: \"unix://\(engine.socket)\" }"]), engine)
    }

    private func client(_ name: String, in ground: EngineGround) throws -> [String: Any]? {
        (try ground.json("docker/client/all")["clients"] as? [[String: Any]])?.first { $0["name"] as? String == name }
    }

    @Test("a host is tried, added, edited, read, and taken out; every tick and every command sees it as it is then")
    func life() async throws {
        let (ground, engine) = try await ground()
        let dead = "tcp://127.0.0.1:\(try freePort())"
        let tried = try await ground.send("POST", "\(Self.hosts)/extra/test", #"{"engine": "\#(dead)"}"#)
        #expect(tried.status == 201, "\(tried.text)")
        #expect(try tried.data["reachable"] as? Bool == false && tried.text.contains("refused"))
        let answering = try await ground.send("POST", "\(Self.hosts)/x/test", #"{"engine": "unix://\#(engine.socket)"}"#)
        #expect(try answering.data["reachable"] as? Bool == true)
        #expect(try (answering.data["dockerVersion"] as? String)?.isEmpty == false)
        #expect(try (answering.data["apiVersion"] as? String)?.hasPrefix("1.") == true)

        let added = try await ground.send(
            "POST", Self.hosts, #"{"name": "extra", "engine": "\#(dead)", "timeout": "2s", "labels": {"region": "eu"}}"#)
        #expect(added.status == 201, "\(added.text)")
        let first = try #require(try added.data["revision"] as? String)
        #expect(try await ground.send("POST", Self.hosts, #"{"name": "extra", "engine": "\#(dead)"}"#).status == 409)
        // The pages know of it before the answer.
        #expect(try client("extra", in: ground)?["origin"] as? String == "kept")
        try await ground.tick()
        #expect(try ground.json("docker/hosts/extra")["reachable"] as? Bool == false)
        #expect(try await ground.ending("status").contains("extra: unreachable"))
        #expect(try await ground.ending("doctor").contains("host extra"))
        #expect(try await ground.dockstat("host", "list").contains("added here"))

        let edit = #"{"engine": "unix://\#(engine.socket)"}"#
        let stale = try await ground.send("PATCH", "\(Self.hosts)/extra", edit, headers: ["If-Match": "\"other\""])
        #expect(stale.status == 412 && stale.text.contains("\"current\"") && stale.text.contains(first), "\(stale.text)")
        let edited = try await ground.send("PATCH", "\(Self.hosts)/extra", edit, headers: ["If-Match": "\"\(first)\""])
        #expect(edited.status == 200, "\(edited.text)")
        let second = try #require(try edited.data["revision"] as? String)
        #expect(second != first && edited.text.contains("\"timeout\":\"2s\""))
        #expect(
            try await ground.send("PATCH", "\(Self.hosts)/extra", edit, headers: ["If-Match": "\"\(first)\""]).status == 412)
        // Whatever is there.
        let any = try await ground.send("PATCH", "\(Self.hosts)/extra", edit, headers: ["If-Match": "*"])
        #expect(any.status == 200, "\(any.text)")
        try await ground.tick()
        #expect(try ground.json("docker/hosts/extra")["reachable"] as? Bool == true)
        let pool = try ground.json("docker/manager/pool-stats")
        #expect((pool["hosts"] as? [[String: Any]])?.count == 2)
        #expect((pool["requestsAtOnce"] as? [String: Any])?["perHost"] as? Int == 32)

        #expect(try await ground.send("DELETE", "\(Self.hosts)/extra").status == 200)
        #expect(try client("extra", in: ground) == nil)
        #expect(try await ground.send("DELETE", "\(Self.hosts)/extra").status == 404)
        #expect(try await !ground.ending("status").contains("extra"))
        let audit = try await ground.dockstat("audit", "list")
        for action in ["host.test", "host.add", "host.edit", "host.remove"] { #expect(audit.contains(action), "\(audit)") }
    }

    @Test("a host of the configuration file is neither edited nor taken out nor added again here")
    func file() async throws {
        let (ground, _) = try await ground()
        let edited = try await ground.send("PATCH", "\(Self.hosts)/filed", #"{"timeout": "3s"}"#)
        #expect(edited.status == 409 && edited.text.contains("stands in the configuration file"))
        #expect(try await ground.send("DELETE", "/api/v2/docker/client/filed").status == 409)
        #expect(
            try await ground.send("POST", "/api/v2/docker/client", #"{"name": "filed", "engine": "tcp://x"}"#).status == 409)
        let command = try await ground.ending("host", "remove", "filed")
        #expect(command.contains("taken out there") && command.hasSuffix("\n64"))
        let added = try await ground.dockstat(
            "host", "add", "more", "tcp://127.0.0.1:1", "--timeout", "2s", "--label", "region=eu", "--tls-ca", "/ca.pem")
        #expect(added.contains("from the next tick on"))
        try await ground.dockstat("host", "edit", "more", "--plain", "--connect-timeout", "1s")
        let tested = try await ground.ending("host", "test", "more")
        #expect(tested.contains("127.0.0.1:1") && tested.hasSuffix("\n69"), "\(tested)")
        #expect(try await ground.dockstat("host", "remove", "more") == "more is taken out.")
        let wrong = try await ground.ending("host", "add", "more", "ftp://x", "--timeout", "1ms")
        #expect(wrong.contains("engine:") && wrong.contains("timeout:") && wrong.hasSuffix("\n64"), "\(wrong)")
        let alerts = String(
            try await ground.dockstat("key", "create", "alerts", "--scope", "alerts").split(separator: "\n")[0])
        let unscoped = try await ground.send("POST", Self.hosts, #"{"name": "a", "engine": "tcp://x"}"#, key: alerts)
        #expect(unscoped.status == 403 && unscoped.text.contains("needs the scope hosts"))
    }

    @Test("what was added here and is not read is told by the list and by doctor, and can be taken out")
    func unread() async throws {
        let (ground, _) = try await ground()
        for name in ["twin", "newer"] { try await ground.dockstat("host", "add", name, "tcp://127.0.0.1:1") }
        let file = ground.folder.path + "/dockstat.yaml"
        let text = try String(contentsOfFile: file, encoding: .utf8)
        try text.replacing("hosts:\n", with: "hosts:\n  - { name: twin, engine: \"tcp://127.0.0.1:2\" }\n")
            .write(toFile: file, atomically: true, encoding: .utf8)
        try await runTool([
            "sqlite3", ground.folder.path + "/dockstat.sqlite",
            "UPDATE kept SET definition = '{\"engines\":[]}' WHERE kind = 'host' AND name = 'newer'",
        ])
        let list = try await ground.dockstat("host", "list")
        #expect(list.contains("not read: the file has one of that name"), "\(list)")
        #expect(list.contains("not read: written by another version"), "\(list)")
        let doctor = try await ground.ending("doctor")
        #expect(doctor.contains("host twin: what was added here is not read: the configuration file has a host"), "\(doctor)")
        #expect(doctor.contains("host newer: what was added here is not read: another version"), "\(doctor)")
        for name in ["twin", "newer"] { #expect(try await ground.dockstat("host", "remove", name) == "\(name) is taken out.") }
        #expect(try await !ground.dockstat("host", "list").contains("not read"))
        // That of the file is still there, and is not taken out here.
        #expect(try await ground.ending("host", "remove", "twin").contains("taken out there"))
    }

    @Test("all that is wrong with a host is told at once")
    func mistakes() async throws {
        let (ground, _) = try await ground()
        let reply = try await ground.send(
            "POST", Self.hosts,
            """
            {"name": "-x", "engine": "ftp://x", "timeout": "1ms", "connect_timeout": "soon", "source": "magic", "labels": 5,
             "tls": {"ca": "relative.pem", "who": "x"}, "actions": true}
            """)
        #expect(reply.status == 422)
        for field in [
            "name", "engine", "timeout", "connect_timeout", "source", "labels", "tls.ca", "tls.who", "actions",
        ] {
            #expect(reply.text.contains("\"field\":\"\(field)\""), "\(field): \(reply.text)")
        }
        let together = try await ground.send(
            "POST", Self.hosts,
            #"{"name": "a", "engine": "tcp://x", "timeout": "1s", "connect_timeout": "2s", "source": "cgroup", "tls": {"key": "/k"}}"#
        )
        for field in ["connect_timeout", "source", "tls.key"] {
            #expect(together.status == 422 && together.text.contains("\"field\":\"\(field)\""), "\(together.text)")
        }
        #expect(
            try await ground.send("POST", Self.hosts, #"{"name": "a", "engine": "unix://relative.sock"}"#).status == 422)
    }

    @Test("a test asks neither for a cloud's metadata nor lets anybody read what another server says")
    func reaching() async throws {
        let (ground, _) = try await ground()
        for address in ["tcp://169.254.169.254:80", "tcp://[fe80::1]:2375", "tcp://[::ffff:169.254.169.254]:80"] {
            let reply = try await ground.send("POST", "\(Self.hosts)/probe/test", #"{"engine": "\#(address)"}"#)
            #expect(try reply.data["reachable"] as? Bool == false)
            #expect(reply.text.contains("link-local"), "\(reply.text)")
        }
        for behaviour in [
            FaultServer.Behaviour.status(404, "INTERNAL-SECRET"), .status(200, "INTERNAL-SECRET"),
            .status(500, #"{"message": "INTERNAL-SECRET"}"#), .status(200, #"{"other": "INTERNAL-SECRET"}"#),
        ] {
            let other = try FaultServer(behaviour)
            defer { other.stop() }
            let body = #"{"engine": "tcp://127.0.0.1:\#(other.port)"}"#
            let reply = try await ground.send("POST", "\(Self.hosts)/probe/test", body)
            #expect(try reply.data["reachable"] as? Bool == false)
            #expect(!reply.text.contains("SECRET"), "\(reply.text)")
            #expect(!other.requests.isEmpty)
            // Nor do pages tell, where it is added all the same.
            let added = try await ground.send(
                "POST", Self.hosts, #"{"name": "probe", "engine": "tcp://127.0.0.1:\#(other.port)"}"#)
            #expect(added.status == 201)
            try await ground.tick()
            #expect(try ground.json("docker/hosts/probe")["reachable"] as? Bool == false)
            #expect(try await ground.send("DELETE", "\(Self.hosts)/probe").status == 200)
        }
        let found = try await runTool(["sh", "-c", "grep -rl INTERNAL-SECRET '\(ground.folder.path)' || [ $? = 1 ]"])
        #expect(found == "")
    }

    @Test("a paused host is not asked: its containers are unknown, no alert is about it, and pages say so")
    func paused() async throws {
        let engine = try await RealEngine.shared()
        let name = "watched-\(UUID().uuidString.prefix(8).lowercased())"
        try await engine.run(name, shell: "sleep 1000")
        let dead = "tcp://127.0.0.1:\(try freePort())"
        let ground = try await EngineGround(hosts: [
            "{ name: alive, engine: \"unix://\(engine.socket)\" }", "{ name: dead, engine: \"\(dead)\" }",
        ])
        for _ in 0..<3 { try await ground.tick() }
        #expect(try await ground.ending("alerts").contains("host-unreachable"))
        let monitoring = "/api/v2/docker/client/monitoring"
        for host in ["alive", "dead"] {
            let reply = try await ground.send("POST", "\(monitoring)/\(host)/stop", "{}")
            #expect(try reply.data["monitored"] as? Bool == false, "\(reply.text)")
        }
        try await ground.tick()
        #expect(try await !ground.ending("alerts").contains("host-unreachable"))
        #expect(try ground.json("docker/hosts/alive")["monitored"] as? Bool == false)
        #expect(try ground.json("docker/containers/alive/\(name)")["service"] as? String == "unknown")
        #expect(try ground.page("hosts/alive/index.html").contains("It is not monitored"))
        #expect(try ground.page("hosts/alive/containers/\(name)/index.html").contains("its host is not monitored"))
        #expect(try ground.page("metrics").contains("dockstat_host_up{host=\"alive\"}") == false)
        #expect(try await ground.ending("status").contains("alive: not monitored"))
        #expect(try await ground.ending("doctor").contains("dockstat host resume alive"))
        #expect(try await ground.send("POST", "\(monitoring)/nobody/stop", "{}").status == 404)

        #expect(try await ground.send("POST", "\(monitoring)/alive/toggle", "{}").text.contains("\"monitored\":true"))
        try await ground.tick()
        #expect(try ground.json("docker/containers/alive/\(name)")["service"] as? String == "up")
        try await ground.dockstat("host", "resume", "dead")
        try await ground.dockstat("host", "pause", "dead")
        #expect(try await ground.dockstat("host", "list").contains("paused"))
        try await engine.docker("rm", "-f", name)
    }

    @Test("a browser without script adds a host, is told what is wrong, tries it, and sees both versions of a conflict")
    func forms() async throws {
        let (ground, engine) = try await ground()
        #expect(try ground.page("hosts/index.html").contains("actions/host.add?back=/hosts/"))
        #expect(try await ground.send("GET", "/actions/host.add", type: "").status == 303)
        let cookie = try await ground.signIn()
        let blank = try await ground.send("GET", "/actions/host.add?back=%2Fhosts%2F", type: "", headers: cookie)
        #expect(blank.status == 200 && blank.text.contains("name=\"engine\""), "\(blank.text)")
        let token = try #require(blank.text.firstMatch(of: /name="token" value="([^"]+)"/)?.1)
        func send(_ action: String, _ body: String) async throws -> RawClient.Reply {
            try await ground.send(
                "POST", "/actions/\(action)", "\(body)&back=%2Fhosts%2F&token=\(token)", type: EngineGround.form,
                headers: cookie)
        }
        let wrong = try await send("host.add", "name=x%22y&engine=ftp%3A%2F%2Fa&timeout=2s&editor=host.add")
        #expect(wrong.status == 422 && wrong.text.contains("value=\"x&quot;y\"") && wrong.text.contains("engine-mistake"))
        #expect(wrong.text.contains("value=\"2s\""))
        let socket = "unix%3A%2F%2F" + engine.socket.replacing("/", with: "%2F")
        let tried = try await send("host.test", "name=mine&engine=\(socket)&editor=host.add")
        #expect(tried.status == 200 && tried.text.contains("answers.") && tried.text.contains("name=\"engine\""))
        let added = try await send(
            "host.add", "name=mine&engine=\(socket)&source=auto&labels=region%3Deu%0D%0Ateam%3Dweb&editor=host.add")
        #expect(added.status == 303 && added.headers["location"] == "../hosts/", "\(added.text)")
        #expect(try client("mine", in: ground)?["labels"] as? [String: String] == ["region": "eu", "team": "web"])
        #expect(try ground.page("hosts/index.html").contains("host.edit?name=mine"))

        let editor = try await ground.send("GET", "/actions/host.edit?name=mine", type: "", headers: cookie)
        let revision = try #require(editor.text.firstMatch(of: /name="revision" value="([^"]+)"/)?.1)
        #expect(editor.text.contains("team=web"))
        try await ground.dockstat("host", "edit", "mine", "--timeout", "7s")
        let mine = "name=mine&engine=\(socket)&timeout=4s&replace=true&editor=host.edit"
        let conflict = try await send("host.edit", "\(mine)&revision=\(revision)")
        #expect(conflict.status == 412, "\(conflict.text)")
        #expect(conflict.text.contains("7s") && conflict.text.contains("value=\"4s\""))
        let newer = try #require(conflict.text.firstMatch(of: /name="revision" value="([^"]+)"/)?.1)
        #expect(newer != revision)
        let saved = try await send("host.edit", "\(mine)&revision=\(newer)")
        #expect(saved.status == 303, "\(saved.text)")
        // What a whole form leaves out is not there any more.
        #expect(try (client("mine", in: ground)?["labels"] as? [String: String])?.isEmpty == true)
        let paused = try await ground.submit("host.pause", "name=mine&back=%2Fhosts%2F", cookie)
        #expect(paused.status == 303)
        #expect(try client("mine", in: ground)?["monitored"] as? Bool == false)
        let removed = try await ground.submit("host.remove", "name=mine&back=%2Fhosts%2F", cookie)
        #expect(removed.status == 303)
        #expect(try client("mine", in: ground) == nil)
        let filed = try await ground.send("GET", "/actions/host.edit?name=filed", type: "", headers: cookie)
        #expect(filed.status == 409 && filed.text.contains("edited there"))
    }
}
