internal import DockStatModel
internal import ImageRegistry
internal import Storage
internal import Transfer

/// Whether images are outdated: asks registries at a slow pace, and only where a rule wants to know.
struct ImageChecks: Sendable {
    let store: Store
    let isWanted: Bool

    /// How often a tag is looked up again; after a failure too.
    static let pace = Duration.hours(6)
    /// How many a tick looks up, so that a large fleet spreads over ticks.
    static let mostAtOnce = 10
    static let timeLimit = Duration.seconds(8)

    init(store: Store, rules: [Rule]) {
        self.store = store
        isWanted = rules.contains { $0.isOn && $0.when.signal == .imageOutdated }
    }

    /// What is known by earlier look-ups.
    func verdicts(_ view: TickView) throws -> [ContainerIdentity: Bool] {
        guard isWanted else { return [:] }
        let checks = try store.imageChecks()
        let inventories = Dictionary(view.hosts.map { ($0.name, $0.inventory) }) { first, _ in first }
        var verdicts: [ContainerIdentity: Bool] = [:]
        for container in view.containers {
            guard let image = ImageReference(container.image), let digest = checks[container.image]?.digest,
                let inventory = inventories[container.identity.host] ?? nil
            else { continue }
            verdicts[container.identity] = OutdatedImages.isOutdated(
                image: image, imageID: container.imageID, inventory: inventory, registryDigest: digest)
        }
        return verdicts
    }

    /// Looks up those that are due; the next tick's rules see them.
    ///
    /// - Returns: one sentence for each that could not be looked up.
    func refresh(_ view: TickView, client: TransferClient, now: Timestamp) async throws -> [String] {
        guard isWanted else { return [] }
        let known = try store.imageChecks()
        let due = Set(view.containers.filter { $0.state != .missing }.map(\.image))
            .filter { name in known[name].map { now - $0.checkedAt >= Self.pace || $0.checkedAt > now } ?? true }
            .sorted().compactMap { name in ImageReference(name).map { (name, $0) } }.prefix(Self.mostAtOnce)
        guard !due.isEmpty else { return [] }
        let registry = RegistryClient(client: client)
        let results = await withTaskGroup(of: (String, Result<String, RegistryClient.Failure>).self) { group in
            for (name, image) in due { group.addTask { (name, await registry.digest(of: image)) } }
            var results: [(String, Result<String, RegistryClient.Failure>)] = []
            for await result in group { results.append(result) }
            return results.sorted { $0.0 < $1.0 }
        }
        var complaints: [String] = []
        var checks: [String: ImageCheck] = [:]
        for (name, result) in results {
            switch result {
            case .success(let digest): checks[name] = ImageCheck(digest: digest, checkedAt: now)
            case .failure(let failure):
                checks[name] = ImageCheck(digest: known[name]?.digest, checkedAt: now, error: failure.message)
                complaints.append("whether \(name) is outdated is not known: \(failure.message)")
            }
        }
        try store.saveImageChecks(checks)
        return complaints
    }
}
