import DockStatModel

/// The services that pretend hosts run. The first project shows every kind of trouble, so that a small fleet does too.
enum Catalogue {
    static let projects = [shop, blog, monitoring, code, media, byHand]

    private static let hour = EngineTime.hour
    private static let minute = EngineTime.minute

    private static let shop = Project(
        name: "shop",
        services: [
            Service(
                name: "web", repository: "nginx", tag: "1.27-alpine", kind: .web, port: 80, isPublished: true,
                hasHealthCheck: true,
                command: ["nginx", "-g", "daemon off;"]),
            Service(
                name: "api", repository: "ghcr.io/example/shop-api", tag: "1.4", kind: .api,
                story: .deploying(every: 24 * hour, at: 19 * hour + 7 * minute), port: 3000, hasHealthCheck: true,
                memoryLimit: 512, cpuLimit: 1500, command: ["node", "server.js"]),
            Service(
                name: "db", repository: "postgres", tag: "16.4", kind: .database, port: 5432, hasHealthCheck: true,
                memoryLimit: 2048, volume: "shop_db-data", command: ["postgres"]),
            Service(
                name: "worker", repository: "ghcr.io/example/shop-worker", tag: "2.9.1", kind: .worker,
                story: .leaking(every: 9 * hour, at: 5 * hour + 20 * minute), restartPolicy: .always, memoryLimit: 384,
                command: ["python", "-m", "worker"]),
            Service(
                name: "import", repository: "ghcr.io/example/shop-import", tag: "0.7", kind: .job,
                story: .crashing(at: 31 * hour + 11 * minute, code: 1), restartPolicy: .no, command: ["/import", "--follow"]),
            Service(
                name: "search", repository: "opensearchproject/opensearch", tag: "2.16.0", kind: .index,
                story: .ailing(every: 20 * hour, at: 7 * hour + 45 * minute, length: 40 * minute), port: 9200,
                hasHealthCheck: true, memoryLimit: 1536, volume: "shop_search-data"),
            Service(
                name: "backup", repository: "ghcr.io/example/backup", tag: "3", kind: .job,
                story: .scheduled(every: 6 * hour, at: 2 * hour, length: 11 * minute, failing: 0), restartPolicy: .no,
                command: ["/backup", "--all"]),
            Service(
                name: "cache", repository: "redis", tag: "7.4-alpine", kind: .cache, port: 6379, memoryLimit: 256,
                command: ["redis-server"]),
            Service(
                name: "mailer", repository: "ghcr.io/example/mailer", tag: "1.1", kind: .worker,
                story: .crashLooping(every: 22 * hour, at: 13 * hour), restartPolicy: .always, memoryLimit: 256),
            Service(
                name: "staging", repository: "ghcr.io/example/shop-api", tag: "1.5-rc1", kind: .api,
                story: .stopping(at: 26 * hour), port: 3000),
            Service(
                name: "migrate", repository: "ghcr.io/example/shop-migrate", tag: "1.4", kind: .job, story: .finished,
                restartPolicy: .no, command: ["/migrate", "up"]),
            Service(name: "images", repository: "ghcr.io/example/imageproxy", tag: "1.0", kind: .api, port: 8080),
        ])

    private static let blog = Project(
        name: "blog",
        services: [
            Service(name: "proxy", repository: "caddy", tag: "2.8", kind: .web, port: 443, isPublished: true),
            Service(
                name: "app", repository: "ghost", tag: "5.94", kind: .api,
                story: .deploying(every: 48 * hour, at: 30 * hour), port: 2368, hasHealthCheck: true),
            Service(
                name: "db", repository: "mariadb", tag: "11.4", kind: .database, port: 3306, hasHealthCheck: true,
                memoryLimit: 1024, volume: "blog_db-data", command: ["mariadbd"]),
            Service(
                name: "export", repository: "ghcr.io/example/backup", tag: "3", kind: .job,
                story: .scheduled(every: 12 * hour, at: 3 * hour + 30 * minute, length: 6 * minute, failing: 3),
                restartPolicy: .no, command: ["/backup", "blog"]),
            Service(name: "comments", repository: "ghcr.io/example/comments", tag: "0.13", kind: .api, port: 8080),
        ])

    private static let monitoring = Project(
        name: "monitoring",
        services: [
            Service(
                name: "prometheus", repository: "prom/prometheus", tag: "v2.54.1", kind: .index, port: 9090, isPublished: true,
                volume: "monitoring_prometheus-data"),
            Service(name: "grafana", repository: "grafana/grafana", tag: "11.2.0", kind: .api, port: 3000, isPublished: true),
            Service(
                name: "loki", repository: "grafana/loki", tag: "3.1.1", kind: .index,
                story: .leaking(every: 14 * hour, at: 11 * hour), port: 3100, restartPolicy: .always, memoryLimit: 768),
            Service(
                name: "node-exporter", repository: "prom/node-exporter", tag: "v1.8.2", kind: .idle, networkMode: .host,
                restartPolicy: .always),
        ])

    private static let code = Project(
        name: "code",
        services: [
            Service(
                name: "forgejo", repository: "codeberg.org/forgejo/forgejo", tag: "8.0", kind: .api, port: 3000,
                isPublished: true,
                volume: "code_forgejo-data"),
            Service(
                name: "runner", repository: "code.forgejo.org/forgejo/runner", tag: "4.0", kind: .worker,
                story: .pausing(every: 24 * hour, at: 9 * hour, length: 20 * minute), cpuLimit: 2000),
            Service(
                name: "db", repository: "postgres", tag: "16.4", kind: .database, port: 5432, hasHealthCheck: true,
                volume: "code_db-data", command: ["postgres"]),
        ])

    private static let media = Project(
        name: "media",
        services: [
            Service(name: "jellyfin", repository: "jellyfin/jellyfin", tag: "10.9", kind: .media, port: 8096, isPublished: true),
            Service(
                name: "scan", repository: "ghcr.io/example/media-scan", tag: "1.2", kind: .job,
                story: .scheduled(every: 8 * hour, at: hour, length: 25 * minute, failing: 0), restartPolicy: .no),
            Service(name: "music", repository: "deluan/navidrome", tag: "0.53", kind: .idle, port: 4533, isPublished: true),
        ])

    private static let byHand = Project(
        name: nil,
        services: [
            Service(name: "traefik", repository: "traefik", tag: "v3.1", kind: .web, networkMode: .host, restartPolicy: .always),
            Service(
                name: "registry", repository: "registry", tag: "2", kind: .idle, networkMode: .bridge, port: 5000,
                isPublished: true, restartPolicy: .always),
            Service(
                name: "clock", repository: "busybox", tag: "1.36", kind: .idle, networkMode: .none, command: ["sleep", "inf"]),
            Service(
                name: "toolbox", repository: "debian", tag: "bookworm-slim", kind: .idle, story: .neverStarted,
                networkMode: .none, restartPolicy: .no, command: ["bash"]),
        ])
}
