/// `GET /version`
struct WireVersion: Decodable {
    struct Component: Decodable {
        var name: String

        enum CodingKeys: String, CodingKey { case name = "Name" }
    }

    var apiVersion: String
    var minimumAPIVersion: String?
    var version: String?
    var operatingSystem: String?
    var architecture: String?
    var kernelVersion: String?
    var components: [Component]

    enum CodingKeys: String, CodingKey {
        case apiVersion = "ApiVersion"
        case minimumAPIVersion = "MinAPIVersion"
        case version = "Version"
        case operatingSystem = "Os"
        case architecture = "Arch"
        case kernelVersion = "KernelVersion"
        case components = "Components"
    }

    init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        apiVersion = try container.decode(String.self, forKey: .apiVersion)
        minimumAPIVersion = container.lenient(String.self, .minimumAPIVersion)
        version = container.lenient(String.self, .version)
        operatingSystem = container.lenient(String.self, .operatingSystem)
        architecture = container.lenient(String.self, .architecture)
        kernelVersion = container.lenient(String.self, .kernelVersion)
        components = container.lenient(TolerantList<Component>.self, .components)?.values ?? []
    }
}
