internal import DockStatModel
internal import Settings

extension Configuration {
    /// Adds the hosts that people added, and notes which ones they paused. The file is stronger: a name that stands in it is its
    /// own, whatever is kept under that name. What is not read for that or another reason is in `unread`.
    mutating func takeHosts(_ kept: [Kept]) {
        let names = Set(hosts.map(\.name))
        hosts += kept.compactMap { kept in
            guard kept.kind == .host, !names.contains(kept.name) else { return nil }
            return kept.host
        }
        let pauses = Dictionary(
            kept.filter { $0.kind == .monitoring }.map { ($0.name, $0.changedAt) }, uniquingKeysWith: { first, _ in first })
        for index in hosts.indices { hosts[index].pausedSince = pauses[hosts[index].name] }
    }

    /// Those of the kept hosts that are not read, in their order.
    func unread(_ kept: [Kept]) -> [UnreadHost] {
        let ofFile = Set(hosts.filter { !$0.isKept }.map(\.name))
        return kept.filter { $0.kind == .host }.compactMap { kept in
            if ofFile.contains(kept.name) { return UnreadHost(name: kept.name, reason: .nameInFile) }
            return kept.host == nil ? UnreadHost(name: kept.name, reason: .otherVersion) : nil
        }
    }
}

/// A host that people added and that is not read all the same.
struct UnreadHost: Hashable {
    enum Reason: Hashable {
        case nameInFile
        /// A later version wrote what this one cannot read.
        case otherVersion
    }

    var name: String
    var reason: Reason

    var message: String {
        switch reason {
        case .nameInFile: "what was added here is not read: the configuration file has a host of that name"
        case .otherVersion: "what was added here is not read: another version of dockstat wrote it"
        }
    }

    var advice: String {
        switch reason {
        case .nameInFile: "`dockstat host remove \(name)` forgets what was added here, or name it otherwise in the file"
        case .otherVersion: "install that version again, or `dockstat host remove \(name)` and add it anew"
        }
    }
}

extension Kept {
    /// `nil`: this version cannot read it.
    fileprivate var host: HostConfiguration? {
        (try? HostText(name: name, definition: definition))?.host(revision: revision)
    }
}
