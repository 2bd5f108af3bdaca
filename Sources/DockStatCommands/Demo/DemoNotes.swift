internal import DockStatModel
internal import Foundation

/// The notes of a demo, in a folder for as long as the site is written.
struct DemoNotes {
    /// What `site:` of a configuration names.
    let folder: String

    init(hosts: [String], containers: [ContainerStatus]) throws {
        folder = FileManager.default.temporaryDirectory.appendingPathComponent("dockstat-demo-\(UUID().uuidString)").path
        let first = containers.first { $0.service == .up } ?? containers.first
        let subject = first.map { "\($0.identity.host)/\($0.name)" } ?? hosts.first ?? ""
        try write(Self.welcome, to: "index.md")
        try write(Self.disk(subject), to: "runbooks/disk.md")
        try write(Self.contacts, to: "contacts.md")
        try write(Self.down, to: Self.runbook)
        guard let host = hosts.first else { return }
        try write("In rack **B2**, third from the top. Out of hours: see [contacts](../contacts.md).", to: "hosts/\(host).md")
    }

    func remove() { try? FileManager.default.removeItem(atPath: folder) }

    private func write(_ text: String, to path: String) throws {
        let file = URL(fileURLWithPath: "\(folder)/notes/\(path)")
        try FileManager.default.createDirectory(at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
        try Data(text.utf8).write(to: file)
    }

    private static let welcome = """
        Notes are Markdown files beside the configuration. When something is down, start with \
        [a full disk](runbooks/disk.md); who is on duty stands under [contacts](contacts.md). All services together were up \
        {{uptime 30d}} of the last 30 days.

        """

    private static func disk(_ subject: String) -> String {
        """
        # When a disk is full

        Look first, delete later.

        1. `docker system df` tells what takes the room.
        2. Old images go with `docker image prune --all --filter until=720h`.
        3. What is left is mostly logs:
           - of containers: set `max-size` in the engine's configuration
           - of the system: `journalctl --vacuum-time=14d`

        ## Who writes the most

        {{chart disk 24h \(subject)}}

        | what | who decides |
        |---|---|
        | volumes | the team of the stack |
        | images | anybody |

        - [x] images older than 30 days go by themselves
        - [ ] a quota for each stack

        > Never delete a volume that you do not know.

        """
    }

    /// What the rules name.
    static let runbook = "runbooks/down.md"

    private static let down = """
        # When a container is down

        1. The last lines of its log tell mostly why: `docker logs --tail 50 NAME`
        2. Exit code 137 is the kernel's doing: give it more memory, or find what eats it
        3. Start it again: `docker start NAME`, and say so in the incident

        """

    private static let contacts = """
        # Contacts

        | when | who |
        |---|---|
        | by day | ops@example.org |
        | at night | the pager, which hears of what is critical |

        """
}
