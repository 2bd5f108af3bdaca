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

    // MARK: At each write

    /// How many of its system calls of that name the busiest thread of a tick makes, and how many before it calls a receiver.
    private func calls(_ name: String, _ ground: DeliveryGround, _ sink: SharedSink) async throws -> (before: Int, all: Int) {
        let copy = try ground.copy(receivers: receivers("count", sink))
        defer { copy.program.remove() }
        let trace = copy.program.folder.appendingPathComponent("trace").path
        let process = try copy.program.start(["run"], through: ["strace", "-f", "-o", trace, "-e", "trace=connect,\(name)"])
        #expect(try await process.end() == 69)
        var counts: [Substring: Int] = [:]
        var before: Int?
        for line in try String(contentsOfFile: trace, encoding: .utf8).split(separator: "\n") {
            // `thread  call(…`
            let words = line.prefix { $0 != "(" }.split(separator: " ")
            guard words.count == 2 else { continue }
            if words[1] == name { counts[words[0], default: 0] += 1 }
            if line.contains("AF_INET") { before = before ?? counts.values.max() }
        }
        return (before ?? 0, counts.values.max() ?? 0)
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

    /// A frame of the write-ahead log is two writes, so every other one is each state that the next tick can find.
    @Test(
        "killed at system calls all over the delivery, nothing is lost",
        arguments: [("pwrite64", 0), ("pwrite64", 2), ("sendto", 0), ("recvfrom", 0)])
    func everyCall(call: String, offset: Int) async throws {
        let sink = try SharedSink()
        let ground = try await DeliveryGround()
        defer {
            sink.end()
            ground.remove()
        }
        let (before, all) = try await calls(call, ground, sink)
        #expect(all > 3)
        let isWriting = call == "pwrite64"
        // Threads share the work differently from run to run, so a delivery may begin at half as many writes as in this one.
        let numbers = isWriting ? Array(stride(from: before / 2 + offset, through: all, by: 4)) : Array(1...min(all, 12))
        var met: Set<Stand> = []
        for number in numbers {
            let round = "\(call)-\(number)"
            let copy = try ground.copy(receivers: receivers(round, sink))
            defer { copy.program.remove() }
            let process = try copy.program.start(
                ["run"],
                through: [
                    "strace", "-f", "-o", "/dev/null", "-e", "trace=\(call)", "-e", "inject=\(call):signal=KILL:when=\(number)",
                ])
            // The last ones may not come.
            let isKilled = try await process.end() == 128 + SIGKILL
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
        #expect(met.isSuperset(of: isWriting ? [.unwritten, .sending, .delivered] : [.sending]), "\(met)")
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
        while !isOver, answers < 40 {
            answers += 1
            let copy = try ground.copy(receivers: ["it": "  " + mailBox.receiver("it", port: killer.greeting)])
            defer { copy.program.remove() }
            isOver = try await !run(copy, killedBy: killer, "before \(answers)")
            let stand = try #require(try await copy.stands()["it"])
            #expect(isOver ? stand == .delivered : stand == .sending)
            try await copy.finish()
            let count = try await mailBox.mails().count
            check(stand, count - known, "answer \(answers)")
            if count - known == 2 { twice += 1 }
            known = count
        }
        // Greeting, EHLO, STARTTLS, EHLO again, AUTH, MAIL, RCPT, DATA, the mail itself.
        #expect(answers > 9 && isOver)
        #expect(twice > 0 && twice < answers - 5, "only from the end of the mail on: \(twice) of \(answers)")
    }
}
