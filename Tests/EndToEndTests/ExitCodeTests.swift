import Foundation
import TestSupport
import Testing

@Suite("Exit codes and sentences of the command line")
struct ExitCodeTests {
    @Test("an unknown option is 64 and says which")
    func usage() async throws {
        let program = try Program()
        defer { program.remove() }
        let outcome = try await program("run", "--colour")
        #expect(outcome.status == 64)
        #expect(outcome.errors.contains("--colour"))
    }

    @Test("every mistake of a configuration is told at once, with file, line and nearest key, and nothing is made")
    func configuration() async throws {
        let program = try Program()
        defer { program.remove() }
        try program.write("tittle: x\ninterval: fast\nhosts:\n  - name: a\n    engine: ftp://x\n", to: "dockstat.yaml")
        let outcome = try await program("run")
        #expect(outcome.status == 65)
        for part in ["dockstat.yaml:1:1", "title", "dockstat.yaml:2:", "fast", "dockstat.yaml:5:", "hosts[0].engine"] {
            #expect(outcome.errors.contains(part), "\(part) in \(outcome.errors)")
        }
        #expect(!program.exists("dockstat.sqlite"))
        #expect(!program.exists("public"))
    }

    @Test(
        "check-config finds an unknown signal, a unit that does not fit, a wrong placeholder, template, route, cron and time zone with file and line"
    )
    func checkConfig() async throws {
        let program = try Program()
        defer { program.remove() }
        try program.write(
            """
            time_zone: Mars/Olympus
            rules:
              - { name: a, when: memry_percent > 90 }
              - { name: b, when: pids > 5m }
              - { name: c, when: pids > 5, summary: "{{contaner}}" }
            receivers:
              - name: ops
                type: command
                command: /bin/true
                title: "{{titel}}"
                body: "{{#alerts}}x"
              - { name: hook, type: webhook, url: "https://x.example", format: template, body: "{{nope}}" }
            routes: [{ receivers: opps }]
            maintenance: [{ name: m, cron: "61 * * * *", duration: 1h }]
            """, to: "dockstat.yaml")
        let outcome = try await program("check-config")
        #expect(outcome.status == 65)
        for (line, part) in [
            (1, "time_zone: "), (3, "unknown signal \"memry_percent\""), (4, "\"5m\" does not fit pids"), (5, "contaner"),
            (10, "there is no variable \"titel\""), (11, "is not closed with {{/alerts}}"), (12, "there is no variable \"nope\""),
            (13, "no receiver is called \"opps\""), (14, "\"61\" is none"),
        ] {
            let found = outcome.errors.split(separator: "\n").contains {
                $0.contains("dockstat.yaml:\(line):") && $0.contains(part)
            }
            #expect(found, "\(line): \(part) in \(outcome.errors)")
        }
    }

    @Test("doctor --job ends with 1 when the last tick is older than three intervals")
    func jobAge() async throws {
        var program = try Program()
        defer { program.remove() }
        program.environment["DOCKER_HOST"] = "unix://\(program.folder.path)/none.sock"
        try program.write("interval: 30m\n", to: "dockstat.yaml")
        try await program("run")
        #expect(try await program("doctor", "--job").status == 0)
        let database = program.folder.appendingPathComponent("dockstat.sqlite").path
        try await runTool(["sqlite3", database, "UPDATE tick SET time = time - 3600000"])
        #expect(try await program("doctor", "--job").status == 0)
        try await runTool(["sqlite3", database, "UPDATE tick SET time = time - 1860000"])
        let late = try await program("doctor", "--job")
        #expect(late.status == 1)
        #expect((late.output + late.errors).contains("longer than three intervals of 30m"))
    }

    @Test("with no engine at all the site still says so, and the code is 69")
    func nothingReachable() async throws {
        var program = try Program()
        defer { program.remove() }
        program.environment["DOCKER_HOST"] = "unix://\(program.folder.path)/none.sock"
        let outcome = try await program("run")
        #expect(outcome.status == 69)
        #expect(outcome.errors.contains("unreachable"))
        #expect(try program.text("public/index.html").contains("unreachable"))
    }

    @Test("a second tick at the same time is refused with 75 and changes nothing")
    func anotherTick() async throws {
        var program = try Program()
        defer { program.remove() }
        program.environment["DOCKER_HOST"] = "unix://\(program.folder.path)/none.sock"
        try await program("run")
        let lock = open(program.folder.appendingPathComponent("dockstat.sqlite.lock").path, O_RDWR)
        #expect(lock >= 0)
        defer { close(lock) }
        #expect(flock(lock, LOCK_EX | LOCK_NB) == 0)
        let before = try program.text("public/status.txt")
        let outcome = try await program("run")
        #expect(outcome.status == 75)
        #expect(outcome.errors.contains("Another tick is running"))
        #expect(try program.text("public/status.txt") == before)
    }

