import Foundation
import TestSupport
import Testing

/// What `dockstat serve` tells of itself.
@Suite(.serialized)
struct ObservingTests {
    @Test("answers say what took how long, unless that is switched off")
    func traces() async throws {
        let ground = try await ServeGround()
        let reply = try ground.send("POST", "/api/v2/silences", #"{"hosts": ["a"], "for": "1h"}"#, key: ground.key)
        let timing = try #require(reply.headers["server-timing"])
        for part in ["access", "work", "publish", "total"] { #expect(timing.contains("\(part);dur="), "\(timing)") }
        #expect(try ground.send("GET", "/healthz").headers["server-timing"]?.hasPrefix("total;dur=") == true)
        let silent = try await ServeGround(environment: ["DOCKSTATAPI_SHOW_TRACES": "false"])
        #expect(try silent.send("GET", "/healthz").headers["server-timing"] == nil)
        let wrong = try Companion(
            ["serve", "--config", "\(ground.folder.path)/dockstat.yaml"], waits: false,
            environment: ["DOCKSTATAPI_SHOW_TRACES": "perhaps"])
        let end = wrong.end()
        #expect(end.code == 65 && end.errors.contains("DOCKSTATAPI_SHOW_TRACES"), "\(end)")
    }

    @Test("metrics of the site count requests by route and status, never by what was asked for, and go on after a restart")
    func metrics() async throws {
        let ground = try await ServeGround()
        _ = try ground.send("POST", "/api/v2/silences", #"{"hosts": ["a"], "for": "1h"}"#, key: ground.key)
        _ = try ground.send("POST", "/api/v2/silences", "{}", key: "wrong")
        _ = try ground.send("POST", "/api/v2/outbox/1234/retry", "{}", key: ground.key)
        _ = try ground.send("GET", "/etc/passwd")
        ground.companion.send(signal: SIGTERM)
        #expect(ground.companion.end().code == 0)
        _ = try await ground.dockstat(["render"])
        let metrics = try ground.page("metrics")
        let count = "dockstat_endpoint_request_duration_seconds_count"
        #expect(metrics.contains("\(count){route=\"POST /api/v2/silences\",status=\"201\"} 1\n"))
        #expect(metrics.contains("\(count){route=\"POST /api/v2/silences\",status=\"401\"} 1\n"))
        #expect(metrics.contains("\(count){route=\"POST /api/v2/outbox/{id}/retry\",status=\"404\"} 1\n"))
        #expect(metrics.contains("\(count){route=\"other\",status=\"404\"} 1\n"))
        #expect(!metrics.contains("passwd"))
        let file = "\(ground.folder.path)/public/metrics"
        #expect(try await runTool(["sh", "-c", "promtool check metrics < '\(file)' 2>&1"]) == "")
        let second = try Companion(["serve", "--config", "\(ground.folder.path)/dockstat.yaml", "--listen", "127.0.0.1:0"])
        _ = try RawClient(port: second.port).get("/api/v2/silences", method: "POST")
        second.send(signal: SIGTERM)
        #expect(second.end().code == 0)
        _ = try await ground.dockstat(["render"])
        #expect(try ground.page("metrics").contains("\(count){route=\"POST /api/v2/silences\",status=\"401\"} 2\n"))
    }
}
