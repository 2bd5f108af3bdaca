import Foundation
import TestSupport
import Testing

/// `dockstat rules` over the history of a demo.
@Suite("Rules on the command line")
struct RulesCommandTests {
    private func demo() async throws -> Program {
        let program = try Program()
        #expect(try await program("demo", "--hosts", "1", "--containers", "12").status == 0)
        let host = try #require(
            try FileManager.default.contentsOfDirectory(atPath: program.folder.path + "/public/hosts")
                .first { !$0.contains(".") })
        try program.write(
            "database: demo.sqlite\nhosts: [{ name: \(host), engine: \"unix:///none.sock\" }]\n", to: "dockstat.yaml")
        return program
    }

    @Test("rules replay FILE --since tells when each rule would have fired, and what cannot be told")
    func replay() async throws {
        let program = try await demo()
        defer { program.remove() }
        try program.write(
            """
            - { name: busy, when: cpu_percent > 0.01, for: 1m }
            - { name: never, when: memory_bytes > 100TB }
            - { name: lost, when: reachable = false }
            """, to: "rules.yaml")
        let outcome = try await program("rules", "replay", "rules.yaml", "--since", "3h")
        #expect(outcome.status == 0, "\(outcome.errors)")
        let lines = outcome.output.split(separator: "\n")
        let head = try #require(lines.first)
        #expect(
            head.wholeMatch(of: /busy \(cpu_percent > 0\.01%\) would have fired (once|\d+ times) in 3h, looked at every \d+s\./)
                != nil)
        #expect(lines.dropFirst().first?.hasPrefix("FROM ") == true)
        #expect(lines.contains("never (memory_bytes > 100TB) would never have fired in 3h, looked at every 15s."))
        #expect(lines.last == "lost: What reachable was is not kept, so a rule on it cannot be replayed.")
    }

    @Test("rules list, check and test say what applies, what is wrong where, and what a rule thinks of a container")
    func commands() async throws {
        let program = try await demo()
        defer { program.remove() }
        let list = try await program("rules", "list")
        #expect(list.status == 0)
        for name in [
            "container-down", "container-unhealthy", "restart-loop", "oom-kill", "host-unreachable", "memory-limit",
            "receiver-failed",
        ] { #expect(list.output.split(separator: "\n").count { $0.hasPrefix(name + " ") } == 1, "\(name)") }

        try program.write("- { name: a, when: pids > 5 }\n- { name: b, when: pidz > 5 }\n", to: "rules.yaml")
        let check = try await program("rules", "check", "rules.yaml")
        #expect(check.status == 65)
        #expect(check.errors.contains("rules.yaml:2:"))
        #expect(try await program("rules", "check").output == "7 rules, all sound.\n")

        let hosts = program.folder.path + "/public/hosts/"
        let host = try #require(try FileManager.default.contentsOfDirectory(atPath: hosts).first { !$0.contains(".") })
        let containers = try FileManager.default.contentsOfDirectory(atPath: "\(hosts)\(host)/containers")
        let container = try #require(containers.sorted().first { !$0.contains(".") })
        let test = try await program("rules", "test", "container-down", "\(host)/\(container)")
        #expect(test.status == 0, "\(test.errors)")
        #expect(test.output.hasPrefix("condition  service = down\nvalue      "))
        #expect(try await program("rules", "test", "container-down", "\(host)/nobody").status == 64)
    }
}
