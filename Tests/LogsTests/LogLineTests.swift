import Logging
import Logs
import Synchronization
import Testing

/// Lines written by loggers of one set of options, at 2026-03-01T12:34:56.789Z.
final class Lines: Sendable {
    private let written = Mutex<[String]>([])
    let options: LogOptions

    init(
        _ environment: [String: String] = [:], level: Logger.Level = .info, format: LogOptions.Format = .text,
        output: ErrorOutput? = nil
    ) {
        options = LogOptions(environment: environment, level: level, format: format, errorOutput: output)
    }

    var all: [String] { written.withLock { $0 } }

    func logger(_ label: String) -> Logger {
        let sink = LogSink { bytes in self.written.withLock { $0.append(String(decoding: bytes, as: UTF8.self)) } }
        return Logger(label: label) { label in
            DockStatLogHandler(label: label, options: self.options, now: { LogTime(milliseconds: 1_772_368_496_789) }, sink: sink)
        }
    }
}

struct LogLineTests {
    @Test("a line holds time, level, name, place and message, then what goes with it in order of keys")
    func line() {
        let lines = Lines()
        var logger = lines.logger("collect")
        logger[metadataKey: "host"] = "web-1"
        logger.info(
            "read 12 containers", metadata: ["took": "1.2 s", "count": "\(12)", "list": ["a", "b"]], file: "/src/Collect.swift",
            line: 7)
        #expect(
            lines.all == [
                "12:34:56 INFO  [collect] Collect.swift:7 — read 12 containers count=12 host=web-1 list=[a,b] took=\"1.2 s\"\n"
            ])
    }

    @Test(
        "levels are words of five letters where they are not longer",
        arguments: [
            (.trace, "TRACE "), (.debug, "DEBUG "), (.info, "INFO  "), (.notice, "NOTICE "), (.warning, "WARN  "),
            (.error, "ERROR "), (.critical, "CRITICAL "),
        ] as [(Logger.Level, String)])
    func levels(level: Logger.Level, word: String) {
        let lines = Lines(level: .trace)
        lines.logger("a").log(level: level, "x", file: "f", line: 1)
        #expect(lines.all == ["12:34:56 \(word)[a] f:1 — x\n"])
    }

    @Test("nobody can write a line of their own or steer the terminal")
    func injection() {
        let lines = Lines()
        lines.logger("a\nb").info(
            "x\r\n12:00:00 ERROR [fake]\u{1B}[2J\u{9B}\u{202E}\u{2028}", metadata: ["k=\n": "v\n\"w\" \\"], file: "f", line: 1)
        #expect(
            lines.all == [
                "12:34:56 INFO  [a\\nb] f:1 — x\\r\\n12:00:00 ERROR [fake]\\u{1b}[2J\\u{9b}\\u{202e}\\u{2028} k_\\n=\"v\\n\\\"w\\\" \\\\\"\n"
            ])
    }

    @Test("JSON lines have sorted keys, the full time and everything escaped")
    func json() {
        let lines = Lines(format: .json)
        lines.logger("tick.collect").warning(
            "a \"b\"\n\u{9B}", metadata: ["z": ["y": "1"], "a": ["1", "2"]], file: "/src/F.swift", line: 3)
        lines.logger("tick").info("plain", file: "F.swift", line: 4)
        #expect(
            lines.all == [
                #"{"file":"F.swift","level":"warning","line":3,"logger":"collect:tick","message":"a \"b\"\n\u009b","metadata":{"a":["1","2"],"z":{"y":"1"}},"time":"2026-03-01T12:34:56.789Z"}"#
                    + "\n",
                #"{"file":"F.swift","level":"info","line":4,"logger":"tick","message":"plain","time":"2026-03-01T12:34:56.789Z"}"#
                    + "\n",
            ])
    }

    @Test("an error that goes with a message is told")
    func error() {
        struct Refused: Error, CustomStringConvertible { let description = "no route" }
        let lines = Lines()
        lines.logger("a").error("failed", error: Refused(), file: "f", line: 1)
        #expect(lines.all == ["12:34:56 ERROR [a] f:1 — failed error=\"no route\"\n"])
    }

    @Test("to the journal a line begins with its priority and leaves the time to it")
    func journal() {
        let stream = ["JOURNAL_STREAM": "9:4242"]
        let journal = Lines(stream, level: .debug, output: ErrorOutput(device: 9, inode: 4242, isTerminal: false))
        for level in [Logger.Level.debug, .info, .notice, .warning, .error, .critical] {
            journal.logger("a").log(level: level, "x", file: "f", line: 1)
        }
        #expect(journal.all.map { $0.prefix(3) } == ["<7>", "<6>", "<5>", "<4>", "<3>", "<2>"])
        #expect(journal.all.first == "<7>DEBUG [a] f:1 — x\n")
        // The variable is inherited; here standard error is something else.
        let file = Lines(stream, output: ErrorOutput(device: 9, inode: 1, isTerminal: false))
        file.logger("a").info("x", file: "f", line: 1)
        #expect(file.all == ["12:34:56 INFO  [a] f:1 — x\n"])
    }

    @Test(
        "colours are for terminals that want them",
        arguments: [
            ([:], true, true), ([:], false, false), (["NO_COLOR": "1"], true, false), (["NO_COLOR": ""], true, true),
            (["TERM": "dumb"], true, false),
        ] as [([String: String], Bool, Bool)])
    func colours(environment: [String: String], isTerminal: Bool, coloured: Bool) {
        let lines = Lines(environment, output: ErrorOutput(device: 1, inode: 1, isTerminal: isTerminal))
        lines.logger("a").info("x", file: "f", line: 1)
        let expected =
            coloured
            ? "\u{1B}[35m12:34:56\u{1B}[0m \u{1B}[32mINFO \u{1B}[0m [\u{1B}[36ma\u{1B}[0m] \u{1B}[34mf:1\u{1B}[0m — x\n"
            : "12:34:56 INFO  [a] f:1 — x\n"
        #expect(lines.all == [expected])
    }
}
