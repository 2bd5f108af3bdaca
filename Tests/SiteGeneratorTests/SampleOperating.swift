import DockStatModel
import Operations

/// People who change things: a page of the audit log with every outcome, keys that hold and keys that do not.
enum SampleOperating {
    static func pages() -> OperatingPages {
        let now = SampleSite.now
        var pages = OperatingPages()
        pages.routes = ChangeRoute.all.map(\.documented)
        pages.keys = [
            APIKey(
                id: 1, name: "ops", scopes: [.admin], createdAt: now - .days(20), createdBy: "anna", lastUsedAt: now - .minutes(2)
            ),
            APIKey(
                id: 2, name: "bot", scopes: [.alerts, .stacks("shop")], createdAt: now - .days(9), createdBy: "ops",
                expiresAt: now + .days(81)),
            APIKey(
                id: 3, name: "old", scopes: [.notes], createdAt: now - .days(90), createdBy: "anna", expiresAt: now - .days(1)),
            APIKey(
                id: 4, name: "lost", scopes: [.hosts], createdAt: now - .days(30), createdBy: "anna", revokedAt: now - .days(2)),
        ]
        pages.audit = entries(now)
        return pages
    }

    private static func entries(_ now: Timestamp) -> [AuditEntry] {
        let entries = [
            AuditEntry(
                time: now - .hours(2), actor: "anna", source: .commandLine, action: "key.create", subject: "key bot",
                after: #"{"id":2,"name":"bot","scopes":["alerts"]}"#),
            AuditEntry(
                time: now - .minutes(50), actor: "ops", source: .page, address: "192.0.2.7", action: "alert.acknowledge",
                subject: "alert 1", after: #"{"acknowledgedBy":"ops","alerts":1,"reason":"<b>on it</b>"}"#),
            AuditEntry(
                time: now - .minutes(40), actor: "", source: .api, address: "198.51.100.4", action: "silence.add", subject: "",
                outcome: .refused, reason: "This key is unknown."),
            AuditEntry(
                time: now - .minutes(30), actor: "ops", source: .page, address: "192.0.2.7", action: "receiver.test",
                subject: "receiver ops-mail", outcome: .begun),
            AuditEntry(
                time: now - .minutes(30), actor: "ops", source: .page, address: "192.0.2.7", action: "receiver.test",
                subject: "receiver ops-mail", outcome: .failed, reason: "ops-mail (email, smtp://mail.example.org): 535"),
            AuditEntry(
                time: now - .minutes(10), actor: "link to ops-discord", source: .link, address: "203.0.113.9",
                action: "silence.add", subject: "silence 4", before: nil, after: #"{"id":4,"matcher":{"hosts":["alpha"]}}"#),
        ]
        var numbered: [AuditEntry] = []
        for (index, entry) in entries.enumerated() {
            var entry = entry
            entry.id = Int64(index + 1)
            entry.hash = String(repeating: "\(index)", count: 64)
            numbered.append(entry)
        }
        return numbered.reversed()
    }
}
