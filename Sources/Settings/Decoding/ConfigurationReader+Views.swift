internal import DockStatModel

extension ConfigurationReader {
    /// - Parameter configuration: read already; what a view does not say is as it says.
    func readViews(_ top: NodeReader.Map, of configuration: Configuration, _ reader: inout NodeReader) -> [ViewConfiguration] {
        var views: [ViewConfiguration] = []
        var names: [String: String] = [:]
        var outputs: [String: String] = [:]
        for entry in reader.list(top, "views", of: "views, each with name and output") ?? [] {
            guard let map = reader.map(entry.node, path: entry.path, schemaPath: "views[]") else { continue }
            let name = reader.required(map, "name", .text(atMost: 100))
            let view = readView(map, name: name ?? "", of: configuration, &reader)
            guard let name, reader.claim(name, map, &names) else { continue }
            if let earlier = outputs[view.output] {
                reader.refuse(
                    map.place("output"), map.path("output"),
                    map.has("output")
                        ? "is the folder of \(earlier) already; each view has its own"
                        : "is missing, and \(earlier) is written to the folder `output` already")
                continue
            }
            outputs[view.output] = map.path
            views.append(view)
        }
        return views
    }

    private func readView(
        _ map: NodeReader.Map, name: String, of configuration: Configuration, _ reader: inout NodeReader
    ) -> ViewConfiguration {
        let path = ValueKind.path(in: places.base)
        var view = configuration.everything(named: name, output: configuration.output)
        reader.read(&view.output, map, "output", path)
        // Another folder is another address.
        if view.output != configuration.output { view.baseURL = nil }
        reader.read(&view.baseURL, map, "base_url", .webAddress)
        reader.read(&view.title, map, "title", .text(atMost: 200))
        reader.read(&view.language, map, "language", .languageTag)
        reader.read(&view.timeZone, map, "time_zone", .timeZone)
        reader.read(&view.theme, map, "theme", .themeName)
        reader.read(&view.templates, map, "templates", path)
        reader.read(&view.site, map, "site", path)
        checkLanguage(view.language, site: view.site, in: map, &reader)
        reader.read(&view.logo, map, "logo", .picture(in: places.base))
        reader.read(&view.footer, map, "footer", .text(atMost: 500))
        view.include = readMatcher(map, "include", schemaPath: "views[].include", &reader)
        if map.has("exclude") {
            let exclude = readMatcher(map, "exclude", schemaPath: "views[].exclude", &reader)
            if exclude.isEmpty {
                reader.refuse(map.place("exclude"), map.path("exclude"), "says nothing, and so would leave out everything")
            }
            view.exclude = exclude
        }
        if let rename = reader.map(map, "rename", schemaPath: "views[].rename") {
            view.hostNames = reader.texts(rename, "hosts") ?? [:]
            view.containerNames = reader.texts(rename, "containers") ?? [:]
        }
        view.redact = Set(reader.values(map, "redact", ValueKind<ViewConfiguration.Redaction>.choice) ?? [])
        return view
    }
}

extension ValueKind where Value == String {
    /// Kinds that browsers show, and that need no look inside: an SVG is used as a picture, where its scripts do not run.
    static func picture(in folder: String) -> ValueKind {
        ValueKind(allowed: "the path of an svg, png, jpg, webp or ico file") { text in
            let kind = text.split(separator: ".").last.map { $0.lowercased() }
            guard ["svg", "png", "jpg", "webp", "ico"].contains(kind), !text.unicodeScalars.contains(where: { $0.value < 0x20 })
            else { return nil }
            return FilePath.absolute(text, in: folder)
        }
    }
}
