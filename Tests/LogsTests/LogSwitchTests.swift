import Glibc
import Logging
import Logs
import Testing

struct LogSwitchTests {
    /// Which of some loggers tell something.
    private func shown(_ environment: [String: String], among labels: [String] = ["api", "db", "tick", "tick.collect"])
        -> [String]
    {
        labels.filter { label in
            let lines = Lines(environment)
            lines.logger(label).info("x")
            return !lines.all.isEmpty
        }
    }

    @Test(
        "the level is upstream's switch over the configuration's choice",
        arguments: [
            ("", Logger.Level.info), ("debug", .debug), ("WARN", .warning), ("warning", .warning), ("error", .error),
            ("nonsense", .info),
        ])
    func level(text: String, level: Logger.Level) {
        #expect(Lines(["DOCKSTAT_LOGGER_LEVEL": text]).logger("a").logLevel == level)
    }

    @Test(
        "loggers are switched off by name, with those nested in them",
        arguments: [
            ("db", ["api", "tick", "tick.collect"]), (" db , ,api,", ["tick", "tick.collect"]), ("tick", ["api", "db"]),
            ("collect", ["api", "db", "tick"]), ("tick.collect", ["api", "db", "tick"]),
            (",", ["api", "db", "tick", "tick.collect"]),
        ])
    func disabled(list: String, left: [String]) { #expect(shown(["DOCKSTAT_LOGGER_DISABLED_LOGGERS": list]) == left) }

    @Test(
        "only some loggers are shown, a single one too",
        arguments: [
            ("db", ["db"]), ("db,api", ["api", "db"]), ("tick", ["tick", "tick.collect"]), ("collect", ["tick.collect"]),
            (" , ", ["api", "db", "tick", "tick.collect"]), ("other", []),
        ])
    func onlyShow(list: String, left: [String]) { #expect(shown(["DOCKSTAT_LOGGER_ONLY_SHOW": list]) == left) }

    @Test("what is switched off stays off, even if it is to be shown only")
    func both() {
        #expect(shown(["DOCKSTAT_LOGGER_ONLY_SHOW": "db,api", "DOCKSTAT_LOGGER_DISABLED_LOGGERS": "db"]) == ["api"])
    }

    @Test(
        "messages that hold a text are left out, in any case of letters; blank entries leave out nothing",
        arguments: [("health check, ping", ["pushed"]), (",, ,", ["Health Check passed", "PING", "pushed"])])
    func ignored(list: String, left: [String]) {
        let lines = Lines(["DOCKSTAT_LOGGER_IGNORE_MESSAGES": list])
        for message in ["Health Check passed", "PING", "pushed"] { lines.logger("a").info("\(message)", file: "f", line: 1) }
        #expect(lines.all == left.map { "12:34:56 INFO  [a] f:1 — \($0)\n" })
    }

    @Test(
        "the whole path of a file is told on demand",
        arguments: [("true", "/src/a/F.swift"), ("TRUE", "/src/a/F.swift"), ("false", "F.swift"), ("", "F.swift")])
    func fullPath(text: String, shown: String) {
        let lines = Lines(["DOCKSTAT_LOGGER_FULL_FILE_PATH": text])
        lines.logger("a").info("x", file: "/src/a/F.swift", line: 1)
        #expect(lines.all == ["12:34:56 INFO  [a] \(shown):1 — x\n"])
    }

    @Test(
        "names of nested loggers are joined innermost first, by the separator in either spelling",
        arguments: [
            ([:], "c:b:a"), (["DOCKSTAT_LOGGER_SEPERATOR": " → "], "c → b → a"), (["DOCKSTAT_LOGGER_SEPARATOR": "/"], "c/b/a"),
            (["DOCKSTAT_LOGGER_SEPERATOR": "-", "DOCKSTAT_LOGGER_SEPARATOR": "/"], "c/b/a"),
            (["DOCKSTAT_LOGGER_SEPARATOR": ""], "c:b:a"),
        ] as [([String: String], String)])
    func separator(environment: [String: String], names: String) {
        let lines = Lines(environment)
        lines.logger("a.b.c").info("x", file: "f", line: 1)
        #expect(lines.all == ["12:34:56 INFO  [\(names)] f:1 — x\n"])
    }

    @Test("a descriptor gets every line whole, and is known for what it is")
    func descriptor() throws {
        var ends: [Int32] = [0, 0]
        try #require(pipe(&ends) == 0)
        let options = LogOptions(environment: [:], level: .info, format: .text, errorOutput: .of(descriptor: ends[1]))
        #expect(!options.colours)
        let logger = Logger(label: "a") {
            DockStatLogHandler(label: $0, options: options, now: { LogTime(milliseconds: 0) }, sink: .descriptor(ends[1]))
        }
        logger.info("to a pipe", file: "f", line: 1)
        close(ends[1])
        // An output that is not there: the line is lost, and nothing else.
        Logger(label: "a") { DockStatLogHandler(label: $0, options: options, sink: .descriptor(-1)) }.info("to nobody")
        var buffer = [UInt8](repeating: 0, count: 100)
        let count = read(ends[0], &buffer, buffer.count)
        close(ends[0])
        #expect(String(decoding: buffer.prefix(max(0, count)), as: UTF8.self) == "00:00:00 INFO  [a] f:1 — to a pipe\n")
        #expect(ErrorOutput.of(descriptor: -1) == nil)
    }
}
