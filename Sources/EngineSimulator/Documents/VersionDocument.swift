extension SimulatedHost {
    static let engineVersion = "27.3.1"
    static let kernelVersion = "6.1.0-26-amd64"
    private static let builtAt = "2024-09-20T11:41:11.000000000+00:00"

    /// `GET /version`
    func versionDocument() -> SimulatedResponse {
        .json { json in
            json.object { json in
                json.object("Platform") { $0.field("Name", "Docker Engine - Community") }
                json.array("Components") { json in
                    json.object { json in
                        json.field("Name", "Engine")
                        json.field("Version", Self.engineVersion)
                        json.object("Details") { json in
                            json.field("ApiVersion", Self.newestVersion.text)
                            json.field("Arch", "amd64")
                            json.field("BuildTime", Self.builtAt)
                            json.field("Experimental", "false")
                            json.field("GitCommit", "41ca978")
                            json.field("GoVersion", "go1.22.7")
                            json.field("KernelVersion", Self.kernelVersion)
                            json.field("MinAPIVersion", Self.oldestVersion.text)
                            json.field("Os", "linux")
                        }
                    }
                    for (name, version) in [("containerd", "1.7.22"), ("runc", "1.1.14"), ("docker-init", "0.19.0")] {
                        json.object { json in
                            json.field("Name", name)
                            json.field("Version", version)
                            json.object("Details") { $0.field("GitCommit", "") }
                        }
                    }
                }
                json.field("Version", Self.engineVersion)
                json.field("ApiVersion", Self.newestVersion.text)
                json.field("MinAPIVersion", Self.oldestVersion.text)
                json.field("GitCommit", "41ca978")
                json.field("GoVersion", "go1.22.7")
                json.field("Os", "linux")
                json.field("Arch", "amd64")
                json.field("KernelVersion", Self.kernelVersion)
                json.field("BuildTime", Self.builtAt)
            }
        }
    }
}
