extension ChangeRoute {
    /// A host is a client of its own: both paths are the same thing, the second as upstream's programs know it.
    static let hosts: [ChangeRoute] =
        ["/api/v2/docker/hosts", "/api/v2/docker/client"].flatMap { path in
            [
                ChangeRoute("POST", path, AddHost.self),
                ChangeRoute("PATCH", path, EditHost.self, hasRevision: true),
                ChangeRoute("PATCH", "\(path)/{name}", EditHost.self, hasRevision: true),
                ChangeRoute("DELETE", path, RemoveHost.self, hasRevision: true),
                ChangeRoute("DELETE", "\(path)/{name}", RemoveHost.self, hasRevision: true),
            ]
        } + [
            ChangeRoute("POST", "/api/v2/docker/hosts/{name}/test", TestHost.self),
            ChangeRoute("POST", "/api/v2/docker/client/monitoring/{name}/start", ResumeHost.self),
            ChangeRoute("POST", "/api/v2/docker/client/monitoring/{name}/stop", PauseHost.self),
            ChangeRoute("POST", "/api/v2/docker/client/monitoring/{name}/toggle", ToggleHost.self),
        ]
}
