import Foundation
import TestSupport
import Testing

/// What somebody does in a day of operating, in a real browser, behind the real web server, on containers of a real engine.
@Suite("Operating from the pages")
struct OperatingTests {
    /// Ends at once when it is asked to.
    private static let patient = "trap 'exit 0' TERM; while :; do sleep 0.05; done"

    @Test("signs in, acknowledges, writes a note, restarts a container, and is in the audit log; without scripts too")
    func operate() async throws {
        let engine = try await RealEngine.shared("operating")
        for name in ["op-dead", "op-gone", "op-busy"] { try await engine.run(name, shell: Self.patient) }
        let folder = try makeTemporaryFolder("dockstat-operating")
        defer { try? FileManager.default.removeItem(atPath: folder) }
        let said = try await Peer.run(
            "BrowserTests/operate.py", [Products.dockstat, "\(Products.folder)/dockstat-companion", engine.socket, folder])
        #expect(said.contains("operated"))
    }
}
