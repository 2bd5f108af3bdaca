/// An element of `GET /containers/json?all=1`.
struct WireContainer: Decodable {
    struct Port: Decodable {
        var address: String?
        var privatePort: Int
        var publicPort: Int?
        var transport: String?

        enum CodingKeys: String, CodingKey {
            case address = "IP"
            case privatePort = "PrivatePort"
            case publicPort = "PublicPort"
            case transport = "Type"
        }
    }

    private struct HostConfig: Decodable {
        var networkMode: String?

        enum CodingKeys: String, CodingKey { case networkMode = "NetworkMode" }
    }

    private struct NetworkSettings: Decodable {
        struct Ignored: Decodable {}
        var networks: [String: Ignored]?

        enum CodingKeys: String, CodingKey { case networks = "Networks" }
    }

    /// API 1.52 and later.
    private struct Health: Decodable {
        var status: String?

        enum CodingKeys: String, CodingKey { case status = "Status" }
    }

    var id: String
    var names: [String]
    var image: String
    var imageID: String
    var created: Int64
    var ports: [Port]
    var labels: [String: String]
    var state: String
    var status: String
    var healthStatus: String?
    var networkMode: String?
    var networks: [String]

    /// Names and labels make a container's identity, and the database ends a text at its first NUL: two would become one.
    private static func withoutNUL(_ text: String) -> String {
        text.utf8.contains(0) ? text.replacing("\0", with: "\u{FFFD}") : text
    }

    enum CodingKeys: String, CodingKey {
        case id = "Id"
        case names = "Names"
        case image = "Image"
        case imageID = "ImageID"
        case created = "Created"
        case ports = "Ports"
        case labels = "Labels"
        case state = "State"
        case status = "Status"
        case health = "Health"
        case hostConfig = "HostConfig"
        case networkSettings = "NetworkSettings"
    }

    init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        id = try container.decode(String.self, forKey: .id)
        names = (try container.decodeIfPresent([String].self, forKey: .names) ?? []).map(Self.withoutNUL)
        state = try container.decode(String.self, forKey: .state)
        image = container.lenient(String.self, .image) ?? ""
        imageID = container.lenient(String.self, .imageID) ?? ""
        created = container.lenient(Int64.self, .created) ?? 0
        ports = container.lenient(TolerantList<Port>.self, .ports)?.values ?? []
        labels = (container.lenient([String: String].self, .labels) ?? [:]).mapValues(Self.withoutNUL)
        status = container.lenient(String.self, .status) ?? ""
        healthStatus = container.lenient(Health.self, .health)?.status
        networkMode = container.lenient(HostConfig.self, .hostConfig)?.networkMode
        networks = container.lenient(NetworkSettings.self, .networkSettings)?.networks?.keys.sorted() ?? []
    }
}

/// An element that may be odd; then what names it, for the warning.
enum WireContainerElement: Decodable {
    case container(WireContainer)
    case odd(name: String, problem: String)

    private struct Stub: Decodable {
        var name: String?

        init(from decoder: any Decoder) throws {
            let container = try decoder.container(keyedBy: WireContainer.CodingKeys.self)
            name = container.lenient([String].self, .names)?.first ?? container.lenient(String.self, .id)
        }
    }

    init(from decoder: any Decoder) throws {
        do {
            self = .container(try WireContainer(from: decoder))
        } catch {
            let name = (try? Stub(from: decoder))?.name ?? "one without a name"
            self = .odd(name: name.hasPrefix("/") ? String(name.dropFirst()) : name, problem: describe(error))
        }
    }
}
