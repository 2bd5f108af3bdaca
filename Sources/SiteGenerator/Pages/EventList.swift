import DockStatModel

/// Events as a list, newest first.
struct EventList {
    var clock: ClockText
    /// Whether each event names its container.
    var namesContainer: Bool
    var limit = 50

    /// - Parameter events: newest first.
    func list(_ events: [EngineEvent]) -> Markup {
        guard !events.isEmpty else { return "<p class=\"nothing\">No events.</p>" }
        var result: Markup = "<ol class=\"events\">"
        for event in events.prefix(limit) {
            let name: Markup = namesContainer ? "\(Markup.name(event.containerName)) " : .empty
            result += "<li>\(clock.element(event.time)) <span>\(mark(event))\(name)\(EventWords.sentence(event))</span></li>"
        }
        result += "</ol>"
        return result
    }

    private func mark(_ event: EngineEvent) -> Markup {
        guard let mark = EventMark(event) else { return "<svg class=\"e\" aria-hidden=\"true\"></svg>" }
        return "<svg class=\"e\" viewBox=\"-6 -6 12 12\" aria-hidden=\"true\"><use href=\"#e-\(mark.kind.rawValue)\"/></svg>"
    }
}

/// Name and value pairs as a description list.
struct FactList {
    private var items: [Markup] = []

    mutating func add(_ name: String, _ value: Markup?) {
        guard let value, !value.isEmpty else { return }
        items.append("<div><dt>\(name)</dt><dd>\(value)</dd></div>")
    }

    mutating func add(_ name: String, text: String?, limit: Int = 300) {
        guard let text, !text.isEmpty else { return }
        add(name, .name(text, limit: limit))
    }

    func list() -> Markup { items.isEmpty ? .empty : "<dl class=\"factlist\">\(Markup.joined(items))</dl>" }
}
