import Foundation
import TestSupport
import Testing

/// `dockstat run` is killed while it tells people something, and later ticks go on: each message reaches each receiver, and one comes
/// twice only where the crash fell between sending it and writing that down.
@Suite("Killed while delivering")
struct KilledDeliveryTests {
    typealias Stand = DeliveryGround.Stand

    /// - Parameters:
    ///   - stand: of the message just after the crash.
    ///   - count: how often it arrived in the end.
    private func check(_ stand: Stand, _ count: Int, _ what: String) {
        #expect(stand == .sending ? (1...2).contains(count) : count == 1, "\(what): \(stand), and it arrived \(count) times")
    }

    // MARK: At each call

    /// `fault.c` as a library. Its compiler is Swift's own.
    private func faults(in folder: URL) async throws -> String {
        let library = folder.appendingPathComponent("fault.so").path
        try await runTool([
            "clang", "-shared", "-fPIC", "-O1", "-Wall", "-Werror", "-o", library, "\(Peer.sources)/EndToEndTests/Peers/fault.c",
        ])
        return library
    }

    /// What a tick that is left alone does, a letter for each call: see `fault.c`.
    private func calls(_ ground: DeliveryGround, _ sink: SharedSink, _ library: String) async throws -> String {
        let copy = try ground.copy(receivers: receivers("count", sink))
        defer { copy.program.remove() }
        var program = copy.program
        program.environment["LD_PRELOAD"] = library
        program.environment["FAULT_LOG"] = program.folder.appendingPathComponent("calls").path
        #expect(try await program("run").status == 69)
        return try program.text("calls")
    }

    private func receivers(_ round: String, _ sink: SharedSink) -> KeyValuePairs<String, String> {
        let place = "http://127.0.0.1:\(sink.port)"
        return [
            "chat": "  - { name: chat, type: discord, url: \"\(place)/discord/ok/\(round)\" }",
            "team": "  - { name: team, type: slack, url: \"\(place)/slack/ok/\(round)\" }",
            "robot": "  - { name: robot, type: webhook, url: \"\(place)/hook/ok/\(round)\" }",
        ]
    }

    private func paths(_ round: String) -> [String: String] {
        ["chat": "/discord/ok/\(round)", "team": "/slack/ok/\(round)", "robot": "/hook/ok/\(round)"]
    }

    @Test("killed between any two calls that write, send or receive, nothing is lost", arguments: 0..<3)
    func everyCall(part: Int) async throws {
        let sink = try SharedSink()
        let ground = try await DeliveryGround()
        let tools = try Program()
        defer {
            sink.end()
            ground.remove()
            tools.remove()
        }
        let library = try await faults(in: tools.folder)
        let calls = try await calls(ground, sink, library)
        let sends = calls.count { $0 == "s" }
        let first = calls.prefix { $0 != "s" }.count
        #expect(sends == 3 && first > 20 && calls.count > first + 20, "\(calls)")
        let last = (calls.lastIndex(of: "r").map { calls.distance(from: calls.startIndex, to: $0) } ?? first) + 20
        let numbers = calls.enumerated().compactMap { index, letter -> Int? in
            let number = index + 1
            // A frame of the write-ahead log is two writes: half of one is none. Before the claim and after the last answer is written
            // down, steps are enough.
            let isWorthIt = (first - 15...last).contains(number) ? letter != "w" || number % 2 == 0 : number % 12 < 3
            return number % 3 == part && isWorthIt ? number : nil
        }
        var met: Set<Stand> = []
        for number in numbers {
            let round = "call-\(number)"
            let copy = try ground.copy(receivers: receivers(round, sink))
            defer { copy.program.remove() }
            var dying = copy.program
            dying.environment["LD_PRELOAD"] = library
            dying.environment["FAULT_AT"] = "\(number)"
            let isKilled = try await dying("run").status == 128 + SIGKILL
            // How often an answer is asked for is up to its arrival, so the last ones may not come.
            #expect(isKilled || number > calls.count - 10, "\(number) of \(calls.count)")
            let stands = try await copy.stands()
            try await copy.finish()
            for (receiver, path) in paths(round) {
                let stand = try #require(stands[receiver])
                let (count, keys) = try sink.arrivals(at: path)
                check(stand, count, "\(round) \(receiver)")
                #expect(keys.count == (receiver == "robot" ? 1 : 0), "\(round): both under one key")
                if isKilled { met.insert(stand) }
            }
        }
        #expect(met.isSuperset(of: [.unwritten, .sending, .delivered]), "\(met)")
    }

