import Foundation
import Testing

@Suite("Backups and log lines of the program")
struct KeepingTests {
    private func program() throws -> Program {
        var program = try Program()
        program.environment["DOCKER_HOST"] = "unix://\(program.folder.path)/none.sock"
        return program
    }

    @Test("what a backup holds comes back by restore, and the database that was there is set aside")
    func restore() async throws {
        let program = try program()
        defer { program.remove() }
        try await program("run")
        let backup = try await program("backup", "kept.sqlite")
        #expect(backup.status == 0)
        #expect(program.exists("kept.sqlite"))
        try program.write("somebody wrote over it", to: "dockstat.sqlite")
        let restored = try await program("restore", "kept.sqlite")
        #expect(restored.status == 0)
        #expect(restored.output.contains("is now"))
        #expect(try await program("doctor").output.contains("dockstat.sqlite is sound"))
        let names = try FileManager.default.contentsOfDirectory(atPath: program.folder.path)
        let texts = names.filter { $0.hasPrefix("dockstat.sqlite.") }.compactMap { try? program.text($0) }
        #expect(texts.contains("somebody wrote over it"))
    }

    @Test("a backup that is damaged is refused, and the database stays")
    func badBackup() async throws {
        let program = try program()
        defer { program.remove() }
        try await program("run")
        try program.write(String(repeating: "no database ", count: 1000), to: "bad.sqlite")
        let outcome = try await program("restore", "bad.sqlite")
        #expect(outcome.status == 73)
        #expect(outcome.errors.contains("bad.sqlite"))
        #expect(try await program("doctor").output.contains("dockstat.sqlite is sound"))
    }

    @Test("log lines follow the switches of the environment, and JSON is one object a line")
    func logging() async throws {
        var program = try program()
        defer { program.remove() }
        #expect(try await program("run").errors.contains(" WARN  [dockstat] "))
        let lines = try await program("run", "--log-format", "json").errors.split(separator: "\n")
        for line in lines {
            #expect(try JSONSerialization.jsonObject(with: Data(line.utf8)) is [String: Any])
        }
        #expect(!lines.isEmpty)
        program.environment["DOCKSTAT_LOGGER_DISABLED_LOGGERS"] = "dockstat"
        #expect(try await program("run").errors.isEmpty)
    }
}
