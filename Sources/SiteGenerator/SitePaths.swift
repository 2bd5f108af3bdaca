import DockStatModel

/// Where everything lies in the output folder. The only place that makes paths, and only out of slugs.
enum SitePaths {
    static let manifest = Manifest.fileName

    static let hosts = "hosts/index.html"
    static func hostFolder(_ slug: String) -> String { "hosts/\(folderName(slug))/" }
    static func host(_ slug: String) -> String { hostFolder(slug) + "index.html" }

    static func containerFolder(host: String, container: String) -> String {
        hostFolder(host) + "containers/\(PathName.safe(container))/"
    }

    /// The hour is the container's own page; the other ranges lie beside it.
    static func containerPage(host: String, container: String, range: HistoryRange) -> String {
        containerFolder(host: host, container: container) + page(of: range)
    }

    static func page(of range: HistoryRange) -> String { range == .hour ? "index.html" : range.rawValue + ".html" }

    static let stacks = "stacks/index.html"
    static func stackFolder(_ project: String) -> String { "stacks/\(folderName(project))/" }
    static func stack(_ project: String) -> String { stackFolder(project) + "index.html" }
    static let graph = "graph/index.html"
    static let alerts = "alerts/index.html"
    static func alert(_ id: Int64) -> String { "alerts/\(id)/index.html" }
    static let incidents = "incidents/index.html"
    static func incident(_ id: Int64) -> String { "incidents/\(id)/index.html" }
    /// - Parameter month: such as `2026-11`, which no id is.
    static func incidentMonth(_ month: String) -> String { "incidents/\(month)/index.html" }
    /// Whether it is the page of one alert or incident.
    static func isOfAlerts(_ path: String) -> Bool {
        let parts = path.split(separator: "/")
        return parts.count == 3 && ["alerts", "incidents"].contains(parts[0]) && Int64(parts[1]) != nil
    }
    static let notifications = "notifications/index.html"
    static let maintenance = "maintenance/index.html"
    static let settings = "settings/index.html"
    static let audit = "audit/index.html"
    static let keys = "keys/index.html"
    /// What programs may ask for.
    static let apiPage = "api/index.html"
    static let openAPI = "api/v2/openapi.json"
    /// A style sheet of one rule: how many alerts fire. Every page shows that beside its navigation without having to change.
    static let alertCount = "alerts.css"

    static func apiStack(_ project: String) -> String { "api/v2/docker/stacks/\(apiName(project)).json" }
    /// A theme's style sheet.
    static func theme(_ slug: String) -> String { "themes/\(PathName.safe(slug)).css" }
    static let search = "api/v2/search.json"

    static let apiNotes = "api/v2/notes.json"
    /// The address at which a note is also written: `api/v2/notes/hosts/web-1.md` with `.json` behind it.
    static func apiNote(_ path: String) -> String {
        let parts = path.split(separator: "/").map(String.init)
        return "api/v2/notes/" + (parts.dropLast().map(apiName) + parts.suffix(1).map(PathName.safe)).joined(separator: "/")
            + ".json"
    }
    static func apiTheme(_ slug: String) -> String { "api/v2/themes/by-name/\(PathName.safe(slug)).json" }

    static func apiAlert(_ id: Int64) -> String { "api/v2/alerts/\(id).json" }
    static func apiIncident(_ id: Int64) -> String { "api/v2/incidents/\(id).json" }

    static func apiHost(_ slug: String) -> String { "api/v2/docker/hosts/\(apiName(slug)).json" }
    static func apiContainers(ofHost slug: String) -> String { "api/v2/docker/containers/all/\(apiName(slug)).json" }
    static func apiContainer(host: String, container: String) -> String {
        "api/v2/docker/containers/\(apiName(host))/\(apiName(container)).json"
    }
    static func apiHistory(host: String, container: String, range: HistoryRange) -> String {
        "api/v2/docker/containers/\(apiName(host))/\(apiName(container))/history/\(range.rawValue).json"
    }

    /// Of the twins of stacked charts.
    static func apiHistoryFolder(ofHost slug: String) -> String { "api/v2/docker/hosts/\(apiName(slug))/history/" }
    static func apiHistoryFolder(ofStack project: String) -> String { "api/v2/docker/stacks/\(apiName(project))/history/" }

    /// A slug as a folder that lies beside `index.html`, which one may be called too.
    private static func folderName(_ slug: String) -> String {
        let safe = PathName.safe(slug)
        guard safe == "index.html" || safe == "index.html.gz" else { return safe }
        return safe + "-" + String(PathName.fnv1a(safe), radix: 36)
    }

    /// A slug as a name in the API, where `<name>.json` lies beside `<name>/` and a host's folder beside `all/`: names that would
    /// meet there get a hash.
    static func apiName(_ slug: String) -> String {
        let safe = PathName.safe(slug)
        guard safe == "all" || safe.hasSuffix(".json") || safe.hasSuffix(".gz") else { return safe }
        return safe + "-" + String(PathName.fnv1a(safe), radix: 36)
    }

    /// The absolute address of a file: a page's is that of its folder.
    ///
    /// - Parameter baseURL: without a slash at its end.
    static func address(_ path: String, baseURL: String) -> String {
        let isFolder = path == "index.html" || path.hasSuffix("/index.html")
        return CleanText.line(baseURL, limit: 1000) + "/" + (isFolder ? String(path.dropLast("index.html".count)) : path)
    }

    /// Where the site's root lies on whatever server shows it: the path of its address, `/` without one. Never its origin: a site
    /// that is looked at from elsewhere, in a preview or by another name, asks no other server than that one.
    static func root(ofSite baseURL: String?) -> String {
        guard let baseURL, let scheme = baseURL.firstRange(of: "://") else { return "/" }
        let path = baseURL[scheme.upperBound...].drop { $0 != "/" }.prefix { $0 != "?" && $0 != "#" }
        return path.hasSuffix("/") ? String(path) : path + "/"
    }

    /// What leads from a page back to the root: `../../`, or nothing for a page in the root.
    static func root(from path: String) -> String {
        String(repeating: "../", count: path.utf8.count { $0 == UInt8(ascii: "/") })
    }
}
