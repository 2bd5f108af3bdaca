/// `GET /containers/{id}/json`, as far as it is needed.
struct WireInspection: Decodable {
    struct State: Decodable {
        var processID: Int?
        var exitCode: Int?
        var oomKilled: Bool?
        var error: String?
        var startedAt: String?
        var finishedAt: String?

        enum CodingKeys: String, CodingKey {
            case processID = "Pid"
            case exitCode = "ExitCode"
            case oomKilled = "OOMKilled"
            case error = "Error"
            case startedAt = "StartedAt"
            case finishedAt = "FinishedAt"
        }
    }

    struct HostConfig: Decodable {
        struct RestartPolicy: Decodable {
            var name: String?

            enum CodingKeys: String, CodingKey { case name = "Name" }
        }

        var restartPolicy: RestartPolicy?
        var memory: Int64?
        var nanoCPUs: Int64?
        var cpuQuota: Int64?
        var cpuPeriod: Int64?

        enum CodingKeys: String, CodingKey {
            case restartPolicy = "RestartPolicy"
            case memory = "Memory"
            case nanoCPUs = "NanoCpus"
            case cpuQuota = "CpuQuota"
            case cpuPeriod = "CpuPeriod"
        }

        init(from decoder: any Decoder) throws {
            let container = try decoder.container(keyedBy: CodingKeys.self)
            restartPolicy = container.lenient(RestartPolicy.self, .restartPolicy)
            memory = container.lenient(Int64.self, .memory)
            nanoCPUs = container.lenient(Int64.self, .nanoCPUs)
            cpuQuota = container.lenient(Int64.self, .cpuQuota)
            cpuPeriod = container.lenient(Int64.self, .cpuPeriod)
        }
    }

    /// API 1.48 and later, where the image came from a registry.
    struct ManifestDescriptor: Decodable {
        var digest: String?
    }

    var state: State
    var restartCount: Int
    var hostConfig: HostConfig?
    var manifest: ManifestDescriptor?

    enum CodingKeys: String, CodingKey {
        case state = "State"
        case restartCount = "RestartCount"
        case hostConfig = "HostConfig"
        case manifest = "ImageManifestDescriptor"
    }

    init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        state = try container.decode(State.self, forKey: .state)
        restartCount = container.lenient(Int.self, .restartCount) ?? 0
        hostConfig = container.lenient(HostConfig.self, .hostConfig)
        manifest = container.lenient(ManifestDescriptor.self, .manifest)
    }
}