    // MARK: By the receiver

    /// A tick that writes its process id down before it begins.
    private func run(_ copy: DeliveryGround.Copy, killedBy killer: Peer, _ moment: String) async throws -> Bool {
        let file = copy.program.folder.appendingPathComponent("pid").path
        #expect(try killer.tell("\(file) \(moment)") == "armed")
        let process = try copy.program.start(["run"], through: ["sh", "-c", "echo $$ > '\(file)'; exec \"$@\"", "sh"])
        return try await process.end() == 128 + SIGKILL
    }

    @Test(
        "a receiver over HTTP that kills it when the request comes, before the answer and after it",
        arguments: ["discord", "slack", "hook"])
    func killedByReceiver(kind: String) async throws {
        let sink = try SharedSink()
        let killer = try Peer("EndToEndTests/Peers/killer.py", [sink.port])
        let ground = try await DeliveryGround()
        defer {
            killer.end()
            sink.end()
            ground.remove()
        }
        var stands: [Stand] = []
        for (number, moment) in ["request", "before 1", "after 1 0", "after 1 2", "after 1 10", "after 1 40"].enumerated() {
            let path = "/\(kind)/ok/\(number)"
            let type = kind == "hook" ? "webhook" : kind
            let copy = try ground.copy(receivers: [
                "it": "  - { name: it, type: \(type), url: \"http://127.0.0.1:\(killer.greeting)\(path)\" }"
            ])
            defer { copy.program.remove() }
            let isKilled = try await run(copy, killedBy: killer, moment)
            let stand = try #require(try await copy.stands()["it"])
            try await copy.finish()
            let (count, _) = try sink.arrivals(at: path)
            stands.append(stand)
            switch moment {
            case "request":
                #expect(isKilled && stand == .sending && count == 1, "\(stand), \(count)")
            case "before 1":
                // It had arrived, and nobody knew.
                #expect(isKilled && stand == .sending && count == 2, "\(stand), \(count)")
            default:
                // After the answer the tick may be done before it is hit.
                #expect(stand == .delivered ? count == 1 : stand == .sending && count == 2, "\(moment): \(stand), \(count)")
            }
        }
    }

    @Test("a mail server that kills it at each of its answers")
    func killedByMailServer() async throws {
        let mailBox = try await MailBox()
        let killer = try Peer("EndToEndTests/Peers/killer.py", [mailBox.port])
        let ground = try await DeliveryGround()
        defer {
            killer.end()
            mailBox.end()
            ground.remove()
        }
        var known = 0
        var isOver = false
        var answers = 0
        var twice = 0
        var overtaken: [Int] = []
        while !isOver, answers < 40 {
            answers += 1
            let copy = try ground.copy(receivers: ["it": "  " + mailBox.receiver("it", port: killer.greeting)])
            defer { copy.program.remove() }
            isOver = try await !run(copy, killedBy: killer, "before \(answers)")
            let stand = try #require(try await copy.stands()["it"])
            if !isOver, stand == .delivered {
                overtaken.append(answers)
            } else {
                #expect(stand == (isOver ? .delivered : .sending), "answer \(answers)")
            }
            try await copy.finish()
            let count = try await mailBox.mails().count
            check(stand, count - known, "answer \(answers)")
            if count - known == 2 { twice += 1 }
            known = count
        }
        // Greeting, EHLO, STARTTLS, EHLO again, AUTH, MAIL, RCPT, DATA, the mail itself.
        #expect(answers > 9 && isOver)
        // That to QUIT, the last one, is waited for a second only: on a slow machine the mail is written down before the blow.
        #expect(overtaken.isEmpty || overtaken == [answers - 1], "\(overtaken) of \(answers)")
        #expect(twice > 0 && twice < answers - 5, "only from the end of the mail on: \(twice) of \(answers)")
    }
}
