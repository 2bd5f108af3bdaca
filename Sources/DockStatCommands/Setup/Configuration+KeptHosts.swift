internal import DockStatModel
internal import Settings

extension Configuration {
    /// Adds the hosts that people added, and notes which ones they paused. The file is stronger: a name that stands in it is its
    /// own, whatever is kept under that name.
    mutating func takeHosts(_ kept: [Kept]) {
        let names = Set(hosts.map(\.name))
        hosts += kept.compactMap { kept in
            guard kept.kind == .host, !names.contains(kept.name) else { return nil }
            // What a later version wrote and this one cannot read is in `dockstat host list`, and is not read.
            return try? HostText(name: kept.name, definition: kept.definition).host(revision: kept.revision)
        }
        let pauses = Dictionary(
            kept.filter { $0.kind == .monitoring }.map { ($0.name, $0.changedAt) }, uniquingKeysWith: { first, _ in first })
        for index in hosts.indices { hosts[index].pausedSince = pauses[hosts[index].name] }
    }
}
