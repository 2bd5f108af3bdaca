import DockStatModel
import Testing

@testable import DockStatCommands

struct MaintenanceTimeTests {
    @Test("within a window nothing is sent and nothing counts; what is still down at its end is told once")
    func window() async throws {
        var host = Matcher()
        host.hosts = ["h"]
        let time = try PassingTime { [host] configuration in
            configuration.maintenance = [
                MaintenanceWindow(
                    name: "patch night", matcher: host, schedule: .cron("0 2 * * *", duration: .hours(1)),
                    timeZone: "UTC")
            ]
        }
        let minute = Duration.minutes(1)
        try await time.pass(until: .hours(2), every: minute)
        try await time.pass(until: .minutes(130), every: minute)
        time.engine.crash("web", code: 1, at: time.now + .seconds(30))
        time.engine.crash("api", code: 1, at: time.now + .seconds(30))
        try await time.pass(until: .minutes(150), every: minute)
        time.engine.start("api", at: time.now + .seconds(30))
        try await time.pass(until: .minutes(179), every: minute, publishing: true)
        #expect(try time.told("good") == [])
        #expect(try time.told("shaky") == [])
        for name in ["web", "api"] {
            let page = try time.json("api/v2/docker/containers/h/\(name).json")
            #expect(page["uptimePercent"] as? Double == 100, "\(name)")
        }
        let excused = try ["web", "api"].map { try time.lastDay(of: $0, in: .maintenance) }
        #expect(excused == [.seconds(48 * 60 + 30), .minutes(20)])
        #expect(try time.lastDay(of: "web", in: .down) == .zero)

        try await time.pass(until: .minutes(181), every: minute)
        #expect(try time.told("good") == ["opened 1"])
        #expect(try time.told("shaky") == ["opened 1"])
        try await time.pass(until: .minutes(210), every: minute, publishing: true)
        #expect(try time.told("good") == ["opened 1"])
        let web = try [ServiceState.down, .maintenance].map { try time.lastDay(of: "web", in: $0) }
        #expect(web == [.minutes(30), .seconds(49 * 60 + 30)])
        #expect(try time.lastDay(of: "api", in: .down) == .zero)
        let page = try time.json("api/v2/docker/containers/h/web.json")
        let uptime = try #require(page["uptimePercent"] as? Double)
        // 129.5 minutes up and 30 down.
        #expect(uptime > 81 && uptime < 81.5, "\(uptime)")
        try time.end()
    }
}
