/// What an engine says of itself and its machine (`GET /info` and `GET /version`), asked at a slow pace.
package struct HostFacts: Hashable, Sendable, Codable {
    package var dockerVersion: String
    package var apiVersion: String
    package var operatingSystem: String
    package var architecture: String
    package var kernelVersion: String
    /// Bytes.
    package var totalMemory: Int64
    package var totalCPU: Int
    package var images: Int
    /// `1` or `2`; `nil` where the engine does not say (before API 1.41, Podman without it).
    package var cgroupVersion: String?
    /// The engine's own clock when it answered.
    package var systemTime: Timestamp?

    package init(
        dockerVersion: String, apiVersion: String, operatingSystem: String, architecture: String, kernelVersion: String,
        totalMemory: Int64, totalCPU: Int, images: Int, cgroupVersion: String?, systemTime: Timestamp?
    ) {
        self.dockerVersion = dockerVersion
        self.apiVersion = apiVersion
        self.operatingSystem = operatingSystem
        self.architecture = architecture
        self.kernelVersion = kernelVersion
        self.totalMemory = totalMemory
        self.totalCPU = totalCPU
        self.images = images
        self.cgroupVersion = cgroupVersion
        self.systemTime = systemTime
    }
}

/// Images, networks and volumes of a host, asked at a slow pace.
package struct HostInventory: Hashable, Sendable, Codable {
    package struct Image: Hashable, Sendable, Codable {
        package var id: String
        package var tags: [String]
        package var created: Timestamp
        /// Bytes.
        package var size: Int64
        /// `repository@sha256:…`: what it was pulled or pushed as; `nil` where an earlier version kept it.
        package var digests: [String]?

        package init(id: String, tags: [String], created: Timestamp, size: Int64, digests: [String]? = nil) {
            self.id = id
            self.tags = tags
            self.created = created
            self.size = size
            self.digests = digests
        }
    }

    package struct Network: Hashable, Sendable, Codable {
        package var id: String
        package var name: String
        package var driver: String
        package var scope: String

        package init(id: String, name: String, driver: String, scope: String) {
            self.id = id
            self.name = name
            self.driver = driver
            self.scope = scope
        }
    }

    package struct Volume: Hashable, Sendable, Codable {
        package var name: String
        package var driver: String

        package init(name: String, driver: String) {
            self.name = name
            self.driver = driver
        }
    }

    package var images: [Image]
    package var networks: [Network]
    package var volumes: [Volume]

    package init(images: [Image], networks: [Network], volumes: [Volume]) {
        self.images = images
        self.networks = networks
        self.volumes = volumes
    }
}
