import DockStatModel

/// The audit log in words.
struct AuditWords {
    var words: Words

    /// What was done; the action's own name where this version knows no words for it.
    func deed(_ action: String) -> String {
        guard let phrase = Self.phrase(action) else { return action }
        return words(phrase)
    }

    private static func phrase(_ action: String) -> Phrase? {
        switch action {
        case "alert.acknowledge": "acknowledge"
        case "alert.unacknowledge": "take an acknowledgement back"
        case "incident.update": "add to the timeline"
        case "silence.add": "silence"
        case "silence.expire": "end a silence"
        case "maintenance.add": "announce maintenance"
        case "maintenance.remove": "take maintenance out"
        case "outbox.retry": "send again"
        case "outbox.drop": "take out of the outbox"
        case "receiver.test": "test a receiver"
        case "key.create": "make a key"
        case "key.revoke": "revoke a key"
        case "incident.open": "open an incident"
        case "incident.resolve": "close an incident"
        case "host.add": "add a host"
        case "host.edit": "edit a host"
        case "host.remove": "take a host out"
        case "host.test": "try a host"
        case "host.pause": "pause a host"
        case "host.resume": "resume a host"
        case "host.toggle": "pause or resume a host"
        case "container.start": "start a container"
        case "container.stop": "stop a container"
        case "container.restart": "restart a container"
        case "container.pause": "pause a container"
        case "container.unpause": "let a container go on"
        case "container.kill": "kill a container"
        case "container.remove": "remove a container"
        case "note.save": "write a note"
        case "note.delete": "delete a note"
        case "theme.add": "add a theme"
        case "theme.save": "change a theme"
        case "theme.delete": "delete a theme"
        case "theme.standard": "choose the theme"
        case "pin.add": "pin"
        case "pin.remove": "unpin"
        case "hotkey.set": "set hotkeys"
        case "settings.change": "change settings"
        case "database.backup": "copy the database"
        case "session.begin": "sign in"
        case "access.flood": "requests without a key"
        default: nil
        }
    }

    func source(_ source: AuditEntry.Source) -> String {
        switch source {
        case .commandLine: words("command line")
        case .page: words("page")
        case .api: words("API")
        case .link: words("link in a message")
        }
    }

    func outcome(_ outcome: AuditEntry.Outcome) -> String {
        switch outcome {
        case .done: words("done")
        case .begun: words("begun")
        case .refused: words("refused")
        case .failed: words("failed")
        }
    }

    func badge(_ outcome: AuditEntry.Outcome) -> Markup {
        let text = self.outcome(outcome)
        return switch outcome {
        case .done: ServiceState.up.badge(text)
        case .begun: ServiceState.unknown.badge(text)
        case .refused: ServiceState.down.badge(text)
        case .failed: ServiceState.degraded.badge(text)
        }
    }

    func actor(_ entry: AuditEntry) -> String { entry.actor.isEmpty ? words("nobody known") : words.person(entry.actor) }

    /// `alert 12`, `host web-1 at tcp://10.0.0.5:2376`; a kind that this version has no word for stays as it is.
    func subject(_ subject: String) -> String {
        switch subject {
        case "all that failed": return words("all that failed")
        case "settings": return words("settings")
        case "database": return words("database")
        case "hotkeys": return words("hotkeys")
        case "rules": return words("rules")
        case "theme of the configuration": return words("theme of the configuration")
        default: break
        }
        guard let space = subject.firstIndex(of: " ") else { return subject }
        let name = CleanText.line(String(subject[subject.index(after: space)...]), limit: 200)
        return switch subject[..<space] {
        case "alert": words("alert \(name)")
        case "container": words("container \(name)")
        case "host": host(name)
        case "incident": words("incident \(name)")
        case "key": words("key \(name)")
        case "maintenance": words("maintenance \(name)")
        case "message": words("message \(name)")
        case "note": words("note \(name)")
        case "receiver": words("receiver \(name)")
        case "silence": words("silence \(name)")
        case "theme": words("theme \(name)")
        default: subject
        }
    }

    private func host(_ name: String) -> String {
        guard let at = name.firstRange(of: " at ") else { return words("host \(name)") }
        return words("host \(String(name[..<at.lowerBound])) at \(String(name[at.upperBound...]))")
    }

    /// `ops: acknowledge, alert 12, refused`
    func title(_ entry: AuditEntry) -> String {
        var parts = ["\(actor(entry)): \(deed(entry.action))"]
        if !entry.subject.isEmpty { parts.append(subject(entry.subject)) }
        if entry.outcome != .done { parts.append(outcome(entry.outcome)) }
        return parts.joined(separator: ", ")
    }
}
