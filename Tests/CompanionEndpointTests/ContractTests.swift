import DockStatModel
import Foundation
import Operations
import TestSupport
import Testing

/// What is documented of the routes is what they do.
@Suite(.serialized)
struct ContractTests {
    @Test("every route says what it does, and every field what it means", arguments: ChangeRoute.all.map(\.documented))
    func described(route: RouteDescription) {
        #expect(route.summary.hasSuffix("."), "\(route.action)")
        for field in route.fields + route.answer { #expect(field.meaning.hasSuffix("."), "\(route.action) \(field.name)") }
        #expect(Set(route.fields.map(\.name)).count == route.fields.count)
        for name in route.pathNames { #expect(route.fields.contains { $0.name == name }, "\(route.path) \(name)") }
    }

    @Test("a request reads the fields that are documented, and no other", arguments: ChangeRoute.all.indices)
    func fields(index: Int) {
        let route = ChangeRoute.all[index]
        var fields = ChangeFields([:], now: Timestamp(seconds: 1_800_000_000))
        _ = route.type.init(&fields)
        #expect(fields.asked.subtracting(route.type.fields.map(\.name)) == [], "\(route.action)")
    }

    @Test("every documented field that is of the wrong kind is named by a 422, and one that is not documented too")
    func wrongKinds() async throws {
        let ground = try await ServeGround()
        for route in ChangeRoute.all.map(\.documented) {
            let path = route.examplePath
            for field in route.bodyFields {
                let reply = try ground.send(route.method, path, #"{"\#(field.name)": \#(Self.wrong(field))}"#, key: ground.key)
                #expect(reply.status == 422, "\(route.method) \(path) \(field.name): \(reply.text)")
                #expect(reply.text.contains(#""field":"\#(field.name)""#), "\(route.method) \(path) \(field.name): \(reply.text)")
            }
            let reply = try ground.send(route.method, path, #"{"nobody-knows": 1}"#, key: ground.key)
            #expect(reply.status == 422 && reply.text.contains(#""field":"nobody-knows""#), "\(route.method) \(path)")
            for field in route.pathFields where field.kind == .number {
                let wrong = route.path.replacing("{\(field.name)}", with: "x")
                let reply = try ground.send(route.method, wrong, "{}", key: ground.key)
                #expect(reply.status == 422 && reply.text.contains(#""field":"\#(field.name)""#), "\(wrong): \(reply.text)")
            }
        }
    }

    private static func wrong(_ field: RequestField) -> String {
        switch field.kind {
        case .text, .texts, .choice, .moment, .labels: "5"
        case .flag, .duration: #""perhaps""#
        case .number: "1.5"
        case .object, .parts, .list: #""none""#
        }
    }

    @Test("what the document gives as an example is understood, and answered as it says")
    func examples() async throws {
        let ground = try await ServeGround("site: site\n")
        try FileManager.default.createDirectory(atPath: ground.folder.path + "/site", withIntermediateDirectories: true)
        let routes = ChangeRoute.all.map(\.documented)
        // The example of the last one ends the key that all are asked with.
        for route in routes.filter({ $0.action != RevokeKey.action }) + routes.filter({ $0.action == RevokeKey.action }) {
            var reply = try ground.send(route.method, route.examplePath, route.exampleBody ?? "", key: ground.key)
            if route.hasRevision, reply.status == 412 {
                // The refusal tells what the header has to name.
                let revision = try #require(reply.text.firstMatch(of: /"revision":"([0-9a-f]{16})"/)?.1, "\(reply.text)")
                reply = try ground.send(
                    route.method, route.examplePath, route.exampleBody ?? "", key: ground.key,
                    headers: ["If-Match": "\"\(revision)\""])
            }
            var documented = [route.status, 404, 409, 502]
            // The host of the ground allows nothing.
            if route.action.hasPrefix("container.") { documented.append(403) }
            #expect(documented.contains(reply.status), "\(route.method) \(route.examplePath): \(reply.text)")
            guard reply.status == route.status, !route.answer.isEmpty else { continue }
            let answer = try JSONSerialization.jsonObject(with: Data(reply.body)) as? [String: Any]
            let data = try #require(answer?["data"] as? [String: Any])
            let missing = Set(route.answer.map(\.name)).subtracting(data.keys)
            #expect(
                Set(data.keys).isSubset(of: route.answer.map(\.name))
                    && missing.isSubset(of: route.answer.filter(\.mayBeMissing).map(\.name)),
                "\(route.method) \(route.examplePath): \(reply.text)")
        }
    }

    /// The command for each action; a new action wants one, or a reason here.
    private static let commands: [String: [String]] = [
        "alert.acknowledge": ["ack"], "alert.unacknowledge": ["ack"], "incident.update": ["incident", "update"],
        "silence.add": ["silence", "add"], "silence.preview": ["silence", "add"], "silence.expire": ["silence", "expire"],
        "maintenance.add": ["maintenance", "add"], "maintenance.remove": ["maintenance", "remove"],
        "outbox.retry": ["outbox", "retry"], "outbox.drop": ["outbox", "drop"], "receiver.test": ["notify", "test"],
        "rules.replay": ["rules", "replay"], "key.create": ["key", "create"], "key.revoke": ["key", "revoke"],
        "incident.open": ["incident", "open"], "incident.resolve": ["incident", "resolve"], "host.add": ["host", "add"],
        "host.edit": ["host", "edit"], "host.remove": ["host", "remove"], "host.test": ["host", "test"],
        "host.pause": ["host", "pause"], "host.resume": ["host", "resume"],
        // Whoever types knows which of the two they want.
        "host.toggle": ["host", "pause"], "container.start": ["container", "start"], "container.stop": ["container", "stop"],
        "container.restart": ["container", "restart"], "container.pause": ["container", "pause"],
        "container.unpause": ["container", "unpause"], "container.kill": ["container", "kill"],
        "container.remove": ["container", "remove"], "note.save": ["note", "write"], "note.delete": ["note", "delete"],
        "note.preview": ["note", "write"], "theme.add": ["theme", "save"], "theme.save": ["theme", "save"],
        "theme.preview": ["theme", "save"], "theme.standard": ["theme", "standard"], "theme.delete": ["theme", "delete"],
        "pin.add": ["pin", "add"],
        "pin.remove": ["pin", "remove"], "hotkey.set": ["hotkey", "set"], "settings.change": ["pin", "set"],
        "database.backup": ["backup"],
    ]

    @Test("whatever a route does, a command does", arguments: Set(ChangeRoute.all.map(\.action)).sorted())
    func parity(action: String) async throws {
        let command = try #require(Self.commands[action], "\(action) has no command")
        let help = try await runTool([Products.dockstat] + command + ["--help"])
        #expect(help.contains("USAGE: dockstat \(command.joined(separator: " "))"), "\(help)")
        if action.hasSuffix(".preview") { #expect(help.contains("--dry-run")) }
        // The table of the documentation names both.
        let table = try String(contentsOfFile: "\(Peer.sources)/../docs/operating.md", encoding: .utf8)
            .split(separator: "\n").filter { $0.hasPrefix("|") }
        let row = try #require(table.first { $0.contains("`\(action)`") }, "\(action) is not in the table")
        for word in command { #expect(row.contains(word), "\(row)") }
    }
}
