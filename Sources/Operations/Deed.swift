package import DockStatModel
package import Storage

/// Something a person may have done that reaches beyond the database: to an engine, a receiver, a file. Like a `Change` a value
/// that is valid by itself.
///
/// It cannot be taken back where the process dies: the audit log has a line before it begins, and one of what came of it.
package protocol Deed: Requested {
    /// Whether it only looks: then it is in no audit log, and pages stay as they are.
    static var onlyLooks: Bool { get }

    /// What it is done to, as the audit log names it: `container web-1/shop`.
    var subject: String { get }

    /// - Throws: `ChangeRefusal` where it was not done.
    func carryOut(in workplace: Workplace, by author: Author, now: Timestamp) async throws -> Changed
}

extension Deed {
    package static var onlyLooks: Bool { false }
}

/// What deeds work with.
package struct Workplace: Sendable {
    package var store: Store
    /// What the file alone says.
    package var file: Configuration
    /// What the file says, with what people keep beside it, as it is now.
    package var configuration: @Sendable () throws -> Configuration
    package var engines: Engines
    /// What only the room that makes the pages knows.
    package var site = SiteDesk()
    /// Sends a test message to the receiver of that name; `nil`: there is none.
    package var testReceiver: @Sendable (String, Timestamp) async -> ReceiverAnswer? = { _, _ in nil }
    /// Which receivers hear of something of that severity that no rule found, by routes and by what they want to hear of; and
    /// which receivers have quiet hours at that moment.
    package var audience: @Sendable (Severity, Timestamp) throws -> (receivers: [String], quiet: Set<String>) = { _, _ in ([], [])
    }
    /// Runs the rules of a YAML text over the time before now.
    ///
    /// - Throws: `InvalidChange` where the text holds no rules, `ChangeRefusal` where it takes too long.
    package var replayRules: @Sendable (String, Duration, Timestamp) async throws -> [ReplayedRule] = { _, _, _ in [] }

    package init(
        store: Store, file: Configuration, configuration: @escaping @Sendable () throws -> Configuration, engines: Engines
    ) {
        self.store = store
        self.file = file
        self.configuration = configuration
        self.engines = engines
    }

    package var hostsOfFile: Set<String> { Set(file.hosts.map(\.name)) }
}

/// What deeds ask of engines.
package struct Engines: Sendable {
    package var carryOut: @Sendable (ContainerOrder, HostConfiguration) async -> ContainerOutcome
    package var greet: @Sendable (HostConfiguration) async -> Result<EngineGreeting, UnreachableReason>
    /// Reads them once more, as a tick does; returns when pages show what they said.
    package var look: @Sendable () async throws -> Void

    package init(
        carryOut: @escaping @Sendable (ContainerOrder, HostConfiguration) async -> ContainerOutcome,
        greet: @escaping @Sendable (HostConfiguration) async -> Result<EngineGreeting, UnreachableReason>,
        look: @escaping @Sendable () async throws -> Void
    ) {
        self.carryOut = carryOut
        self.greet = greet
        self.look = look
    }
}

extension Operations {
    /// Carries out a deed between two lines of the audit log.
    ///
    /// - Throws: `ChangeRefusal` (which is in the audit log then) or `StorageError`.
    package func perform(_ deed: some Deed, in workplace: Workplace, by author: Author, now: Timestamp) async throws -> Changed {
        let kind = type(of: deed)
        if kind.onlyLooks { return try await deed.carryOut(in: workplace, by: author, now: now) }
        var entry = AuditEntry(
            time: now, actor: author.actor, source: author.source, address: author.address, action: kind.action,
            subject: deed.subject, outcome: .begun)
        try append(entry)
        do {
            let changed = try await deed.carryOut(in: workplace, by: author, now: now)
            entry.outcome = .done
            entry.subject = changed.subject
            entry.before = changed.before?.string
            entry.after = changed.after?.string
            try append(entry)
            return changed
        } catch let refusal as ChangeRefusal {
            entry.outcome = refusal.outcome
            entry.reason = refusal.message
            try append(entry)
            throw refusal
        }
    }

    private func append(_ entry: AuditEntry) throws { _ = try store.operate { try $0.append(entry) } }
}

extension ChangeRefusal {
    var outcome: AuditEntry.Outcome { kind == .forbidden ? .refused : .failed }
}
