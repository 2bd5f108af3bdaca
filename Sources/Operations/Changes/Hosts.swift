package import DockStatModel
import Foundation
package import Settings
package import Storage

/// Has one more engine read, from the next tick on.
package struct AddHost: Change {
    package static let action = "host.add"
    package static let scope = Scope.hosts

    package var host: HostText
    /// See `ChangeFields`.
    package var hostsOfFile: Set<String>

    package init(_ host: HostText, hostsOfFile: Set<String>) {
        self.host = host
        self.hostsOfFile = hostsOfFile
    }

    package init(_ fields: inout ChangeFields) {
        let before = fields.mistakes.count
        let name = fields.requiredText("name", longest: 200)
        let isNamed = fields.mistakes.count == before
        let said = HostFields(&fields)
        if said.engine == nil, !fields.mistakes.contains(where: { $0.field == "engine" }) {
            fields.add(FieldMistake("engine", "This is missing.", expected: "unix:///path/to/docker.sock or tcp://host:port"))
        }
        host = said.applied(to: HostText(name: isNamed ? name : "host", engine: "tcp://host"))
        hostsOfFile = fields.hostsOfFile
        for mistake in host.mistakes { fields.add(mistake) }
    }

    package func apply(to transaction: ChangeTransaction, by author: String, now: Timestamp) throws -> Changed {
        guard host.mistakes.isEmpty else { throw InvalidChange(mistakes: host.mistakes) }
        let name = host.name
        guard !hostsOfFile.contains(name) else {
            throw ChangeRefusal(.conflict, "There is a host \(name) in the configuration file already.")
        }
        guard try transaction.kept(.host, name) == nil else { throw ChangeRefusal(.conflict, "There is a host \(name) already.") }
        let kept = Kept(kind: .host, name: name, definition: try host.definition, changedAt: now, changedBy: author)
        try transaction.keep(kept)
        return Changed(subject: "host \(name)", after: kept.hostJSON)
    }
}

/// Changes a host that was added by `AddHost`.
package struct EditHost: Change {
    package static let action = "host.edit"
    package static let scope = Scope.hosts

    package var name: String
    package var fields: HostFields
    /// What the edit is based on; `nil` and `*`: whatever is there.
    package var revision: String?
    package var hostsOfFile: Set<String>

    package init(_ name: String, _ fields: HostFields, revision: String? = nil, hostsOfFile: Set<String>) {
        self.name = name
        self.fields = fields
        self.revision = revision
        self.hostsOfFile = hostsOfFile
    }

    package init(_ fields: inout ChangeFields) {
        name = fields.requiredText("name", longest: 200)
        revision = fields.text("revision", longest: 100)
        hostsOfFile = fields.hostsOfFile
        self.fields = HostFields(&fields)
        for mistake in self.fields.mistakes { fields.add(mistake) }
    }

    package func apply(to transaction: ChangeTransaction, by author: String, now: Timestamp) throws -> Changed {
        guard !hostsOfFile.contains(name) else {
            throw ChangeRefusal(.conflict, "The host \(name) stands in the configuration file: it is edited there.")
        }
        guard let old = try transaction.kept(.host, name) else { throw ChangeRefusal(.notFound, "There is no host \(name).") }
        try old.check(revision)
        let host = fields.applied(to: try HostText(name: name, definition: old.definition))
        guard host.mistakes.isEmpty else { throw InvalidChange(mistakes: host.mistakes) }
        let new = Kept(kind: .host, name: name, definition: try host.definition, changedAt: now, changedBy: author)
        try transaction.keep(new)
        return Changed(subject: "host \(name)", before: old.hostJSON, after: new.hostJSON)
    }
}

/// Takes out a host that was added by `AddHost`; also one that is not read since its name stands in the configuration file.
package struct RemoveHost: Change {
    package static let action = "host.remove"
    package static let scope = Scope.hosts

    package var name: String
    /// What is to be taken out; `nil` and `*`: whatever is there.
    package var revision: String?
    package var hostsOfFile: Set<String>

    package init(_ name: String, revision: String? = nil, hostsOfFile: Set<String>) {
        self.name = name
        self.revision = revision
        self.hostsOfFile = hostsOfFile
    }

    package init(_ fields: inout ChangeFields) {
        name = fields.requiredText("name", longest: 200)
        revision = fields.text("revision", longest: 100)
        hostsOfFile = fields.hostsOfFile
    }

    package func apply(to transaction: ChangeTransaction, by author: String, now: Timestamp) throws -> Changed {
        let isOfFile = hostsOfFile.contains(name)
        guard let old = try transaction.kept(.host, name) else {
            throw isOfFile
                ? ChangeRefusal(.conflict, "The host \(name) stands in the configuration file: it is taken out there.")
                : ChangeRefusal(.notFound, "There is no host \(name).")
        }
        try old.check(revision)
        try transaction.forget(.host, name)
        // Of a name that stands in the file as well, that host alone is paused.
        if !isOfFile { try transaction.forget(.monitoring, name) }
        return Changed(subject: "host \(name)", before: old.hostJSON, answer: .object(["name": .text(name)]))
    }
}

extension HostText {
    /// As the fields of a form hold it.
    package var formFields: [String: String] {
        var fields = ["name": name, "engine": engine]
        if let tls {
            fields["tls"] = "on"
            fields["tls.ca"] = tls.ca
            fields["tls.cert"] = tls.cert
            fields["tls.key"] = tls.key
        }
        fields["timeout"] = timeout
        fields["connect_timeout"] = connectTimeout
        fields["source"] = source
        if !labels.isEmpty {
            fields["labels"] = labels.sorted { $0.key < $1.key }.map { "\($0.key)=\($0.value)" }.joined(separator: "\n")
        }
        return fields
    }
}

extension Kept {
    /// Whether the host is still the one that is meant.
    fileprivate func check(_ revision: String?) throws(ChangeRefusal) {
        guard let revision, revision != Revision.any, revision != self.revision else { return }
        throw ChangeRefusal(.stale, "Somebody else changed the host \(name) meanwhile: \(changedBy).", current: hostJSON)
    }

    /// A host, as answers and the audit log have it.
    package var hostJSON: JSONBody {
        var parts: [String: JSONBody] = [:]
        if case .object(let object)? = try? JSONDecoder().decode(JSONBody.self, from: Data(definition.utf8)) { parts = object }
        parts["name"] = .text(name)
        parts["revision"] = .text(revision)
        return .object(parts)
    }
}
