import Foundation
import TestSupport
import Testing

/// The unix socket that a web server of another account connects to.
@Suite(.serialized)
struct SocketTests {
    @Test("the socket is for its owner and its group, whatever the umask", arguments: ["000", "022", "077"])
    func mode(umask: String) async throws {
        let ground = try await ServeGround()
        // That of the installation is closed to others.
        let place = try TemporaryFolder()
        let socket = "\(place.path)/companion.sock"
        let companion = try Supervised(
            script: """
                umask \(umask)
                '\(Companion.program)' serve --config '\(ground.folder.path)/dockstat.yaml' --listen 'unix:\(socket)' &
                cat >/dev/null; kill $!; wait
                """, log: "\(ground.folder.path)/socket.log")
        defer { companion.release() }
        func mode() -> Int? {
            (try? FileManager.default.attributesOfItem(atPath: socket))?[.posixPermissions] as? Int
        }
        #expect(try await eventually { mode() == 0o660 }, "\(mode().map { String($0, radix: 8) } ?? "no socket")")
        // Only root may be somebody else.
        guard getuid() == 0 else { return }
        func ask(group: String) async throws -> String {
            try await runTool([
                "sh", "-c",
                "setpriv --reuid=65534 --regid=\(group) --clear-groups curl -s -o /dev/null -w '%{http_code}' --unix-socket '\(socket)' http://here/healthz || echo no",
            ])
        }
        #expect(try await eventually { (try? RawClient(socket: socket).get("/healthz"))?.status == 200 })
        #expect(try await ask(group: "0") == "200")
        #expect(try await ask(group: "65534").hasSuffix("no"))
    }
}
