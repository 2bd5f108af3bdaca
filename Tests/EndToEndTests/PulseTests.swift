import Foundation
import TestSupport
import Testing

/// What whoever watches the job hears of its ticks.
@Suite("The pulse of the job")
struct PulseTests {
    private struct Scene {
        var program: Program
        let watcher: FaultServer

        init(start: Bool = false, engine: String? = nil) throws {
            program = try Program()
            watcher = try FaultServer(.status(200, "OK"))
            program.environment["DOCKER_HOST"] = "unix://\(engine ?? program.folder.path + "/none.sock")"
            try program.write("heartbeat: { url: \"\(watcher.url)/ping/1\", start: \(start) }\n", to: "dockstat.yaml")
        }

        func end() {
            watcher.stop()
            program.remove()
        }
    }

    @Test("a good tick asks the address, with `start: true` its beginning before it", arguments: [false, true])
    func good(start: Bool) async throws {
        let scene = try Scene(start: start, engine: try await RealEngine.shared("end-to-end").socket)
        defer { scene.end() }
        let outcome = try await scene.program("run")
        #expect(outcome.status == 0, "\(outcome.errors)")
        #expect(scene.watcher.requests == (start ? ["GET /ping/1/start HTTP/1.1"] : []) + ["GET /ping/1 HTTP/1.1"])
    }

    @Test("a tick in which no engine can be reached is a failure")
    func unreachable() async throws {
        let scene = try Scene(start: true)
        defer { scene.end() }
        #expect(try await scene.program("run").status == 69)
        #expect(scene.watcher.requests == ["GET /ping/1/start HTTP/1.1", "GET /ping/1/fail HTTP/1.1"])
    }

    @Test("so is one that cannot begin, for its database cannot be opened", arguments: ["newer", "nowhere"])
    func cannotBegin(database: String) async throws {
        let scene = try Scene()
        defer { scene.end() }
        let file = scene.program.folder.appendingPathComponent("dockstat.sqlite").path
        if database == "newer" {
            #expect(try await scene.program("run").status == 69)
            try await runTool(["sqlite3", file, "INSERT INTO grdb_migrations VALUES ('of a later version')"])
        } else {
            try FileManager.default.createDirectory(atPath: file, withIntermediateDirectories: false)
        }
        let before = scene.watcher.requests.count
        let outcome = try await scene.program("run")
        #expect(outcome.status != 0 && outcome.status != 69, "\(outcome.errors)")
        #expect(scene.watcher.requests.dropFirst(before) == ["GET /ping/1/fail HTTP/1.1"])
    }

    @Test("a tick that leaves the field to another says nothing: that one does")
    func another() async throws {
        let scene = try Scene(start: true)
        defer { scene.end() }
        #expect(try await scene.program("run").status == 69)
        let lock = open(scene.program.folder.appendingPathComponent("dockstat.sqlite.lock").path, O_RDWR)
        #expect(lock >= 0)
        defer { close(lock) }
        #expect(flock(lock, LOCK_EX | LOCK_NB) == 0)
        #expect(try await scene.program("run").status == 75)
        #expect(scene.watcher.requests.count == 2)
    }
}
