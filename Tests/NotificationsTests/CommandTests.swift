import DockStatModel
import Foundation
import Glibc
import Synchronization
import TestSupport
import Testing

@testable import Notifications

struct CommandTests {
    private func shell(_ script: String, timeout: Duration = .seconds(10)) -> ReceiverConfiguration {
        .command(["/bin/sh", "-c", script], timeout: timeout)
    }

    @Test(
        "exit codes are understood, and the last line is the answer",
        arguments: [
            ("echo first; echo sent; echo", .delivered(reference: nil), "done: sent"),
            ("true", .delivered(reference: nil), "done"),
            ("echo busy >&2; exit 75", .retry(after: nil, pausesReceiver: false), "exit code 75, try again later: busy"),
            ("exit 3", .failed(isReceiverBroken: false), "exit code 3"),
            ("kill -9 $$", .failed(isReceiverBroken: false), "ended by signal 9"),
            ("printf 'a\\033[31mb\\000c'", .delivered(reference: nil), "done: a\u{FFFD}[31mb\u{FFFD}c"),
        ] as [(String, DeliveryOutcome, String)])
    func endings(script: String, outcome: DeliveryOutcome, answer: String) async {
        let result = await shell(script).deliver()
        #expect(result.outcome == outcome)
        #expect(result.answer == answer)
    }

    @Test("the program gets the message as JSON, and an environment of nothing but ours")
    func input() async throws {
        let folder = try makeTemporaryFolder("command")
        defer { try? FileManager.default.removeItem(atPath: folder) }
        let result = await shell("cat > \(folder)/input; env > \(folder)/environment; ls /proc/self/fd > \(folder)/open")
            .deliver()
        #expect(result.isDelivered, "\(result)")
        let input = try #require(FileManager.default.contents(atPath: folder + "/input"))
        #expect(input == EventPayload.standard(Samples.message(), writer: Samples.writer).data)
        let lines = try String(contentsOfFile: folder + "/environment", encoding: .utf8).split(separator: "\n")
        // What the shell itself puts there.
        let shells: Set<Substring> = ["PWD", "OLDPWD", "SHLVL", "_"]
        let names = Set(lines.compactMap { $0.split(separator: "=").first }).subtracting(shells)
        #expect(
            names == [
                "PATH", "LANG", "DOCKSTAT_TYPE", "DOCKSTAT_KEY", "DOCKSTAT_SEVERITY", "DOCKSTAT_RECEIVER", "DOCKSTAT_INCIDENT",
            ])
        // 3 is the folder that `ls` reads.
        #expect(try String(contentsOfFile: folder + "/open", encoding: .utf8).split(separator: "\n") == ["0", "1", "2", "3"])
    }

    @Test("what is opened in the very moment of its start does not pass over to it")
    func openedMeanwhile() async throws {
        let isOver = Mutex(false)
        let opener = Task.detached {
            // Not closed to children, as a library might open it.
            while !isOver.withLock(\.self) { close(open("/dev/null", O_RDONLY)) }
        }
        for _ in 0..<50 {
            let result = await shell("echo $(ls /proc/self/fd)").deliver()
            #expect(result.answer == "done: 0 1 2 3")
        }
        isOver.withLock { $0 = true }
        await opener.value
    }

    @Test("a program that takes too long is ended with all it started, also where it ignores that")
    func timeout() async throws {
        let folder = try makeTemporaryFolder("command")
        defer { try? FileManager.default.removeItem(atPath: folder) }
        let script = "trap '' TERM; sleep 300 & echo $! > \(folder)/child; wait; wait; sleep 300"
        let result = await shell(script, timeout: .milliseconds(300)).deliver()
        #expect(result.outcome == .retry(after: nil, pausesReceiver: false))
        #expect(result.answer == "not done within 300ms, ended")
        let child = try #require(Int32(String(contentsOfFile: folder + "/child", encoding: .utf8).filter(\.isNumber)))
        // A zombie of somebody else's is gone too.
        let isGone = try await eventually {
            let status = FileManager.default.contents(atPath: "/proc/\(child)/stat").map { String(decoding: $0, as: UTF8.self) }
            return status.map { $0.contains(") Z ") } ?? true
        }
        #expect(isGone)
    }

    @Test("a program that writes without end, reads nothing or leaves something behind holds nobody up")
    func unruly() async {
        let flood = await shell("yes", timeout: .milliseconds(300)).deliver()
        #expect(flood.outcome == .retry(after: nil, pausesReceiver: false))
        let start = ContinuousClock.now
        let daemon = await shell("exec 0<&-; sleep 30 & echo left").deliver()
        #expect(daemon.answer == "done: left")
        #expect(ContinuousClock.now - start < .seconds(20))
    }

    @Test(
        "a program that is not there, may not be run or has no whole path fails for good",
        arguments: ["/nowhere/notify", "/etc/passwd", "notify"])
    func notStarted(path: String) async {
        let result = await ReceiverConfiguration.command([path]).deliver()
        #expect(result.outcome == .failed(isReceiverBroken: true))
        #expect(result.answer.hasPrefix("the program cannot be started: "))
    }

    @Test("many at once get their input and end")
    func many() async {
        let delivered = await withTaskGroup(of: Bool.self) { group in
            for _ in 0..<40 { group.addTask { await shell("cat >/dev/null; echo ok").deliver().answer == "done: ok" } }
            return await group.reduce(0) { $0 + ($1 ? 1 : 0) }
        }
        #expect(delivered == 40)
    }
}
