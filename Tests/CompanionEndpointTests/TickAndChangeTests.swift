import DockStatModel
import Foundation
import Synchronization
import TestSupport
import Testing

/// Ticks of the job beside changes of people: neither keeps the other from its turn.
@Suite(.serialized)
struct TickAndChangeTests {
    /// An engine without containers.
    private static func sound() throws -> FaultServer {
        try FaultServer(
            .table([
                "/version": #"{"Version":"24.0.7","ApiVersion":"1.43","MinAPIVersion":"1.12","Os":"linux","Arch":"amd64"}"#,
                "/v1.43/containers/json?all=1": "[]", "/v1.43/events": "", "/v1.43/info": #"{"Name":"sound"}"#,
                "/v1.43/images/json": "[]", "/v1.43/networks": "[]", "/v1.43/volumes": #"{"Volumes":[]}"#,
            ]))
    }

    private final class Flag: Sendable {
        private let isSet = Mutex(false)

        var value: Bool { isSet.withLock { $0 } }
        func set() { isSet.withLock { $0 = true } }
    }

    /// - Returns: its exit code.
    private static func tick(_ folder: String) async throws -> String {
        try await runTool([
            "sh", "-c", "'\(Products.dockstat)' run --log-level critical --config '\(folder)/dockstat.yaml' 2>/dev/null; echo $?",
        ])
    }

    private static func hosts(_ sound: FaultServer, _ silent: FaultServer, timeout: String) -> [String] {
        [
            #"{ name: sound, engine: "\#(sound.address.text)" }"#,
            #"{ name: silent, engine: "\#(silent.address.text)", timeout: \#(timeout), connect_timeout: 2s }"#,
        ]
    }

    @Test("a change is on the pages at once while a tick waits for a host that does not answer")
    func duringTick() async throws {
        let silent = try FaultServer(.hang)
        let sound = try Self.sound()
        defer {
            silent.stop()
            sound.stop()
        }
        let ground = try await EngineGround(hosts: Self.hosts(sound, silent, timeout: "12s"))
        let asked = silent.accepted
        let folder = ground.folder.path
        async let tick = Self.tick(folder)
        #expect(try await eventually { silent.accepted > asked })
        let reply = try await ground.send("POST", "/api/v2/incidents", #"{"title": "The lights are out"}"#)
        #expect(reply.status == 201, "\(reply.text)")
        #expect(!reply.text.contains("notice"), "\(reply.text)")
        #expect(try ground.page("incidents/index.html").contains("The lights are out"))
        // The tick was not waited for: most of its time is still to come.
        let moment = ContinuousClock.now
        let ended = try await tick
        #expect(ContinuousClock.now - moment > .seconds(2), "\(ended)")
        // What it wrote afterwards has it too.
        #expect(try ground.page("incidents/index.html").contains("The lights are out"))
    }

    @Test("a theme chosen while a tick waits for an engine stays chosen when the tick writes its pages")
    func choiceDuringTick() async throws {
        let silent = try FaultServer(.hang)
        let sound = try Self.sound()
        defer {
            silent.stop()
            sound.stop()
        }
        let ground = try await EngineGround(hosts: Self.hosts(sound, silent, timeout: "5s"))
        let asked = silent.accepted
        let folder = ground.folder.path
        async let tick = Self.tick(folder)
        #expect(try await eventually { silent.accepted > asked })
        let colors = ##"{"name": "Mine", "variables": {"--color-main-bg": "#123456"}}"##
        #expect(try await ground.send("POST", "/api/v2/themes", colors).status == 201)
        #expect(try ground.page("themes/mine.css").contains("#123456"))
        _ = try await tick
        #expect(try ground.page("themes/mine.css").contains("#123456"))
    }

    @Test("however many changes come, every tick of the job has its turn")
    func underChanges() async throws {
        let ground = try await ServeGround()
        let (port, key, isOver) = (ground.companion.port, ground.key, Flag())
        let clients = (0..<4).map { client in
            Task {
                try await blocking {
                    var count = 0
                    while !isOver.value {
                        let body = #"{"hosts": ["x"], "for": "1h", "reason": "client \#(client)"}"#
                        let reply = try RawClient(port: port).exchange(
                            "POST /api/v2/silences HTTP/1.1\r\nHost: test\r\nConnection: close\r\nContent-Type: application/json\r\n"
                                + "Authorization: Bearer \(key)\r\nContent-Length: \(body.utf8.count)\r\n\r\n\(body)")
                        guard reply.status == 201 else { throw ToolFailure("\(reply.status) \(reply.text)") }
                        count += 1
                    }
                    return count
                }
            }
        }
        // Its engine is a pretence that does not answer: 69, nothing reachable, is a tick; 75 would be none.
        defer { isOver.set() }
        for _ in 0..<8 { #expect(try await Self.tick(ground.folder.path) == "69") }
        isOver.set()
        for client in clients { #expect(try await client.value > 0) }
    }

    @Test("where no page can be written, a change is done all the same, and the answer says that the pages follow")
    func unwritable() async throws {
        let ground = try await ServeGround()
        let output = "\(ground.folder.path)/public"
        try FileManager.default.moveItem(atPath: output, toPath: output + ".aside")
        try Data("in the way".utf8).write(to: URL(fileURLWithPath: output))
        let reply = try ground.send("POST", "/api/v2/silences", #"{"hosts": ["x"], "for": "1h"}"#, key: ground.key)
        #expect(reply.status == 201)
        #expect(reply.text.contains(#""notice":"The pages show it with the next tick.""#), "\(reply.text)")
        let id = try #require(reply.text.firstMatch(of: /"id":(\d+)/)?.1)
        #expect(try await ground.dockstat(["silence", "list"]).contains("\(id)"))
        // A key is shown although no page of it can be made: it is shown only this once.
        let key = try ground.send("POST", "/api/v2/auth/api-keys", #"{"name": "later", "scopes": ["alerts"]}"#, key: ground.key)
        #expect(key.status == 201 && key.text.contains("dockstat_"), "\(key.text)")
        try FileManager.default.removeItem(atPath: output)
        try FileManager.default.moveItem(atPath: output + ".aside", toPath: output)
        let next = try ground.send("POST", "/api/v2/silences", #"{"hosts": ["y"], "for": "1h"}"#, key: ground.key)
        #expect(next.status == 201 && !next.text.contains("notice"), "\(next.text)")
        #expect(try ground.page("api/v2/silences.json").contains("\"id\":\(id)"))
    }
}
