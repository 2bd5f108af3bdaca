import DockStatModel
import Testing

struct ContainerIdentityTests {
    static let compose = [ComposeLabel.project: "shop", ComposeLabel.service: "web", ComposeLabel.number: "2"]

    @Test("inside Compose, a container is its project, service and number, whatever it is called")
    func composeIdentity() {
        let before = ContainerIdentity(host: "h", name: "shop-web-2", labels: Self.compose)
        let after = ContainerIdentity(host: "h", name: "0a1b2c_shop-web-2", labels: Self.compose)
        #expect(before.key == "compose:shop/web/2")
        #expect(before == after)
        #expect(before != ContainerIdentity(host: "other", name: "shop-web-2", labels: Self.compose))
    }

    @Test("without a number it is the first")
    func number() {
        let labels = Self.compose.filter { $0.key != ComposeLabel.number }
        #expect(ContainerIdentity(host: "h", name: "x", labels: labels).key == "compose:shop/web/1")
    }

    @Test(
        "elsewhere, and for one-off runs, it is its name",
        arguments: [[:], [ComposeLabel.project: "shop"], compose.merging([ComposeLabel.oneOff: "True"]) { $1 }]
            as [[String: String]])
    func byName(labels: [String: String]) {
        #expect(ContainerIdentity(host: "h", name: "web", labels: labels) == .byName(host: "h", name: "web"))
    }
}

struct ServiceStateTests {
    struct Case: Sendable {
        var state: ContainerState
        var health = ContainerHealth.none
        var exitCode: Int?
        var policy: RestartPolicy?
        var stopRequested: Bool?
        var means: ServiceState
    }

    @Test(
        "a state means what people would say",
        arguments: [
            Case(state: .running, means: .up),
            Case(state: .running, health: .starting, means: .up),
            Case(state: .running, health: .unhealthy, means: .degraded),
            Case(state: .paused, health: .unhealthy, means: .paused),
            Case(state: .restarting, exitCode: 0, means: .down),
            Case(state: .dead, means: .down),
            Case(state: .created, means: .stopped),
            Case(state: .removing, means: .unknown),
            Case(state: .missing, means: .unknown),
            // `docker stop` of a process that ignores SIGTERM.
            Case(state: .exited, exitCode: 137, policy: .always, stopRequested: true, means: .stopped),
            Case(state: .exited, exitCode: 137, policy: RestartPolicy.no, stopRequested: false, means: .down),
            Case(state: .exited, exitCode: 0, policy: RestartPolicy.no, stopRequested: false, means: .stopped),
            Case(state: .exited, exitCode: 0, policy: .onFailure, stopRequested: nil, means: .stopped),
            Case(state: .exited, exitCode: 1, policy: .onFailure, stopRequested: nil, means: .down),
            // The engine would have started it again.
            Case(state: .exited, exitCode: 1, policy: .always, stopRequested: nil, means: .stopped),
            Case(state: .exited, exitCode: 0, policy: .unlessStopped, stopRequested: false, means: .down),
            Case(state: .exited, exitCode: nil, policy: nil, stopRequested: nil, means: .down),
        ])
    func table(example: Case) {
        let state = ServiceState(
            state: example.state, health: example.health, exitCode: example.exitCode, restartPolicy: example.policy,
            stopRequested: example.stopRequested)
        #expect(state == example.means)
    }

    @Test(
        "words of engines become states",
        arguments: [
            ("running", .running), ("Exited", .exited), ("configured", .created), ("stopped", .exited), ("nonsense", nil),
        ] as [(String, ContainerState?)])
    func words(text: String, state: ContainerState?) { #expect(ContainerState(engineText: text) == state) }
}

struct StateDurationsTests {
    @Test("uptime leaves out what was paused, stopped or not seen")
    func uptime() {
        let durations = StateDurations(milliseconds: [
            .up: 800, .degraded: 100, .down: 100, .paused: 500, .stopped: 500, .unknown: 2000,
        ])
        #expect(durations.uptimePercent == 90)
        #expect(durations.unknownPercent == 50)
        #expect(durations.total == .seconds(4))
    }

    @Test(
        "where nothing was observed there is no uptime",
        arguments: [[:], [.unknown: 10], [.stopped: 10]] as [[ServiceState: Int64]])
    func nothing(milliseconds: [ServiceState: Int64]) { #expect(StateDurations(milliseconds: milliseconds).uptimePercent == nil) }

    @Test("intervals add up by state; empty and backward ones count nothing")
    func intervals() {
        func interval(_ state: ServiceState, _ from: Int64, _ to: Int64) -> StateInterval {
            StateInterval(state: state, from: Timestamp(milliseconds: from), to: Timestamp(milliseconds: to))
        }
        var durations = StateDurations(of: [
            interval(.up, 0, 10), interval(.down, 10, 15), interval(.up, 15, 30), interval(.down, 5, 5), interval(.up, 9, 1),
        ])
        #expect(durations.milliseconds == [.up: 25, .down: 5])
        durations.add(StateDurations(milliseconds: [.up: 5, .paused: 1]))
        #expect(durations[.up] == .milliseconds(30))
        #expect(durations[.paused] == .milliseconds(1))
        #expect(durations[.unknown] == .zero)
    }
}
