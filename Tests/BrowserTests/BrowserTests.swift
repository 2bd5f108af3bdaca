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
        let site = try await DemoSite.shared.folder()
        let said = try await Lanes.shared.run { try await Peer.run("BrowserTests/run.py", [site, check]) }
        #expect(said.contains("checks passed"))
    }
}

/// Two browsers at a time: they mostly wait, and more would make each other late.
private actor Lanes {
    static let shared = Lanes()
    private var free = 2
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

/// The site of a made-up fleet, written once by the built program.
private actor DemoSite {
    static let shared = DemoSite()
    /// Goes away with the process: all checks share it.
    private static let made = Mutex<String?>(nil)
    private var making: Task<String, any Error>?

    func folder() async throws -> String {
        if let making { return try await making.value }
        let making = Task {
            let folder = try makeTemporaryFolder("dockstat-browser")
            DemoSite.made.withLock { $0 = folder }
            atexit { DemoSite.made.withLock { if let folder = $0 { try? FileManager.default.removeItem(atPath: folder) } } }
            try await runTool([
                Products.dockstat, "demo", "--hosts", "2", "--containers", "12", "--output", "\(folder)/public", "--database",
                "\(folder)/demo.sqlite",
            ])
            return "\(folder)/public"
        }
        self.making = making
        return try await making.value
    }
}
