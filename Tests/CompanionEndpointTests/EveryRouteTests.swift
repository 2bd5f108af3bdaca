import DockStatModel
import Foundation
import Operations
import TestSupport
import Testing

/// What holds for each route there is, whatever is added.
@Suite(.serialized)
struct EveryRouteTests {
    @Test("without a key a route answers 401, with one of another scope 403, with an admin's neither; each refusal is in the log")
    func keys() async throws {
        let ground = try await ServeGround("site: own\n", host: "actions: true")
        try ground.folder.write("own/notes/here.md", "# Here\n")
        let (alerts, notes) = (try await ground.key(scope: "alerts"), try await ground.key(scope: "notes"))
        #expect(ChangeRoute.all.count > 40)
        for (number, route) in ChangeRoute.all.enumerated() {
            // Not the key that this asks with.
            let path = route.documented.examplePath.replacing("api-keys/1", with: "api-keys/99")
            func status(_ key: String?) throws -> Int {
                // Each of its own address: one that goes on would have to wait.
                let from = ["X-Forwarded-For": "192.0.2.\(number)"]
                return try ground.send(route.method, path, "{}", key: key, headers: from).status
            }
            let lesser = route.scope == .alerts ? notes : alerts
            #expect(try status(nil) == 401, "\(route.method) \(path)")
            #expect(try status(lesser) == 403, "\(route.method) \(path)")
            let own = try status(ground.key)
            #expect(![401, 403, 500].contains(own), "\(route.method) \(path): \(own)")
        }
        let refused = try await runTool([
            "sqlite3", "\(ground.folder.path)/demo.sqlite",
            "SELECT action, address, count(*) FROM audit WHERE outcome = 'refused' GROUP BY action, address",
        ]).split(separator: "\n")
        for (number, route) in ChangeRoute.all.enumerated() {
            #expect(refused.contains("\(route.action)|192.0.2.\(number)|2"), "\(route.action)")
        }
    }
}
