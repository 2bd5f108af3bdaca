import Operations

extension Route {
    /// A host is a client of its own: both paths are the same thing, the second as upstream's programs know it.
    static let hosts: [Route] =
        ["/api/v2/docker/hosts", "/api/v2/docker/client"].flatMap { path in
            [
                Route("POST", path, AddHost.self),
                Route("PATCH", path, EditHost.self, hasRevision: true),
                Route("PATCH", "\(path)/{name}", EditHost.self, hasRevision: true),
                Route("DELETE", path, RemoveHost.self),
                Route("DELETE", "\(path)/{name}", RemoveHost.self),
            ]
        } + [
            Route("POST", "/api/v2/docker/hosts/{name}/test", TestHost.self),
            Route("POST", "/api/v2/docker/client/monitoring/{name}/start", ResumeHost.self),
            Route("POST", "/api/v2/docker/client/monitoring/{name}/stop", PauseHost.self),
            Route("POST", "/api/v2/docker/client/monitoring/{name}/toggle", ToggleHost.self),
        ]
}
