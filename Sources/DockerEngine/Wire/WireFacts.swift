/// `GET /info`
struct WireInfo: Decodable {
    var serverVersion: String?
    var operatingSystem: String?
    var architecture: String?
    var kernelVersion: String?
    var totalMemory: Int64?
    var totalCPU: Int?
    var images: Int?
    var cgroupVersion: String?
    var systemTime: String?

    enum CodingKeys: String, CodingKey {
        case serverVersion = "ServerVersion"
        case operatingSystem = "OperatingSystem"
        case architecture = "Architecture"
        case kernelVersion = "KernelVersion"
        case totalMemory = "MemTotal"
        case totalCPU = "NCPU"
        case images = "Images"
        case cgroupVersion = "CgroupVersion"
        case systemTime = "SystemTime"
    }

    init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        serverVersion = container.lenient(String.self, .serverVersion)
        operatingSystem = container.lenient(String.self, .operatingSystem)
        architecture = container.lenient(String.self, .architecture)
        kernelVersion = container.lenient(String.self, .kernelVersion)
        totalMemory = container.lenient(Int64.self, .totalMemory)
        totalCPU = container.lenient(Int.self, .totalCPU)
        images = container.lenient(Int.self, .images)
        cgroupVersion = container.lenient(String.self, .cgroupVersion)
        systemTime = container.lenient(String.self, .systemTime)
    }
}

/// An element of `GET /images/json`
struct WireImage: Decodable {
    var id: String
    var tags: [String]?
    var digests: [String]?
    var created: Int64?
    var size: Int64?

    enum CodingKeys: String, CodingKey {
        case id = "Id"
        case tags = "RepoTags"
        case digests = "RepoDigests"
        case created = "Created"
        case size = "Size"
    }
}

/// An element of `GET /networks`
struct WireNetwork: Decodable {
    var id: String
    var name: String
    var driver: String?
    var scope: String?

    enum CodingKeys: String, CodingKey {
        case id = "Id"
        case name = "Name"
        case driver = "Driver"
        case scope = "Scope"
    }
}

/// `GET /volumes`
struct WireVolumes: Decodable {
    struct Volume: Decodable {
        var name: String
        var driver: String?

        enum CodingKeys: String, CodingKey {
            case name = "Name"
            case driver = "Driver"
        }
    }

    var volumes: TolerantList<Volume>?

    enum CodingKeys: String, CodingKey { case volumes = "Volumes" }
}
