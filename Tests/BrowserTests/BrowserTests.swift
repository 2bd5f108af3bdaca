import Foundation
import Synchronization
import TestSupport
import Testing

/// The demo site in a real Chromium, steered through chromedriver by `run.py`. Each file in `checks/` is one case here.
struct BrowserTests {
    static let checks: [String] = {
        let names = (try? FileManager.default.contentsOfDirectory(atPath: "\(Peer.sources)/BrowserTests/checks")) ?? []
        return names.filter { $0.hasSuffix(".py") && $0 != "__init__.py" }.map { String($0.dropLast(3)) }.sorted()
    }()

    @Test("the checks are found") func found() {
        #expect(BrowserTests.checks.contains("quiet"))
    }

    @Test("a browser agrees", arguments: checks)
    func browser(check: String) async throws {
        let site = try await Sites.shared.demo()
        let said = try await Lanes.shared.run { try await Peer.run("BrowserTests/run.py", [site, check]) }
        #expect(said.contains("checks passed"))
    }

    /// Pages that the demo has not, or that are different: in pieces, German, with forms and notes, and parts.
    private static let further = #"""
        ^index\.html|^404|page/\d+/|^notes/|^notifications/|^incidents/|^alerts/|^graph/\#
        |^(?:stacks|about|settings|maintenance|keys|audit)/index\.html|^hosts/(?:[^/]+/)?(?:containers/[^/]+/)?index\.html
        """#

    @Test(
        "a browser agrees with a large site in German, with forms and receivers, and with a part of it",
        arguments: [
            ("public", "quiet", ["check_no_complaints"]),
            ("public", "layout", ["check_frame", "check_whole_words", "check_no_sideways_scroll"]),
            ("public", "themes", ["check_no_flash"]), ("public", "layout", ["check_no_shift"]),
            ("public", "accessibility", ["check_every_rule"]),
            ("public", "overlap", ["check_texts"]),
            ("public", "plain", ["check_content"]), ("public", "pieces", ["check_pins_elsewhere", "check_filter_says_part"]),
            ("partial", "quiet", ["check_no_complaints"]), ("partial", "accessibility", ["check_every_rule"]),
        ])
    func further(folder: String, check: String, names: [String]) async throws {
        let site = try await Sites.shared.full()
        let said = try await Lanes.shared.run {
            try await runTool(
                [
                    "env", "KINDS=\(BrowserTests.further)", Peer.python, "-B", "\(Peer.sources)/BrowserTests/run.py",
                    "\(site)/\(folder)", check,
                ] + names)
        }
        #expect(said.contains("\(names.count) of \(names.count) checks passed"))
    }
}

/// Three browsers at a time: a third of what they do is waiting, and more would make each other late.
private actor Lanes {
    static let shared = Lanes()
    private var free = 3
    private var waiting: [CheckedContinuation<Void, Never>] = []

    func run<Value: Sendable>(_ work: @Sendable () async throws -> Value) async throws -> Value {
        if free > 0 {
            free -= 1
        } else {
            await withCheckedContinuation { waiting.append($0) }
        }
        defer { if waiting.isEmpty { free += 1 } else { waiting.removeFirst().resume() } }
        return try await work()
    }
}

/// Sites of made-up fleets, each written once by the built programs.
private actor Sites {
    static let shared = Sites()
    /// They go away with the process: all checks share them.
    private static let made = Mutex<[String]>([])
    private var makingDemo: Task<String, any Error>?
    private var makingFull: Task<String, any Error>?

    private static func folder() throws -> String {
        let folder = try makeTemporaryFolder("dockstat-browser")
        let isFirst = made.withLock { made in
            made.append(folder)
            return made.count == 1
        }
        if isFirst { atexit { Sites.made.withLock { for folder in $0 { try? FileManager.default.removeItem(atPath: folder) } } } }
        return folder
    }

    func demo() async throws -> String {
        if let makingDemo { return try await makingDemo.value }
        let making = Task {
            let folder = try Sites.folder()
            try await runTool([
                Products.dockstat, "demo", "--hosts", "2", "--containers", "12", "--output", "\(folder)/public", "--database",
                "\(folder)/demo.sqlite",
            ])
            return "\(folder)/public"
        }
        makingDemo = making
        return try await making.value
    }

    /// With `public` and `partial` in it.
    func full() async throws -> String {
        if let makingFull { return try await makingFull.value }
        let making = Task {
            let folder = try Sites.folder()
            _ = try await Peer.run(
                "BrowserTests/full.py", [Products.dockstat, "\(Products.folder)/dockstat-companion", folder])
            return folder
        }
        makingFull = making
        return try await making.value
    }
}
