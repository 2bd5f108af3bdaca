import Foundation
import Testing

/// The real program over real sockets.
struct SimulateTests {
    private let folder: TemporaryFolder

    init() throws { folder = try TemporaryFolder() }

    private func socket(_ host: Int) -> String { "\(folder.path)/s/host-\(host).sock" }

    private func simulate(_ more: [String], waits: Bool = true) throws -> Companion {
        try Companion(["simulate", "--sockets", folder.path + "/s"] + more, waits: waits)
    }

    @Test("each host answers on its own socket, and the sockets go with the program")
    func serves() throws {
        let companion = try simulate(["--hosts", "3", "--containers", "5", "--frozen"])
        #expect(companion.readyLine.contains("3 hosts of 5 containers"))
        var lists: Set<String> = []
        for host in 1...3 {
            let reply = try RawClient(socket: socket(host)).get("/v1.47/containers/json?all=1")
            #expect(reply.status == 200)
            #expect(reply.headers["content-type"] == "application/json")
            #expect(reply.headers["api-version"] == "1.47")
            #expect((try JSONSerialization.jsonObject(with: Data(reply.body)) as? [Any])?.count == 5)
            lists.insert(reply.text)
        }
        #expect(lists.count == 3)
        #expect(try RawClient(socket: socket(1)).get("/containers/nope/json").status == 404)
        #expect(try RawClient(socket: socket(1)).get("/containers/json", method: "POST").status == 404)
        companion.send(signal: SIGTERM)
        let end = companion.end()
        #expect(end.code == 0)
        #expect(end.errors.isEmpty)
        #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path + "/s").isEmpty)
    }

    @Test("a host out of reach cuts the line; the others answer")
    func unreachable() throws {
        // Its hour begins 20 hours after the start.
        let start = Int64(Date().timeIntervalSince1970) - 20 * 3600 - 1800
        let companion = try simulate(["--hosts", "2", "--containers", "1", "--start", "\(start)"])
        #expect(throws: RawClient.Fault.self) { try RawClient(socket: socket(2)).get("/_ping") }
        #expect(try RawClient(socket: socket(1)).get("/_ping").text == "OK")
        companion.send(signal: SIGTERM)
        #expect(companion.end().errors.isEmpty)
    }

    @Test("sockets that an earlier run left are replaced, those in use and other files are not")
    func leftovers() throws {
        let killed = try simulate(["--hosts", "1"])
        killed.send(signal: SIGKILL)
        #expect(!killed.end().byItself)
        #expect(FileManager.default.fileExists(atPath: socket(1)))

        let companion = try simulate(["--hosts", "1"])
        let second = try simulate(["--hosts", "1"], waits: false).end()
        #expect(second.code == 73)
        #expect(second.errors.contains(socket(1)))
        #expect(try RawClient(socket: socket(1)).get("/_ping").status == 200)
        companion.send(signal: SIGINT)
        #expect(companion.end().code == 0)

        try folder.write("s/host-1.sock", "mine")
        #expect(try simulate(["--hosts", "1"], waits: false).end().code == 66)
        #expect(try String(contentsOfFile: socket(1), encoding: .utf8) == "mine")
    }

    @Test(
        "senseless numbers and folders are refused",
        arguments: [
            (["--hosts", "0"], 64), (["--containers", "-1"], 64), (["--start", "5"], 64), (["--sockets", "/nope/nope"], 66),
        ] as [([String], Int32)])
    func refuses(arguments: [String], code: Int32) throws {
        let end = try simulate(arguments, waits: false).end()
        #expect(end.code == code)
        #expect(!end.errors.isEmpty)
    }
}
