package import DockStatModel
package import Storage

/// Has a host left alone from the next tick on: its containers are unknown, and no alert is about it.
package struct PauseHost: Change {
    package static let action = "host.pause"
    package static let scope = Scope.hosts

    package var name: String
    package var hostsOfFile: Set<String>

    package init(_ name: String, hostsOfFile: Set<String>) {
        self.name = name
        self.hostsOfFile = hostsOfFile
    }

    package init(_ fields: inout ChangeFields) {
        name = fields.requiredText("name", longest: 200)
        hostsOfFile = fields.hostsOfFile
    }

    package func apply(to transaction: ChangeTransaction, by author: String, now: Timestamp) throws -> Changed {
        try Monitoring(name: name, hostsOfFile: hostsOfFile).set(false, in: transaction, by: author, now: now)
    }
}

/// Has a host read again that was paused.
package struct ResumeHost: Change {
    package static let action = "host.resume"
    package static let scope = Scope.hosts

    package var name: String
    package var hostsOfFile: Set<String>

    package init(_ name: String, hostsOfFile: Set<String>) {
        self.name = name
        self.hostsOfFile = hostsOfFile
    }

    package init(_ fields: inout ChangeFields) {
        name = fields.requiredText("name", longest: 200)
        hostsOfFile = fields.hostsOfFile
    }

    package func apply(to transaction: ChangeTransaction, by author: String, now: Timestamp) throws -> Changed {
        try Monitoring(name: name, hostsOfFile: hostsOfFile).set(true, in: transaction, by: author, now: now)
    }
}

/// Pauses a host that is read, and has one read again that is not.
package struct ToggleHost: Change {
    package static let action = "host.toggle"
    package static let scope = Scope.hosts

    package var name: String
    package var hostsOfFile: Set<String>

    package init(_ fields: inout ChangeFields) {
        name = fields.requiredText("name", longest: 200)
        hostsOfFile = fields.hostsOfFile
    }

    package func apply(to transaction: ChangeTransaction, by author: String, now: Timestamp) throws -> Changed {
        let isPaused = try transaction.kept(.monitoring, name) != nil
        return try Monitoring(name: name, hostsOfFile: hostsOfFile).set(isPaused, in: transaction, by: author, now: now)
    }
}

/// Whether a host of whatever origin is read.
private struct Monitoring {
    var name: String
    var hostsOfFile: Set<String>

    /// To be as it was before is no mistake.
    func set(_ isMonitored: Bool, in transaction: ChangeTransaction, by author: String, now: Timestamp) throws -> Changed {
        guard try hostsOfFile.contains(name) || transaction.kept(.host, name) != nil else {
            throw ChangeRefusal(.notFound, "There is no host \(name).")
        }
        let before = try transaction.kept(.monitoring, name) == nil
        if isMonitored {
            try transaction.forget(.monitoring, name)
        } else if before {
            try transaction.keep(
                Kept(kind: .monitoring, name: name, definition: #"{"monitored":false}"#, changedAt: now, changedBy: author))
        }
        return Changed(
            subject: "host \(name)", before: .object(["monitored": .bool(before)]),
            after: .object(["monitored": .bool(isMonitored)]),
            answer: .object(["name": .text(name), "monitored": .bool(isMonitored)]))
    }
}
