/// `manifest.webmanifest`: what a phone asks for when somebody puts the site on the home screen.
struct WebManifest {
    static let path = "manifest.webmanifest"
    /// The picture that stands for the site elsewhere.
    static let icon = "icon-512.png"

    var context: RenderContext
    var themes: ThemeLibrary

    func document() -> [UInt8] {
        let title = CleanText.line(context.settings.title, limit: 200)
        return JSONWriter.document { json in
            json.field("name", title)
            json.field("short_name", CleanText.line(title, limit: 30))
            json.field("description", context.words("State, history and incidents of containers: \(title)"))
            json.field("lang", context.settings.language)
            // Relative to this file, so that a site in any folder is one of its own.
            json.field("start_url", "./")
            json.field("scope", "./")
            json.field("display", "standalone")
            json.field("background_color", themes.ground)
            json.field("theme_color", themes.ground)
            json.array("icons") { json in
                for (source, sizes, type, purpose) in [
                    ("icon-192.png", "192x192", "image/png", "any"), (Self.icon, "512x512", "image/png", "any"),
                    ("icon-maskable.png", "512x512", "image/png", "maskable"), ("icon.svg", "any", "image/svg+xml", "any"),
                ] {
                    json.object { json in
                        json.field("src", source)
                        json.field("sizes", sizes)
                        json.field("type", type)
                        json.field("purpose", purpose)
                    }
                }
            }
        }
    }
}
