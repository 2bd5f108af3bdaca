import Foundation
import TestSupport
import Testing

/// Containers of a real engine, started and stopped through `dockstat serve` and the command line.
@Suite(.serialized)
struct ContainerActionTests {
    private static let patient = "trap 'exit 0' TERM; while :; do sleep 0.05; done"

    private func ground(_ engine: RealEngine) async throws -> EngineGround {
        try await EngineGround(hosts: [
            "{ name: mine, engine: \"unix://\(engine.socket)\", actions: true }",
            "{ name: theirs, engine: \"unix://\(engine.socket)\" }",
        ])
    }

    private func path(_ name: String, _ action: String, host: String = "mine") -> String {
        "/api/v2/docker/containers/\(host)/\(name)/\(action)"
    }

    @Test("every action reaches the engine, and the pages show what came of it before the answer is there")
    func actions() async throws {
        let engine = try await RealEngine.shared()
        let name = "acted-\(UUID().uuidString.prefix(8).lowercased())"
        try await engine.run(name, shell: Self.patient)
        let ground = try await ground(engine)
        #expect(try ground.state("mine", name) == "running")
        func act(_ action: String, _ body: String = "{}") async throws -> [String: Any] {
            let reply = try await ground.send("POST", path(name, action), body)
            #expect(reply.status == 201, "\(action): \(reply.text)")
            return try reply.data
        }
        func inspect(_ what: String) async throws -> String {
            try await engine.docker("inspect", "--format", "{{.State.\(what)}}", name).trimmingCharacters(in: .newlines)
        }
        let stopped = try await act("stop", #"{"timeout": "5s"}"#)
        #expect(stopped["state"] as? String == "exited" && stopped["already"] as? Bool == false)
        #expect(try await inspect("Status") == "exited")
        #expect(try ground.state("mine", name) == "exited")
        #expect(try ground.page("hosts/mine/containers/\(name)/index.html").contains("container.start"))
        // Who asked for it to stop is not told that it stopped.
        #expect(try await !ground.ending("alerts").contains(name))
        #expect(try await act("stop")["already"] as? Bool == true)

        #expect(try await act("start")["state"] as? String == "running")
        #expect(try await act("start")["already"] as? Bool == true)
        let before = try await inspect("StartedAt")
        #expect(try await act("restart", #"{"timeout": 5}"#)["state"] as? String == "running")
        #expect(try await inspect("StartedAt") != before)
        #expect(try await act("pause")["state"] as? String == "paused")
        #expect(try ground.state("mine", name) == "paused")
        #expect(try await act("unpause")["state"] as? String == "running")
        #expect(try await !ground.ending("alerts").contains(name))

        #expect(try await act("kill")["state"] as? String == "exited")
        // A kill is no stop: the rule for containers that are down speaks, once the engine has had time to tell of a stop. That is
        // a third of a second, which the next tick may be within.
        var isTold = false
        for _ in 1...4 where !isTold {
            try await ground.tick()
            isTold = try await ground.ending("alerts").contains(name)
        }
        #expect(isTold)
        #expect(try await act("remove")["state"] as? String == "missing")
        #expect(try ground.state("mine", name) == "missing")
        #expect(try await !engine.docker("ps", "-a").contains(name))
        let late = try await ground.send("POST", path(name, "start"), "{}")
        #expect(late.status == 404 && late.text.contains("There is no container \(name)"))

        let audit = try await ground.dockstat("audit", "list")
        for action in ["stop", "start", "restart", "pause", "unpause", "kill", "remove"] {
            #expect(audit.contains("container.\(action)"), "\(audit)")
        }
        #expect(audit.contains("mine/\(name)") && audit.contains("begun"))
    }

    @Test("what an engine refuses is told in its own words; what vanished since the last tick has vanished")
    func refusals() async throws {
        let engine = try await RealEngine.shared()
        let name = "refused-\(UUID().uuidString.prefix(8).lowercased())"
        try await engine.run(name, shell: Self.patient)
        let ground = try await ground(engine)
        let running = try await ground.send("POST", path(name, "remove"), "{}")
        #expect(running.status == 502 && running.text.contains("The engine says: You cannot remove a running container"))
        let paused = try await ground.send("POST", path(name, "unpause"), "{}")
        #expect(paused.status == 502 && paused.text.contains("is not paused"), "\(paused.text)")
        try await engine.docker("rm", "-f", name)
        let gone = try await ground.send("POST", path(name, "stop"), "{}")
        #expect(gone.status == 404 && gone.text.contains("has vanished"), "\(gone.text)")
        // And the pages know it by then.
        #expect(try ground.state("mine", name) == "missing")
        #expect(try await ground.dockstat("audit", "list").contains("failed"))
    }

    @Test("without `actions: true`, without the scope, or with a wrong field nothing reaches the engine")
    func forbidden() async throws {
        let engine = try await RealEngine.shared()
        let name = "left-\(UUID().uuidString.prefix(8).lowercased())"
        try await engine.run(name, shell: Self.patient)
        let ground = try await ground(engine)
        let theirs = try await ground.send("POST", path(name, "stop", host: "theirs"), "{}")
        #expect(theirs.status == 403 && theirs.text.contains("actions: true"), "\(theirs.text)")
        let lesser = String(
            try await ground.dockstat("key", "create", "lesser", "--scope", "hosts").split(separator: "\n")[0])
        let unscoped = try await ground.send("POST", path(name, "stop"), "{}", key: lesser)
        #expect(unscoped.status == 403 && unscoped.text.contains("needs the scope containers"))
        let wrong = try await ground.send("POST", path(name, "stop"), #"{"timeout": "soon", "force": true}"#)
        #expect(wrong.status == 422 && wrong.text.contains("\"timeout\"") && wrong.text.contains("\"force\""))
        #expect(try await ground.send("POST", path("nobody", "stop"), "{}").status == 404)
        #expect(try await ground.send("POST", path(name, "explode"), "{}").status == 404)
        #expect(try await engine.docker("inspect", "--format", "{{.State.Running}}", name) == "true")
        let page = try ground.page("hosts/mine/containers/\(name)/index.html")
        #expect(page.contains("actions/container.stop") && page.contains("data-question"))
        #expect(try !ground.page("hosts/theirs/containers/\(name)/index.html").contains("container.stop"))
        try await engine.docker("rm", "-f", name)
    }

    @Test("a form on the container's page and the command line do the same")
    func formsAndCommands() async throws {
        let engine = try await RealEngine.shared()
        let name = "formed-\(UUID().uuidString.prefix(8).lowercased())"
        try await engine.run(name, shell: Self.patient)
        let ground = try await ground(engine)
        let cookie = try await ground.signIn()
        let body = "host=mine&name=\(name)&back=%2Fhosts%2Fmine%2F"
        let stopped = try await ground.submit("container.stop", body, cookie)
        #expect(stopped.status == 303 && stopped.headers["location"] == "../hosts/mine/", "\(stopped.text)")
        #expect(try ground.state("mine", name) == "exited")
        let again = try await ground.submit("container.stop", body, cookie)
        #expect(again.status == 200 && again.text.contains("was stopped already"))

        #expect(try await ground.dockstat("container", "start", "mine/\(name)") == "\(name) is started.")
        #expect(try ground.state("mine", name) == "running")
        #expect(try await ground.dockstat("container", "stop", "mine/\(name)", "--timeout", "3s") == "\(name) is stopped.")
        let theirs = try await ground.ending("container", "start", "theirs/\(name)")
        #expect(theirs.contains("actions: true") && theirs.hasSuffix("\n64"), "\(theirs)")
        #expect(try await ground.dockstat("container", "remove", "mine/\(name)") == "\(name) is removed.")
        #expect(try await !engine.docker("ps", "-a").contains(name))
    }
}
