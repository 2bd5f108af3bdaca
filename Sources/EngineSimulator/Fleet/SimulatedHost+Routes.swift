extension SimulatedHost {
    static let newestVersion = EngineRequest.Version(major: 1, minor: 47)
    static let oldestVersion = EngineRequest.Version(major: 1, minor: 24)

    func respond(to request: EngineRequest, at now: Int64) -> SimulatedResponse {
        if let version = request.version {
            if version > Self.newestVersion {
                return .error(
                    400,
                    "client version \(version.text) is too new. Maximum supported API version is \(Self.newestVersion.text)")
            }
            if version < Self.oldestVersion {
                return .error(
                    400,
                    "client version \(version.text) is too old. Minimum supported API version is \(Self.oldestVersion.text), "
                        + "please upgrade your client to a newer version")
            }
        }
        switch request.path {
        case ["_ping"]: return SimulatedResponse(status: 200, contentType: "text/plain; charset=utf-8", body: Array("OK".utf8))
        case ["version"]: return versionDocument()
        case ["info"]: return infoDocument(at: now)
        case ["events"]: return events(request, at: now)
        case ["images", "json"]: return imagesDocument(at: now)
        case ["networks"]: return networksDocument(at: now)
        case ["volumes"]: return volumesDocument()
        case ["containers", "json"]: return listDocument(all: request.isSet("all"), at: now)
        default: break
        }
        guard request.path.count == 3, request.path[0] == "containers", ["json", "stats"].contains(request.path[2]) else {
            return .error(404, "page not found")
        }
        guard let (container, condition) = find(request.path[1], at: now) else {
            return .error(404, "No such container: \(request.path[1])")
        }
        return request.path[2] == "json"
            ? inspectDocument(container, condition, at: now) : statsDocument(container, condition, at: now)
    }
}
