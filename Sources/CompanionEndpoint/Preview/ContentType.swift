enum ContentType {
    /// By the end of a file's name. Unknown ones are bytes, which browsers save instead of showing.
    static func of(_ name: String) -> String {
        if name == "metrics" { return "text/plain; version=0.0.4; charset=utf-8" }
        guard let dot = name.lastIndex(of: ".") else { return "application/octet-stream" }
        return switch name[name.index(after: dot)...].lowercased() {
        case "html": "text/html; charset=utf-8"
        case "css": "text/css; charset=utf-8"
        case "js", "mjs": "text/javascript; charset=utf-8"
        case "json": "application/json; charset=utf-8"
        case "svg": "image/svg+xml; charset=utf-8"
        case "txt", "md": "text/plain; charset=utf-8"
        case "csv": "text/csv; charset=utf-8"
        case "xml": "application/xml; charset=utf-8"
        case "atom": "application/atom+xml; charset=utf-8"
        case "rss": "application/rss+xml; charset=utf-8"
        case "webmanifest": "application/manifest+json; charset=utf-8"
        case "ics": "text/calendar; charset=utf-8"
        case "png": "image/png"
        case "jpg", "jpeg": "image/jpeg"
        case "gif": "image/gif"
        case "webp": "image/webp"
        case "avif": "image/avif"
        case "ico": "image/vnd.microsoft.icon"
        case "woff2": "font/woff2"
        case "wasm": "application/wasm"
        case "gz": "application/gzip"
        case "pdf": "application/pdf"
        default: "application/octet-stream"
        }
    }
}
