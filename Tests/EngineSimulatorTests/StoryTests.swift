import DockStatModel
import Testing

@testable import EngineSimulator

struct StoryTests {
    @Test("what happens in a cycle is in order and lies within it, on all hosts")
    func withinPeriod() {
        for host in fleet(hosts: 8, containers: 60).hosts {
            for container in host.containers {
                for cycle in 0..<4 as Range<Int64> {
                    let moments = container.service.story.moments(inCycle: cycle, hasHealthCheck: container.hasHealthCheck)
                    #expect(zip(moments, moments.dropFirst()).allSatisfy { $0.offset < $1.offset })
                    guard let period = container.service.story.period, let last = moments.last else { continue }
                    #expect(last.offset + EngineTime.second < period)
                }
            }
        }
    }

    @Test("the short way to a condition leads where replaying everything from the start leads")
    func skipping() {
        for container in fleet(containers: 40).hosts[0].containers {
            let begin = container.start
            var replayed = container.condition(at: begin - 1)
            for cycle in 0..<12 as Range<Int64> {
                if container.service.story.period == nil, cycle > 0 { continue }
                for (time, happening) in container.happenings(inCycle: cycle) {
                    replayed.undergo(happening, at: time, hasHealthCheck: container.hasHealthCheck)
                    #expect(container.condition(at: time) == replayed, "\(container.name)")
                }
            }
        }
    }

    @Test("a deploy gives a new id and image under the same Compose identity")
    func deploy() throws {
        let fleet = fleet()
        let deploy = start + .minutes(19 * 60 + 7)
        let before = try #require(try fleet.entry("shop-api-1", at: deploy - .seconds(1)))
        #expect(try fleet.entry("shop-api-1", at: deploy + .milliseconds(1500)) == nil)
        let after = try #require(try fleet.entry("shop-api-1", at: deploy + .seconds(5)))
        for key in ["Id", "Image", "ImageID", "Created"] {
            #expect("\(before[key] ?? "")" != "\(after[key] ?? "")", "\(key)")
        }
        #expect(before["Labels"] as? [String: String] == after["Labels"] as? [String: String])
        #expect(after["Status"] as? String == "Up 2 seconds (health: starting)")
        let old = try #require(before["Id"] as? String)
        #expect(fleet.respond(host: 0, path: "/containers/\(old)/json", at: deploy + .seconds(5))?.status == 404)
        #expect(fleet.respond(host: 0, path: "/containers/\(old)/stats", at: deploy + .seconds(5))?.status == 404)
    }

    @Test(
        "each kind of trouble shows in the list",
        arguments: [
            ("shop-worker-1", 19201, "restarting", "Restarting (137) Less than a second ago"),
            ("shop-worker-1", 19232, "running", "Up 29 seconds"),
            ("shop-search-1", 28800, "running", "(unhealthy)"),
            ("shop-search-1", 32400, "running", "(healthy)"),
            ("shop-search-1", 172800, "running", "(unhealthy)"),
            ("shop-import-1", 118800, "exited", "Exited (1) 2 hours ago"),
            ("shop-staging-1", 97202, "exited", "Exited (143) About an hour ago"),
            ("shop-backup-1", 7290, "running", "Up About a minute"),
            ("shop-backup-1", 10800, "exited", "Exited (0) 48 minutes ago"),
            ("shop-migrate-1", 10800, "exited", "Exited (0)"),
            ("shop-mailer-1", 46900, "restarting", "Restarting (1) "),
            ("shop-mailer-1", 47400, "running", "Up 7 minutes"),
            ("toolbox", 0, "created", "Created"),
            ("code-runner-1", 32460, "paused", "(Paused)"),
        ] as [(String, Int, String, String)])
    func states(name: String, seconds: Int, state: String, status: String) throws {
        let entry = try #require(try fleet(containers: 32).entry(name, at: start + .seconds(seconds)))
        #expect(entry["State"] as? String == state)
        #expect((entry["Status"] as? String)?.contains(status) == true, "\(entry["Status"] ?? "")")
    }

    @Test("inspect tells of the kill for lack of memory until the restart, and of each restart after it")
    func inspect() throws {
        let fleet = fleet()
        let end = start + .minutes(5 * 60 + 20)
        func inspect(_ time: Timestamp) throws -> JSONObject { try fleet.object("/containers/shop-worker-1/json", at: time) }
        let dying = try inspect(end + .seconds(1))
        #expect(value(dying, "State.OOMKilled") as? Bool == true)
        #expect(value(dying, "State.Restarting") as? Bool == true)
        #expect(number(dying, "State.ExitCode") == 137)
        #expect(number(dying, "RestartCount") == 0)
        #expect(number(dying, "HostConfig.Memory") == 402_653_184)
        #expect(value(dying, "HostConfig.RestartPolicy.Name") as? String == "always")
        let after = try inspect(end + .seconds(3))
        #expect(value(after, "State.OOMKilled") as? Bool == false)
        #expect(number(after, "RestartCount") == 1)
        #expect(value(after, "State.StartedAt") as? String != value(dying, "State.StartedAt") as? String)
        #expect(number(after, "State.Pid") != number(try inspect(end - .seconds(1)), "State.Pid"))
        #expect(number(try inspect(end + .hours(9 * 5) + .seconds(3)), "RestartCount") == 6)
    }
}
