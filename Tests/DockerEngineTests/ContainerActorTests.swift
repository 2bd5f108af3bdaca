import DockStatModel
import DockerEngine
import Foundation
import TestSupport
import Testing
import Transfer

struct ContainerActorTests {
    @Test(
        "only an engine's word that there is no such container means that it has vanished",
        arguments: [
            (#"{"message":"No such container: 0123"}"#, true),
            (
                #"{"cause":"no such container","message":"no container with ID 0123 found: no such container","response":404}"#,
                true
            ),
            ("<html>404 page not found</html>", false), (#"{"message":"page not found"}"#, false), ("", false),
        ])
    func vanished(body: String, hasVanished: Bool) async throws {
        let server = try FaultServer(.status(404, body))
        defer { server.stop() }
        let actor = ContainerActor(host: .test(server.address, timeout: .seconds(5)), client: TransferClient())
        let outcome = await actor.carryOut(ContainerOrder(.stop, engineID: "0123"))
        if hasVanished {
            #expect(outcome == .vanished)
        } else if case .failed(let reason) = outcome {
            #expect(reason.contains("404") || reason.contains("page not found"), "\(reason)")
        } else {
            Issue.record("\(outcome)")
        }
    }
}
