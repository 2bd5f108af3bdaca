/// A JSON document that the site has, as programs read about it.
struct StaticDocument {
    /// Below `/api/v2/`; `{name}` stands for a slug or a number.
    var path: String
    /// What it holds: a sentence.
    var summary: String
    /// Whether it is there only where pages have forms.
    var needsForms = false
    /// Of its JSON Schema in docs/schemas/api.
    var schema: String

    static let all = [
        StaticDocument(path: "status.json", summary: "The state of everything in a few numbers.", schema: "status"),
        StaticDocument(path: "about.json", summary: "How the site is made, and the last ticks.", schema: "about"),
        StaticDocument(path: "docker/status.json", summary: "Hosts and containers by state.", schema: "docker-status"),
        StaticDocument(path: "docker/hosts.json", summary: "All hosts.", schema: "hosts"),
        StaticDocument(path: "docker/hosts/{host}.json", summary: "The metrics of one host.", schema: "host"),
        StaticDocument(
            path: "docker/client/all.json", summary: "The engines that are read, and where each of them is said.",
            schema: "clients"),
        StaticDocument(
            path: "docker/manager/pool-stats.json", summary: "How reading the engines goes.", schema: "pool-stats"),
        StaticDocument(path: "docker/containers/all.json", summary: "All containers.", schema: "containers"),
        StaticDocument(path: "docker/containers/all/{host}.json", summary: "The containers of one host.", schema: "containers"),
        StaticDocument(path: "docker/containers/{host}/{container}.json", summary: "One container.", schema: "container"),
        StaticDocument(
            path: "docker/containers/{host}/{container}/history/{range}.json",
            summary: "The readings of one container over a range: 1h, 24h, 7d or 30d.", schema: "history"),
        StaticDocument(path: "docker/stacks.json", summary: "All Compose projects.", schema: "stacks"),
        StaticDocument(path: "docker/stacks/{stack}.json", summary: "One Compose project.", schema: "stack"),
        StaticDocument(
            path: "docker/hosts/{host}/history/{range}.json", summary: "What the containers of a host used together.",
            schema: "use"),
        StaticDocument(
            path: "docker/stacks/{stack}/history/{range}.json", summary: "What the containers of a project used together.",
            schema: "use"),
        StaticDocument(path: "graph.json", summary: "Hosts, networks, stacks and containers as a graph.", schema: "graph"),
        StaticDocument(path: "alerts.json", summary: "What fires, and what was lately resolved.", schema: "alerts"),
        StaticDocument(path: "alerts/{alert}.json", summary: "One alert with its trace.", schema: "alert"),
        StaticDocument(path: "incidents.json", summary: "Open incidents, and those of the last 90 days.", schema: "incidents"),
        StaticDocument(path: "incidents/{incident}.json", summary: "One incident with its timeline.", schema: "incident"),
        StaticDocument(path: "rules.json", summary: "The rules that apply.", schema: "rules"),
        StaticDocument(path: "silences.json", summary: "The silences that are not over.", schema: "silences"),
        StaticDocument(path: "maintenance.json", summary: "Announced windows and their next times.", schema: "maintenance"),
        StaticDocument(
            path: "notifications.json", summary: "Receivers, the outbox and the last deliveries.", schema: "notifications"),
        StaticDocument(path: "themes.json", summary: "The themes of the site.", schema: "themes"),
        StaticDocument(
            path: "themes/by-name/{theme}.json", summary: "One theme with its colours and its revision.", needsForms: true,
            schema: "theme"),
        StaticDocument(
            path: "notes.json", summary: "The notes with their revisions.", schema: "notes"),
        StaticDocument(
            path: "notes/{note}.json",
            summary: "One note as it is in its file, by its path below notes/: notes/runbooks/disk.md.json.",
            schema: "note"),
        StaticDocument(
            path: "db/config.json", summary: "What people keep beside the configuration: pins, keys and themes.",
            needsForms: true, schema: "config"),
        StaticDocument(
            path: "db/details.json", summary: "The size, rows and last backup of the database.", needsForms: true,
            schema: "details"),
        StaticDocument(path: "search.json", summary: "What the search of the pages looks through.", schema: "search"),
        StaticDocument(
            path: "audit.json", summary: "The last entries of the audit log.", needsForms: true, schema: "audit"),
        StaticDocument(
            path: "auth/api-keys.json", summary: "Names, scopes and times of keys; never a key.", needsForms: true,
            schema: "api-keys"),
    ]

    /// Names in the path, in its order.
    var names: [String] {
        path.split(separator: "/").compactMap { part in
            guard part.hasPrefix("{"), let end = part.firstIndex(of: "}") else { return nil }
            return String(part[part.index(after: part.startIndex)..<end])
        }
    }
}
