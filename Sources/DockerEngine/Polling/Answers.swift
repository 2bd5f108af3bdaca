import DockStatModel
import FoundationEssentials

/// What came back for the questions, decoded where it can be.
struct Answers {
    typealias Result = Swift.Result<EngineAnswer, UnreachableReason>

    private let engine: EngineAddress
    private let results: [(question: Question, result: Result)]
    private let names: [String: String]

    init(engine: EngineAddress, _ results: [(Question, Result)] = [], names: [String: String] = [:]) {
        self.engine = engine
        self.results = results.map { (question: $0.0, result: $0.1) }
        self.names = names
    }

    /// By engine id: from inspect now, else what was known before.
    func details(context: PollContext, _ warnings: inout Warnings) -> [String: ContainerDetails] {
        var details = context.known.compactMapValues(\.details)
        for case (.inspect(let id), let result) in results {
            switch document(WireInspection.self, result) {
            case .success(let wire): details[id] = ContainerDetails(wire)
            case .gone: break
            case .failure(let problem): warnings.add("no details", of: names[id] ?? id, because: problem)
            }
        }
        return details
    }

    /// By engine id. A container that stopped since the list was made has none, and that is no failure.
    func counters(_ dialect: CounterReading.Dialect, _ warnings: inout Warnings) -> [String: CounterReading] {
        var counters: [String: CounterReading] = [:]
        for case (.stats(let id), let result) in results {
            switch document(WireStats.self, result) {
            case .success(let wire): counters[id] = CounterReading(wire, dialect: dialect)
            case .gone: break
            case .failure(let problem): warnings.add("no reading", of: names[id] ?? id, because: problem)
            }
        }
        return counters
    }

    /// `nil` where they were not asked for.
    func facts(_ dialect: EngineDialect, engine: EngineAddress, _ warnings: inout Warnings) -> HostFacts? {
        guard let info = part(.info, WireInfo.self, "/info", &warnings) else { return nil }
        let version = dialect.version
        return HostFacts(
            dockerVersion: info?.serverVersion ?? version.version ?? "", apiVersion: dialect.api.description,
            operatingSystem: info?.operatingSystem ?? version.operatingSystem ?? "",
            architecture: info?.architecture ?? version.architecture ?? "",
            kernelVersion: info?.kernelVersion ?? version.kernelVersion ?? "", totalMemory: info?.totalMemory ?? 0,
            totalCPU: info?.totalCPU ?? 0, images: info?.images ?? 0, cgroupVersion: info?.cgroupVersion.map { Self.digits($0) },
            systemTime: info?.systemTime.flatMap(EngineTime.timestamp(_:)))
    }

    /// `nil` where it was not asked for, or no part of it could be read.
    func inventory(_ warnings: inout Warnings) -> HostInventory? {
        let images = part(.images, TolerantList<WireImage>.self, "/images/json", &warnings) ?? nil
        let networks = part(.networks, TolerantList<WireNetwork>.self, "/networks", &warnings) ?? nil
        let volumes = part(.volumes, WireVolumes.self, "/volumes", &warnings) ?? nil
        if images == nil, networks == nil, volumes == nil { return nil }
        return HostInventory(
            images: (images?.values ?? []).map {
                HostInventory.Image(
                    id: $0.id, tags: ($0.tags ?? []).filter { $0 != "<none>:<none>" }.sorted(),
                    created: Timestamp(seconds: min(max(0, $0.created ?? 0), 253_402_300_799)), size: max(0, $0.size ?? 0),
                    digests: ($0.digests ?? []).filter { $0 != "<none>@<none>" }.sorted())
            }.sorted { ($0.tags.first ?? "~", $0.id) < ($1.tags.first ?? "~", $1.id) },
            networks: (networks?.values ?? []).map {
                HostInventory.Network(id: $0.id, name: $0.name, driver: $0.driver ?? "", scope: $0.scope ?? "")
            }.sorted { ($0.name, $0.id) < ($1.name, $1.id) },
            volumes: (volumes?.volumes?.values ?? []).map {
                HostInventory.Volume(name: $0.name, driver: $0.driver ?? "")
            }.sorted { ($0.name, $0.driver) < ($1.name, $1.driver) })
    }

    private static func digits(_ text: String) -> String { text.hasPrefix("v") ? String(text.dropFirst()) : text }

    // MARK: Decoding

    private enum Document<Wire> {
        case success(Wire)
        /// The container no longer exists, or no longer runs.
        case gone
        case failure(String)
    }

    private func document<Wire: Decodable>(_ type: Wire.Type, _ result: Result) -> Document<Wire> {
        switch result {
        case .failure(let reason): return .failure(reason.message)
        case .success(let answer) where answer.status == 404 || answer.status == 409: return .gone
        case .success(let answer):
            if let reason = UnreachableReason(answer, engine: engine, asked: "it") { return .failure(reason.message) }
            do {
                return .success(try JSONDecoder().decode(type, from: answer.body))
            } catch {
                return .failure("in the engine's answer, \(describe(error))")
            }
        }
    }

    /// Nothing where it was not asked for; `nil` inside where it failed.
    private func part<Wire: Decodable>(
        _ question: Question, _ type: Wire.Type, _ path: String, _ warnings: inout Warnings
    ) -> Wire?? {
        guard let result = results.first(where: { $0.question == question })?.result else { return nil }
        switch document(type, result) {
        case .success(let wire): return .some(wire)
        case .gone: warnings.add("the engine knows no \(path)")
        case .failure(let problem): warnings.add("\(path) could not be read: \(problem)")
        }
        return .some(nil)
    }
}
