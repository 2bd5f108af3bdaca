import Foundation
import TestSupport
import Testing

@Suite("Killed at any moment", .serialized)
struct CrashTests {
    @Test("kill -9 in the middle of ticks leaves a sound database and a whole site")
    func killed() async throws {
        let engine = try await RealEngine.shared("end-to-end")
        for index in 1...5 { try await engine.run("e2e-crash-\(index)", shell: "sleep 100000") }
        var program = try Program()
        defer { program.remove() }
        program.environment["DOCKER_HOST"] = "unix://\(engine.socket)"
        #expect(try await program("run").status == 0)

        for round in 0..<25 {
            let process = try program.start(["run"])
            // From before the first statement to after the last one of a tick.
            try await Task.sleep(for: .milliseconds(8 * round))
            process.send(SIGKILL)
            try await process.end()
            let doctor = try await program("doctor")
            #expect(doctor.output.contains("dockstat.sqlite is sound"), "round \(round): \(doctor.output)")
            try checkWhole(program)
        }
        #expect(try await program("run").status == 0)
    }

    @Test("a reader never sees a half-written file while pages are rendered over and over")
    func readers() async throws {
        let engine = try await RealEngine.shared("end-to-end")
        try await engine.run("e2e-read", shell: "while :; do sleep 0.1; done")
        var program = try Program()
        program.environment["DOCKER_HOST"] = "unix://\(engine.socket)"
        defer { program.remove() }
        #expect(try await program("run").status == 0)
        let writer = program
        let ticks = Task {
            var statuses: [Int32] = []
            for _ in 0..<12 { statuses.append(try await writer("run").status) }
            return statuses
        }
        for _ in 0..<300 { try checkWhole(program) }
        #expect(try await ticks.value.allSatisfy { $0 == 0 })
        try checkWhole(program)
    }

    /// Every page ends as a page ends, every JSON file is JSON.
    private func checkWhole(_ program: Program) throws {
        for page in ["index.html", "hosts/local/index.html", "about/index.html"] {
            #expect(try program.text("public/\(page)").hasSuffix("</html>\n"), "\(page) is not whole")
        }
        for file in ["status", "docker/hosts", "docker/containers/all"] {
            _ = try program.json("public/api/v2/\(file).json")
        }
    }
}
