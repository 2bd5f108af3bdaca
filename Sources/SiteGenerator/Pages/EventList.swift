import DockStatModel

/// Events as a list, newest first.
struct EventList {
    var context: RenderContext
    /// Whether each event names its container.
    var namesContainer: Bool
    var limit = 50

    /// - Parameter events: newest first.
    func list(_ events: [EngineEvent]) -> Markup {
        guard !events.isEmpty else { return "<p class=\"nothing\">\(context.words("No events."))</p>" }
        var result: Markup = "<ol class=\"events\">"
        for event in events.prefix(limit) {
            let name: Markup = namesContainer ? "\(Markup.name(event.containerName)) " : .empty
            result +=
                "<li>\(context.clock.element(event.time)) <span>\(mark(event))\(name)\(context.words.sentence(event))</span></li>"
        }
        result += "</ol>"
        return result
    }

    private func mark(_ event: EngineEvent) -> Markup {
        guard let mark = EventMark.Kind(event) else { return "<svg class=\"e\" aria-hidden=\"true\"></svg>" }
        return "<svg class=\"e\" viewBox=\"-6 -6 12 12\" aria-hidden=\"true\"><use href=\"#e-\(mark.rawValue)\"/></svg>"
    }
}

/// Name and value pairs as a description list.
struct FactList {
    private let words: Words
    private var items: [Markup] = []

    init(_ words: Words) { self.words = words }

    mutating func add(_ name: Phrase, _ value: Markup?) {
        guard let value, !value.isEmpty else { return }
        items.append("<div><dt>\(words(name))</dt><dd>\(value)</dd></div>")
    }

    mutating func add(_ name: Phrase, text: String?, limit: Int = 300) {
        guard let text, !text.isEmpty else { return }
        add(name, .name(text, limit: limit))
    }

    /// Where the name is data, such as a label's.
    mutating func add(named name: String, text: String) {
        guard !text.isEmpty else { return }
        items.append("<div><dt>\(name)</dt><dd>\(Markup.name(text, limit: 300))</dd></div>")
    }

    func list() -> Markup { items.isEmpty ? .empty : "<dl class=\"factlist\">\(Markup.joined(items))</dl>" }
}
