import DockStatModel
import Testing

/// Signal, comparison and value with its unit, as rules are written.
struct RuleConditionTests {
    @Test(
        "a value is read in its signal's unit: 90, 512MiB, 10m, unhealthy",
        arguments: [
            ("cpu_percent > 150", .number(150)), ("cpu_limit_percent >= 90%", .number(90)), ("memory_percent>90", .number(90)),
            ("memory_limit_percent > 95", .number(95)), ("memory_bytes > 512MiB", .number(536_870_912)),
            ("memory_bytes > 50MB", .number(50_000_000)), ("network_rx_rate > 10MB/s", .number(10_000_000)),
            ("network_tx_rate > 1KiB/s", .number(1024)), ("block_read_rate < 2.5kB/s", .number(2500)),
            ("block_write_rate <= 100", .number(100)), ("pids > 500", .number(500)), ("state = exited", .word("exited")),
            ("state != running", .word("running")), ("health == unhealthy", .word("unhealthy")),
            ("service = down", .word("down")),
            ("restarts >= 3 in 10m", .number(3)), ("oom_kills > 0", .number(0)), ("exit_code = 137", .number(137)),
            ("reachable = false", .flag(false)), ("image_outdated = true", .flag(true)), ("job_age > 10m", .number(600)),
            ("receiver_failed = true", .flag(true)),
        ] as [(String, RuleValue)])
    func units(text: String, threshold: RuleValue) throws {
        let condition = try RuleCondition(text: text)
        #expect(condition.threshold == threshold)
        #expect(try RuleCondition(text: condition.text) == condition, "what is shown reads back")
    }

    @Test("a signal wants a value, and a word that is nearly one is none", arguments: RuleSignal.allCases)
    func signals(signal: RuleSignal) {
        #expect(throws: RuleTextMistake.self) { try RuleCondition(text: signal.rawValue + "s > 1") }
        #expect(throws: RuleTextMistake.self) { try RuleCondition(text: "\(signal.rawValue) > ") }
    }

    @Test(
        "a value whose unit does not fit is told with one that does",
        arguments: [
            ("pids > 5m", "such as 3"), ("memory_bytes > 90%", "such as 512MiB"), ("network_rx_rate > 10MB/m", "such as 10MB/s"),
            ("job_age > 5", "such as 90s or 5m"), ("cpu_percent > 1GB", "such as 90"), ("health = sick", "one of none, starting"),
            ("reachable = no", "true or false"), ("pids > nan", "such as 3"), ("pids in 10m > 3", "is expected"),
            ("pids > 3 in 10m", "is not counted over time"), ("restarts > 3 in 2d", "is no window"),
            ("state > exited", "has no order"),
        ])
    func mistakes(text: String, part: String) {
        let mistake = #expect(throws: RuleTextMistake.self) { try RuleCondition(text: text) }
        #expect(mistake?.message.contains(part) == true, "\(mistake?.message ?? "")")
    }

    @Test("restarts and kills are counted in 10 minutes where no window is named")
    func window() throws {
        #expect(try RuleCondition(text: "restarts >= 3").window == .minutes(10))
        #expect(try RuleCondition(text: "oom_kills > 0 in 1h").window == .hours(1))
        #expect(try RuleCondition(text: "pids > 3").window == nil)
    }
}
