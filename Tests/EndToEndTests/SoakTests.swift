import TestSupport
import Testing

/// `make soak` for a minute: ticks, changes of programs and of somebody at the command line, all at the same time.
@Suite("Soak", .serialized)
struct SoakTests {
    @Test("nothing that was answered with success is lost, nobody hears of a locked database, memory does not grow")
    func minute() async throws {
        let said = try await Peer.run(
            "soak/soak.py", [Products.dockstat, "\(Products.folder)/dockstat-companion", "60"])
        #expect(said.contains("nothing lost"))
    }
}