    @Test("an output folder that cannot be written is 73, in one sentence, and the reading is kept all the same")
    func cannotWrite() async throws {
        var program = try Program()
        defer { program.remove() }
        program.environment["DOCKER_HOST"] = "unix://\(program.folder.path)/none.sock"
        try program.write("a file", to: "occupied")
        let outcome = try await program("run", "--output", "occupied/site")
        #expect(outcome.status == 73)
        #expect(outcome.errors.contains("occupied"))
        #expect(program.exists("dockstat.sqlite"))
        #expect(try program.text("occupied") == "a file")
    }

    @Test("a damaged database is set aside under a new name, and the site goes on")
    func corruptDatabase() async throws {
        var program = try Program()
        defer { program.remove() }
        program.environment["DOCKER_HOST"] = "unix://\(program.folder.path)/none.sock"
        try program.write(String(repeating: "this is no database ", count: 500), to: "dockstat.sqlite")
        let outcome = try await program("run")
        #expect(outcome.status == 1)
        #expect(outcome.errors.contains("damaged"))
        let aside = try FileManager.default.contentsOfDirectory(atPath: program.folder.path).filter { $0.contains("corrupt") }
        #expect(aside.count == 1)
        #expect(try program.text(try #require(aside.first)).hasPrefix("this is no database"))
        #expect(program.exists("public/index.html"))
    }

    @Test("damage deep in the database is met by the tick: it is set aside, its backup named, and the next tick is well")
    func corruptWithin() async throws {
        var program = try Program()
        defer { program.remove() }
        program.environment["DOCKER_HOST"] = "unix://\(program.folder.path)/none.sock"
        try await program("run")
        try await program("run")
        let file = try FileHandle(forUpdating: program.folder.appendingPathComponent("dockstat.sqlite"))
        let size = try file.seekToEnd()
        // The schema, at the beginning, stays: the file opens.
        try file.seek(toOffset: 4 * 4096)
        try file.write(contentsOf: Data(repeating: 0xa5, count: Int(min(size, 16 * 4096)) - 4 * 4096))
        try file.close()
        let outcome = try await program("run")
        #expect(outcome.status == 1)
        #expect(outcome.errors.contains("set aside as"))
        #expect(outcome.errors.contains("dockstat restore "))
        let names = try FileManager.default.contentsOfDirectory(atPath: program.folder.path)
        #expect(names.filter { $0.contains("corrupt") && $0.hasSuffix("Z") }.count == 1)
        #expect(program.exists("public/index.html"))
        #expect(try await program("run").status == 69)
        #expect(try await program("doctor").output.contains("dockstat.sqlite is sound"))
    }

    @Test("init writes a file that check-config accepts, once")
    func initialise() async throws {
        let program = try Program()
        defer { program.remove() }
        #expect(try await program("init").status == 0)
        #expect(try await program("check-config").status == 0)
        let again = try await program("init")
        #expect(again.status == 73)
        #expect(again.errors.contains("exists already"))
    }

    @Test(
        "help needs no manual: each command says what it does",
        arguments: [
            "run", "collect", "render", "watch", "status", "query", "init", "check-config", "doctor", "demo", "preview", "backup",
            "restore", "simulate", "templates", "version", "rules", "alerts", "ack", "silence", "maintenance", "outbox", "notify",
            "key", "audit", "serve", "container", "host",
        ])
    func help(command: String) async throws {
        let program = try Program()
        defer { program.remove() }
        let outcome = try await program(command, "--help")
        #expect(outcome.status == 0)
        #expect(outcome.output.contains("USAGE: dockstat \(command)"))
        #expect(outcome.output.contains("OVERVIEW:"))
    }

    @Test("commands on containers and hosts say what is wrong with what they are given")
    func targets() async throws {
        let program = try Program()
        defer { program.remove() }
        for (outcome, sentence) in [
            (try await program("container", "stop", "web"), "HOST/NAME"),
            (try await program("container", "kill", "a/b", "--force"), "--force"),
            (try await program("host", "test", "a", "--timeout", "1s"), "engine that is named"),
            (try await program("host", "add", "a", "tcp://x", "--label", "x"), "name=value"),
        ] {
            #expect(outcome.status == 64 && outcome.errors.contains(sentence), "\(sentence): \(outcome.errors)")
        }
    }

    @Test("the version and completions for three shells come without an engine", arguments: ["bash", "zsh", "fish"])
    func completions(shell: String) async throws {
        let program = try Program()
        defer { program.remove() }
        #expect(try await program("version").output.hasPrefix("dockstat "))
        #expect(try await program("--generate-completion-script", shell).output.contains("dockstat"))
    }
}
