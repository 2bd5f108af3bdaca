import EngineSimulator
import Testing

struct RouteTests {
    @Test(
        "a request gets the status and the message that a real engine gives",
        arguments: [
            ("/_ping", 200, nil),
            ("/v1.41/_ping", 200, nil),
            ("/v1.47/containers/json", 200, nil),
            ("/nope", 404, "page not found"),
            ("/", 404, "page not found"),
            ("", 404, "page not found"),
            ("/containers/json/json/json", 404, "page not found"),
            ("/containers/zzz/json", 404, "No such container: zzz"),
            ("/containers/zzz/stats?stream=false", 404, "No such container: zzz"),
            ("/containers/%2e%2e/json", 404, "No such container: .."),
            ("/v1.99/version", 400, "client version 1.99 is too new. Maximum supported API version is 1.47"),
            (
                "/v1.12/version", 400,
                "client version 1.12 is too old. Minimum supported API version is 1.24, please upgrade your client to a newer version"
            ),
            (
                "/events?since=yesterday", 400,
                "invalid since or until: seconds since 1970 are expected, with a fraction or without"
            ),
            (
                "/events?since=99999999999999999999", 400,
                "invalid since or until: seconds since 1970 are expected, with a fraction or without"
            ),
            ("/events?since=9999999999999999&until=9999999999999999.9", 200, nil),
            ("/events?since=0&until=1&filters=%7B", 400, "invalid filter"),
        ] as [(String, Int, String?)])
    func answers(path: String, status: Int, message: String?) throws {
        let response = try #require(fleet().respond(host: 0, path: path, at: start))
        #expect(response.status == status)
        if let message { #expect(try fleet().object(path)["message"] as? String == message) }
    }

    @Test("a container is found by id, by the beginning of one, and by name with or without slash")
    func lookup() throws {
        let fleet = fleet(containers: 100)
        for entry in try fleet.list() {
            let id = try #require(entry["Id"] as? String)
            let name = try #require((entry["Names"] as? [String])?.first)
            for key in [id, String(id.prefix(12)), String(name.dropFirst()), "%2F" + name.dropFirst()] {
                #expect(try fleet.object("/containers/\(key)/json")["Id"] as? String == id)
            }
        }
    }

    @Test(
        "only running containers are listed unless all are asked for",
        arguments: ["/containers/json", "/containers/json?all=0", "/containers/json?all=false"])
    func runningOnly(path: String) throws {
        let fleet = fleet()
        let running = try fleet.list(path)
        #expect(running.count < (try fleet.list().count))
        #expect(running.allSatisfy { $0["State"] as? String == "running" })
    }
}
