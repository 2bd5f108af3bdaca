internal import DockStatModel

extension ConfigurationReader {
    func readRoutes(_ top: NodeReader.Map, receivers: Receivers, _ reader: inout NodeReader) -> [Route] {
        var routes: [Route] = []
        var isReached = true
        var ending = ""
        for entry in reader.list(top, "routes", of: "routes, each with receivers") ?? [] {
            guard let map = reader.map(entry.node, path: entry.path, schemaPath: "routes[]") else { continue }
            let route = readRoute(map, receivers: receivers, &reader)
            routes.append(route)
            if !isReached {
                reader.warn(map.mark, map.path, "is never reached: \(ending) has no match and ends all")
            } else if route.matcher.isEmpty, !route.isContinued {
                isReached = false
                ending = map.path
            }
        }
        warnUnreachable(routes, receivers, ending: ending, &reader)
        return routes
    }

    private func readRoute(_ map: NodeReader.Map, receivers: Receivers, _ reader: inout NodeReader) -> Route {
        let kind = ValueKind<String>.receiver(among: receivers.names)
        if !map.has("receivers") { _ = reader.required(map, "receivers", kind) }
        var route = Route(
            matcher: readMatcher(map, "match", schemaPath: "routes[].match", &reader),
            receivers: reader.values(map, "receivers", kind) ?? [])
        reader.read(&route.isContinued, map, "continue", .flag)
        if let escalation = reader.map(map, "escalate", schemaPath: "routes[].escalate") {
            let after = reader.required(escalation, "after", .duration(.minutes(1)...(.days(7))))
            if !escalation.has("receivers") { _ = reader.required(escalation, "receivers", kind) }
            let further = reader.values(escalation, "receivers", kind) ?? []
            if let after { route.escalation = .init(after: after, receivers: further) }
        }
        return route
    }

    /// Where no route ends all, whatever no route matches goes to every receiver: then each is reached.
    private func warnUnreachable(_ routes: [Route], _ receivers: Receivers, ending: String, _ reader: inout NodeReader) {
        guard let last = routes.firstIndex(where: { $0.matcher.isEmpty && !$0.isContinued }) else { return }
        let reached = Set(routes[...last].flatMap { $0.receivers + ($0.escalation?.receivers ?? []) })
        for name in receivers.names where !reached.contains(name) {
            let place = receivers.places[name]
            reader.warn(
                place?.place, place?.path ?? "routes",
                "no route leads to the receiver \(name), since \(ending) has no match and ends all; "
                    + "only the label \(DockStatLabel.receiver) reaches it")
        }
    }
}

extension ValueKind where Value == String {
    /// The name of a receiver that there is.
    static func receiver(among names: [String]) -> ValueKind {
        let known = names.isEmpty ? "none, since there are no receivers" : names.joined(separator: ", ")
        return ValueKind(allowed: "names of receivers: \(known)") { text throws(Refusal) in
            guard !names.contains(text) else { return text }
            throw Refusal(
                "no receiver is called \(Shown.value(text))\(NearestName.question(text, among: names)); allowed: \(known)")
        }
    }
}
