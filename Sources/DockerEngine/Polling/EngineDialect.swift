import DockStatModel
import FoundationEssentials

/// What `GET /version` says about whom we talk to.
struct EngineDialect {
    let version: WireVersion
    let api: APIVersion
    let kind: CounterReading.Dialect

    init(_ version: WireVersion, engine: EngineAddress) throws(UnreachableReason) {
        guard let newest = APIVersion(version.apiVersion) else {
            let said = Readable.line(version.apiVersion, limit: 20)
            throw UnreachableReason(kind: .garbled, message: "\(engine.text) gives \(said) for its API version, which is none.")
        }
        let oldest = version.minimumAPIVersion.flatMap(APIVersion.init(_:))
        guard let api = APIVersion.negotiated(newest: newest, oldest: oldest) else {
            throw UnreachableReason(
                kind: .status,
                message: "\(engine.text) speaks API \(oldest.map { "\($0) to " } ?? "")\(newest), DockStat speaks "
                    + "\(APIVersion.oldestSpoken) to \(APIVersion.newestSpoken).",
                advice: newest < .oldestSpoken ? "Update the engine to 20.10 or later." : "Update DockStat.")
        }
        self.version = version
        self.api = api
        if version.components.contains(where: { $0.name.hasPrefix("Podman") }) {
            kind = .podman
        } else {
            kind = version.operatingSystem?.lowercased() == "windows" ? .windows : .docker
        }
    }

    /// - Parameter answer: to `GET /version`.
    init(answer: EngineAnswer, engine: EngineAddress) throws(UnreachableReason) {
        let version: WireVersion
        do {
            version = try JSONDecoder().decode(WireVersion.self, from: answer.body)
        } catch {
            throw UnreachableReason(
                kind: .garbled, message: "\(engine.text) answers, but not like an engine: in /version, \(describe(error)).",
                advice: "Is this the address of a Docker engine?")
        }
        try self.init(version, engine: engine)
    }

    /// How many readings may be under way at once; `nil`: as the connection likes.
    var readingsAtOnce: Int? { kind == .docker && api < .quickReadings ? .max : nil }

    /// Podman asks its log for events, an engine its ring in memory.
    var hasEventRing: Bool { kind != .podman }
}
